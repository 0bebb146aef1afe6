package reins.sessions.format.lerobot;

import reins.core.fact.ReinsException;
import reins.sessions.Damaged;
import reins.sessions.format.parquet.ParquetReader;
import reins.sessions.format.parquet.RowGroup;
import reins.sessions.format.parquet.Values;

/** Some rows of a dataset's tables. Used by one thread at a time. */
final class LeRobotGroup {
    /** LeRobot's own. */
    private static final double TOLERANCE_SECONDS = 1e-4;

    private final ParquetReader table;
    private final int number;
    private final RowGroup columns;

    LeRobotGroup(ParquetReader table, int number, LeRobotDescription description) {
        this.table = table;
        this.number = number;
        columns = new RowGroup(table, number);
        for (LeRobotDescription.Numbers each : description.columns()) {
            checkSize(each);
        }
    }

    private void checkSize(LeRobotDescription.Numbers each) {
        Values values = values(each.feature());
        for (int row = 0; row < rows(); row++) {
            if (values.length(row) != each.size()) {
                throw wrong(
                        row,
                        "'%s' has %d numbers, not %d"
                                .formatted(each.feature(), values.length(row), each.size()));
            }
        }
    }

    int rows() {
        return columns.rows();
    }

    boolean has(String column) {
        return columns.has(column);
    }

    Values values(String column) {
        return columns.values(column);
    }

    ReinsException wrong(int row, String what) {
        return Damaged.at(table.file(), "row %d of row group %d".formatted(row, number), what);
    }

    /**
     * Sees that rows are those of an episode.
     *
     * @param frame of the first of them
     */
    void check(int first, int end, int episode, int frame, int fps) {
        Values episodes = values(LeRobotFeature.EPISODE);
        Values frames = values(LeRobotFeature.FRAME);
        Values seconds = values(LeRobotFeature.TIMESTAMP);
        for (int row = first; row < end; row++) {
            long wanted = (long) frame + row - first;
            if (episodes.whole(row) != episode || frames.whole(row) != wanted) {
                throw wrong(
                        row,
                        "there is frame %d of episode %d, where frame %d of episode %d belongs"
                                .formatted(
                                        frames.whole(row), episodes.whole(row), wanted, episode));
            }
            // A float is not exact for long episodes.
            double slack = TOLERANCE_SECONDS + Math.ulp((float) wanted / fps);
            if (!(Math.abs(seconds.number(row) - (double) wanted / fps) <= slack)) {
                throw wrong(row, "frame %d is at second %s".formatted(wanted, seconds.number(row)));
            }
        }
    }
}
