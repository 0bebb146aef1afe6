package reins.sessions.format.lerobot;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

import reins.core.fact.Action;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.Decision;
import reins.core.fact.Ending;
import reins.core.fact.Step;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.sessions.format.Extras;
import reins.sessions.format.parquet.Column;
import reins.sessions.format.video.Film;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * One column of a LeRobotDataset: what it is called, and what a tick has to put there. Safe on
 * every thread.
 *
 * @param names of its channels; empty where they have none
 * @param size how many numbers a tick has
 */
record LeRobotFeature(String name, Type type, List<String> names, int size, Content content) {
    static final String STATE = "observation.state";
    static final String IMAGES = "observation.images.";
    static final String ACTION = "action";
    static final String REWARD = "next.reward";
    static final String DONE = "next.done";
    static final String SUCCESS = "next.success";
    static final String TRUNCATED = "next.truncated";
    static final String INTERVENTION = "intervention";
    static final String IS_INTERVENTION = "complementary_info.is_intervention";
    static final String TIMESTAMP = "timestamp";
    static final String FRAME = "frame_index";
    static final String EPISODE = "episode_index";
    static final String INDEX = "index";
    static final String TASK = "task_index";

    /** In front of the names of {@link Extras}. */
    static final String OURS = "reins.";

    /** LeRobot's and Parquet's names for a type. */
    enum Type {
        FLOAT("float32", Column.Kind.FLOAT),
        WHOLE("int64", Column.Kind.WHOLE),
        FLAG("bool", Column.Kind.FLAG);

        private final String dtype;
        private final Column.Kind kind;

        Type(String dtype, Column.Kind kind) {
            this.dtype = dtype;
            this.kind = kind;
        }

        Column.Kind kind() {
            return kind;
        }
    }

    /** A tick, and where it stands. */
    record Row(Step step, long frame, long episode, long index, long task, float seconds) {}

    /** What of a tick belongs in a column. */
    sealed interface Content {}

    record Floats(Function<Row, Vec> of) implements Content {}

    record Seconds() implements Content {}

    record Wholes(ToLongFunction<Row> of) implements Content {}

    Column column() {
        return new Column(name, type.kind(), size > 1);
    }

    /** Every column of this world's dataset, but for its pictures. */
    static List<LeRobotFeature> of(WorldSpec world) {
        List<LeRobotFeature> all = new ArrayList<>();
        if (!world.state().isEmpty()) {
            all.add(floats(STATE, names(world.state()), row -> row.step().observation().state()));
        }
        all.add(action(world, ACTION, Decision::executed));
        int objectives = world.objectives().size();
        all.add(
                floats(
                        REWARD,
                        List.of(),
                        row -> {
                            Vec reward = row.step().outcome().reward();
                            return objectives == 1 ? reward : Vec.of(reward.at(0));
                        }));
        all.add(flag(DONE, row -> row.step().outcome().ending() != Ending.NONE));
        all.add(flag(SUCCESS, row -> row.step().outcome().ending() == Ending.SUCCESS));
        all.add(flag(TRUNCATED, row -> row.step().outcome().ending() == Ending.CUT));
        all.add(flag(INTERVENTION, row -> row.step().decision().teacherDrives()));
        all.add(
                floats(
                        IS_INTERVENTION,
                        List.of("is_intervention"),
                        row -> row.step().decision().teacherDrives() ? ONE : ZERO));
        all.add(whole(OURS + Extras.MODE, row -> Extras.mode(row.step().decision())));
        all.add(whole(OURS + Extras.VERSION, row -> row.step().policy().version()));
        all.add(action(world, OURS + Extras.WISH, Decision::wish));
        all.add(
                action(
                        world,
                        OURS + Extras.TAUGHT,
                        decision -> decision.label().orElseGet(decision::executed)));
        if (objectives > 1) {
            all.add(
                    floats(
                            OURS + Extras.REWARDS,
                            names(world.objectives()),
                            row -> row.step().outcome().reward()));
        }
        all.add(new LeRobotFeature(TIMESTAMP, Type.FLOAT, List.of(), 1, new Seconds()));
        all.add(whole(FRAME, Row::frame));
        all.add(whole(EPISODE, Row::episode));
        all.add(whole(INDEX, Row::index));
        all.add(whole(TASK, Row::task));
        return all;
    }

    private static final Vec ONE = Vec.of(1);
    private static final Vec ZERO = Vec.zeros(1);

    private static LeRobotFeature floats(
            String name, List<String> names, Function<Row, Vec> content) {
        return new LeRobotFeature(
                name, Type.FLOAT, names, Math.max(1, names.size()), new Floats(content));
    }

    private static LeRobotFeature whole(String name, ToLongFunction<Row> content) {
        return new LeRobotFeature(name, Type.WHOLE, List.of(), 1, new Wholes(content));
    }

    private static LeRobotFeature flag(String name, java.util.function.Predicate<Row> content) {
        return new LeRobotFeature(
                name, Type.FLAG, List.of(), 1, new Wholes(row -> content.test(row) ? 1 : 0));
    }

    private static LeRobotFeature action(
            WorldSpec world, String name, Function<Decision, Action> which) {
        return world.controls().isEmpty()
                ? whole(name, row -> ((Action.Token) which.apply(row.step().decision())).id())
                : floats(
                        name,
                        names(world.controls()),
                        row -> which.apply(row.step().decision()).asControls());
    }

    private static List<String> names(List<Channel> channels) {
        return channels.stream().map(Channel::name).toList();
    }

    /** As {@code info.json} describes it. */
    JsonObject json() {
        JsonObject feature = new JsonObject();
        feature.addProperty("dtype", type.dtype);
        JsonArray shape = new JsonArray();
        shape.add(size);
        feature.add("shape", shape);
        feature.add("names", names.isEmpty() ? JsonNull.INSTANCE : array(names));
        return feature;
    }

    /** As {@code info.json} describes a camera's film. */
    static JsonObject film(Camera camera, int fps) {
        JsonObject info = new JsonObject();
        info.addProperty("video.height", camera.height());
        info.addProperty("video.width", camera.width());
        info.addProperty("video.codec", Film.codec(camera).title());
        info.addProperty("video.pix_fmt", "yuv420p");
        info.addProperty("video.is_depth_map", false);
        info.addProperty("video.fps", fps);
        info.addProperty("video.channels", 3);
        info.addProperty("has_audio", false);
        JsonObject feature = new JsonObject();
        feature.addProperty("dtype", "video");
        JsonArray shape = new JsonArray();
        shape.add(camera.height());
        shape.add(camera.width());
        shape.add(3);
        feature.add("shape", shape);
        feature.add("names", array(List.of("height", "width", "channels")));
        feature.add("info", info);
        return feature;
    }

    private static JsonArray array(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }
}
