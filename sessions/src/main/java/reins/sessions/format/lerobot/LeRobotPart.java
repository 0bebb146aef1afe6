package reins.sessions.format.lerobot;

import reins.core.fact.Action;
import reins.core.fact.Camera;
import reins.core.fact.Ending;
import reins.core.fact.Frame;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.sessions.Damaged;
import reins.sessions.format.Columns;
import reins.sessions.format.Extras;
import reins.sessions.format.Limits;
import reins.sessions.format.NoColumns;
import reins.sessions.format.Stills;
import reins.sessions.format.lerobot.LeRobotDescription.Numbers;
import reins.sessions.format.parquet.Values;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The rows of one episode, from one row group or several. Used by one thread at a time. */
final class LeRobotPart {
    private final Path root;
    private final LeRobotDescription description;
    private final List<Rows> parts = new ArrayList<>();
    private int rows;

    private record Rows(LeRobotGroup group, int first, int end) {}

    LeRobotPart(Path root, LeRobotDescription description) {
        this.root = root;
        this.description = description;
    }

    void add(LeRobotGroup group, int first, int end) {
        parts.add(new Rows(group, first, end));
        rows += end - first;
    }

    int rows() {
        return rows;
    }

    private boolean has(String column) {
        return parts.stream().allMatch(part -> part.group().has(column));
    }

    /** Row by row, {@code [rows, columns]}. */
    private float[] floats(String column, int columns) {
        float[] all = new float[rows * columns];
        int place = 0;
        for (Rows part : parts) {
            Values values = part.group().values(column);
            for (int row = part.first(); row < part.end(); row++) {
                if (values.length(row) != columns) {
                    throw part.group()
                            .wrong(
                                    row,
                                    "'%s' has %d numbers, not %d"
                                            .formatted(column, values.length(row), columns));
                }
                int start = values.start(row);
                for (int i = 0; i < columns; i++) {
                    all[place++] = (float) values.number(start + i);
                }
            }
        }
        return all;
    }

    private long[] wholes(String column) {
        long[] all = new long[rows];
        int place = 0;
        for (Rows part : parts) {
            Values values = part.group().values(column);
            for (int row = part.first(); row < part.end(); row++) {
                all[place++] = values.whole(values.start(row));
            }
        }
        return all;
    }

    private boolean lastFlag(String column) {
        return has(column) && wholes(column)[rows - 1] != 0;
    }

    /** The state at each tick, from all features that are one. */
    List<Vec> states() {
        int size = description.world().state().size();
        float[] all = new float[rows * size];
        int from = 0;
        for (Numbers each : description.states()) {
            float[] values = floats(each.feature(), each.size());
            for (int row = 0; row < rows; row++) {
                System.arraycopy(values, row * each.size(), all, row * size + from, each.size());
            }
            from += each.size();
        }
        return Extras.vectors(all, rows);
    }

    List<Action> actions(String column) {
        return Extras.actions(description.world(), rows, column, columns(""));
    }

    /** The first objective's; 0 where none are told. */
    List<Vec> rewards() {
        return has(LeRobotFeature.REWARD)
                ? Extras.finite(
                        floats(LeRobotFeature.REWARD, 1), rows, LeRobotFeature.REWARD, columns(""))
                : Collections.nCopies(rows, Vec.zeros(1));
    }

    /** The number of the first row's task; −1 where none is told. */
    long task() {
        return has(LeRobotFeature.TASK) ? wholes(LeRobotFeature.TASK)[0] : -1;
    }

    /**
     * Failure only where it is told apart from a time limit: in what others write, an episode that
     * is done without success may have been cut.
     */
    Ending ending() {
        if (lastFlag(LeRobotFeature.SUCCESS)) {
            return Ending.SUCCESS;
        }
        boolean isToldApart = has(LeRobotFeature.TRUNCATED);
        if (isToldApart && !lastFlag(LeRobotFeature.TRUNCATED) && lastFlag(LeRobotFeature.DONE)) {
            return Ending.FAILURE;
        }
        return isToldApart && !lastFlag(LeRobotFeature.TRUNCATED) ? Ending.NONE : Ending.CUT;
    }

    List<Frame> pictures(String feature, Camera camera) {
        Limits.hold(root, feature, 3L * camera.width() * camera.height() * rows);
        List<Frame> frames = new ArrayList<>(rows);
        for (Rows part : parts) {
            Values values = part.group().values(feature + "/bytes");
            for (int row = part.first(); row < part.end(); row++) {
                try {
                    frames.add(Stills.read(values.bytes(row), camera));
                } catch (IllegalArgumentException e) {
                    throw part.group().wrong(row, "'%s': %s".formatted(feature, e.getMessage()));
                }
            }
        }
        return frames;
    }

    /** What Reins wrote beside; of what others wrote, whether somebody intervened. */
    Columns extras() {
        if (has(LeRobotFeature.OURS + Extras.MODE)) {
            return columns(LeRobotFeature.OURS);
        }
        for (String column : List.of(LeRobotFeature.INTERVENTION, LeRobotFeature.IS_INTERVENTION)) {
            if (has(column)) {
                return new Intervened(column);
            }
        }
        return new NoColumns(root, "episode");
    }

    private Columns columns(String prefix) {
        return new Prefixed(prefix);
    }

    /** The table's columns under shorter names; what was executed is the action. */
    private class Prefixed implements Columns {
        private final String prefix;

        Prefixed(String prefix) {
            this.prefix = prefix;
        }

        String column(String name) {
            return name.equals(Extras.EXECUTED) ? LeRobotFeature.ACTION : prefix + name;
        }

        @Override
        public boolean has(String name) {
            return LeRobotPart.this.has(column(name));
        }

        @Override
        public float[] floats(String name, int rows, int columns) {
            return LeRobotPart.this.floats(column(name), columns);
        }

        @Override
        public int[] ints(String name, int rows) {
            long[] wholes = wholes(column(name));
            int[] ints = new int[wholes.length];
            for (int i = 0; i < ints.length; i++) {
                if ((int) wholes[i] != wholes[i]) {
                    throw wrong(name, "%d is too large".formatted(wholes[i]));
                }
                ints[i] = (int) wholes[i];
            }
            return ints;
        }

        @Override
        public ReinsException wrong(String name, String what) {
            return Damaged.at(root, "column '%s'".formatted(column(name)), what);
        }
    }

    /**
     * Decisions from interventions: those ticks count as demonstrated, the rest as driven by a
     * policy.
     */
    private final class Intervened extends Prefixed {
        private static final int AUTONOMOUS = 0;
        private static final int DEMONSTRATED = 4;
        private final String told;

        Intervened(String told) {
            super("");
            this.told = told;
        }

        @Override
        String column(String name) {
            return switch (name) {
                case Extras.MODE -> told;
                case Extras.EXECUTED, Extras.WISH, Extras.TAUGHT -> LeRobotFeature.ACTION;
                default -> name;
            };
        }

        @Override
        public int[] ints(String name, int rows) {
            int[] ints = super.ints(name, rows);
            if (name.equals(Extras.MODE)) {
                for (int i = 0; i < ints.length; i++) {
                    ints[i] = ints[i] == 0 ? AUTONOMOUS : DEMONSTRATED;
                }
            }
            return ints;
        }
    }
}
