package reins.sessions.format;

import reins.core.fact.Action;
import reins.core.fact.Decision;
import reins.core.fact.Episode;
import reins.core.fact.Step;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The columns that Reins adds to formats which ignore what they do not know: how each tick was
 * decided, by which version, what the policy wanted, what the teacher said, and the rewards of all
 * objectives. Safe on every thread.
 */
public final class Extras {
    /** 0 autonomous, 1 labelled, 2 relabelled, 3 taken over, 4 demonstrated, 5 shared. */
    public static final String MODE = "mode";

    public static final String VERSION = "policy_version";
    public static final String EXECUTED = "executed";
    public static final String WISH = "wish";
    public static final String TAUGHT = "taught";
    public static final String REWARDS = "rewards";

    private Extras() {}

    public static void write(WorldSpec world, Episode episode, Columns.Out out) {
        List<Step> steps = episode.steps();
        out.ints(MODE, ints(steps, step -> mode(step.decision())));
        out.ints(VERSION, ints(steps, step -> step.policy().version()));
        actions(world, steps, EXECUTED, Decision::executed, out);
        actions(world, steps, WISH, Decision::wish, out);
        actions(
                world,
                steps,
                TAUGHT,
                decision -> decision.label().orElseGet(decision::executed),
                out);
        out.floats(
                REWARDS,
                world.objectives().size(),
                rows(steps, world.objectives().size(), step -> step.outcome().reward()));
    }

    /** What is known of each tick's decision; everything demonstrated where nothing is said. */
    static List<Decision> decisions(WorldSpec world, List<Action> executed, Columns in) {
        if (!in.has(MODE)) {
            return executed.stream().<Decision>map(Decision.Demonstrated::new).toList();
        }
        int[] modes = in.ints(MODE, executed.size());
        List<Action> exactly = actions(world, executed.size(), EXECUTED, in);
        List<Action> wishes = actions(world, executed.size(), WISH, in);
        List<Action> taught = actions(world, executed.size(), TAUGHT, in);
        List<Decision> decisions = new ArrayList<>(executed.size());
        for (int i = 0; i < modes.length; i++) {
            Action done = exactly.get(i);
            decisions.add(
                    switch (modes[i]) {
                        case 0 -> new Decision.Autonomous(done);
                        case 1 -> new Decision.Labelled(done, taught.get(i));
                        case 2 -> new Decision.Relabelled(done, taught.get(i));
                        case 3 -> new Decision.TakenOver(done, wishes.get(i));
                        case 4 -> new Decision.Demonstrated(done);
                        case 5 -> new Decision.Shared(done, wishes.get(i), taught.get(i));
                        default -> throw in.wrong(MODE, "there is no mode " + modes[i]);
                    });
        }
        return decisions;
    }

    /** The version at each tick; 0 where nothing is said. */
    static int[] versions(int ticks, Columns in) {
        if (!in.has(VERSION)) {
            return new int[ticks];
        }
        int[] versions = in.ints(VERSION, ticks);
        for (int version : versions) {
            if (version < 0) {
                throw in.wrong(VERSION, "there is a version " + version);
            }
        }
        return versions;
    }

    /** The rewards of all objectives at each tick, which are finite. */
    public static List<Vec> rewards(WorldSpec world, int ticks, Columns in) {
        return finite(in.floats(REWARDS, ticks, world.objectives().size()), ticks, REWARDS, in);
    }

    /** Rows that may hold no NaN and nothing infinite. */
    public static List<Vec> finite(float[] values, int rows, String name, Columns in) {
        List<Vec> vectors = vectors(values, rows);
        for (int i = 0; i < rows; i++) {
            if (!vectors.get(i).isFinite()) {
                throw in.wrong(name, "row " + i + " is not finite: " + vectors.get(i));
            }
        }
        return vectors;
    }

    public static List<Vec> vectors(float[] values, int rows) {
        int columns = rows == 0 ? 0 : values.length / rows;
        List<Vec> vectors = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            float[] row = new float[columns];
            System.arraycopy(values, i * columns, row, 0, columns);
            vectors.add(Vec.of(row));
        }
        return vectors;
    }

    /** Actions as rows of controls, or as a column of tokens. */
    public static void actions(
            WorldSpec world,
            List<Step> steps,
            String name,
            Function<Decision, Action> which,
            Columns.Out out) {
        if (world.controls().isEmpty()) {
            out.ints(name, ints(steps, step -> ((Action.Token) which.apply(step.decision())).id()));
        } else {
            int size = world.controls().size();
            out.floats(
                    name,
                    size,
                    rows(steps, size, step -> which.apply(step.decision()).asControls()));
        }
    }

    /** The number of the word. */
    public static int token(Action action) {
        return switch (action) {
            case Action.Token(int id) -> id;
            case Action.Continuous _ ->
                    throw new IllegalStateException("controls where a token is needed");
        };
    }

    /** The reverse; refuses what is not finite and tokens that the world does not have. */
    public static List<Action> actions(WorldSpec world, int ticks, String name, Columns in) {
        List<Action> actions = new ArrayList<>(ticks);
        if (world.controls().isEmpty()) {
            for (int token : in.ints(name, ticks)) {
                if (token < 0 || token >= world.vocabulary().size()) {
                    throw in.wrong(name, "there is no token " + token);
                }
                actions.add(new Action.Token(token));
            }
        } else {
            float[] values = in.floats(name, ticks, world.controls().size());
            for (Vec controls : finite(values, ticks, name, in)) {
                actions.add(new Action.Continuous(controls));
            }
        }
        return actions;
    }

    public static int mode(Decision decision) {
        return switch (decision) {
            case Decision.Autonomous _ -> 0;
            case Decision.Labelled _ -> 1;
            case Decision.Relabelled _ -> 2;
            case Decision.TakenOver _ -> 3;
            case Decision.Demonstrated _ -> 4;
            case Decision.Shared _ -> 5;
        };
    }

    static int[] ints(List<Step> steps, Function<Step, Integer> which) {
        return steps.stream().mapToInt(which::apply).toArray();
    }

    /** Row by row, {@code [T, size]}. */
    public static float[] rows(List<Step> steps, int size, Function<Step, Vec> which) {
        float[] values = new float[steps.size() * size];
        for (int i = 0; i < steps.size(); i++) {
            which.apply(steps.get(i)).copyTo(values, i * size);
        }
        return values;
    }
}
