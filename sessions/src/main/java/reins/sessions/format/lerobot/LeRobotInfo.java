package reins.sessions.format.lerobot;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

import reins.sessions.format.Attempts;
import reins.sessions.format.Kept;
import reins.sessions.format.Note;

import java.util.EnumSet;
import java.util.Set;

/** What LeRobot's two versions of a dataset have in common. Safe on every thread. */
final class LeRobotInfo {
    /** Columns of ours in the table of attempts. */
    static final String MEMO = "reins/memo";

    static final String LAST_STATE = "reins/last_state";

    static final Set<Kept> KEPT =
            Set.copyOf(EnumSet.complementOf(EnumSet.of(Kept.PICTURES, Kept.LAST_PICTURES)));

    /** Files in a folder. */
    static final int CHUNK = 1000;

    private LeRobotInfo() {}

    /** The folder and file of that number, without its ending. */
    static String place(int number) {
        return "chunk-%03d/file-%03d".formatted(chunk(number), file(number));
    }

    static int chunk(int number) {
        return number / CHUNK;
    }

    static int file(int number) {
        return number % CHUNK;
    }

    /** Where v2.1 has an episode's film. */
    static String film(String feature, int episode) {
        return "videos/chunk-%03d/%s/episode_%06d.mp4".formatted(chunk(episode), feature, episode);
    }

    /** Where v2.1 has an episode's table. */
    static String table(int episode) {
        return "data/chunk-%03d/episode_%06d.parquet".formatted(chunk(episode), episode);
    }

    static JsonObject json(
            String version,
            Attempts attempts,
            LeRobotRows rows,
            long episodes,
            long frames,
            int tasks) {
        JsonObject info = new JsonObject();
        info.addProperty("codebase_version", version);
        info.addProperty("robot_type", "reins_" + attempts.world().id());
        info.addProperty("total_episodes", episodes);
        info.addProperty("total_frames", frames);
        info.addProperty("total_tasks", tasks);
        info.addProperty("chunks_size", CHUNK);
        info.addProperty("fps", rows.fps());
        JsonObject splits = new JsonObject();
        splits.addProperty("train", "0:" + episodes);
        info.add("splits", splits);
        info.add("features", rows.describe());
        info.add("reins", Note.of(attempts).object());
        return info;
    }

    static void addVideoPath(JsonObject info, boolean none, String path) {
        if (none) {
            info.add("video_path", JsonNull.INSTANCE);
        } else {
            info.addProperty("video_path", path);
        }
    }
}
