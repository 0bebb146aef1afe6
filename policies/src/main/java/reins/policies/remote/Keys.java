package reins.policies.remote;

import java.util.List;

/** What a policy server calls what it is told; servers of one robot agree. Safe on every thread. */
enum Keys {
    /** Ours: each camera by its own name and in its own size. */
    PLAIN(List.of(new Part("observation/state", 0)), List.of(), 0, false),
    LIBERO(
            List.of(new Part("observation/state", 0)),
            List.of("observation/image", "observation/wrist_image"),
            Keys.SIDE,
            false),
    ALOHA(
            List.of(new Part("state", 0)),
            List.of(
                    "images>cam_high",
                    "images>cam_left_wrist",
                    "images>cam_right_wrist",
                    "images>cam_low"),
            Keys.SIDE,
            true),
    DROID(
            List.of(
                    new Part("observation/joint_position", 7),
                    new Part("observation/gripper_position", 0)),
            List.of("observation/exterior_image_1_left", "observation/wrist_image_left"),
            Keys.SIDE,
            false);

    /** Of the pictures that these servers' policies were trained with, in pixels. */
    private static final int SIDE = 224;

    /**
     * A part of the state.
     *
     * @param channels how many it takes; 0 for all that are left
     */
    record Part(String key, int channels) {}

    private final List<Part> state;
    private final List<String> pictures;
    private final int side;
    private final boolean channelsFirst;

    Keys(List<Part> state, List<String> pictures, int side, boolean channelsFirst) {
        this.state = state;
        this.pictures = pictures;
        this.side = side;
        this.channelsFirst = channelsFirst;
    }

    /** The parts of the state, in order. */
    List<Part> state() {
        return state;
    }

    /** What the pictures are called, in the cameras' order; none: by the cameras' names. */
    List<String> pictures() {
        return pictures;
    }

    /** Of a picture, in pixels; 0 for its own size. */
    int side() {
        return side;
    }

    /** Whether a picture is {@code [3, H, W]}, else {@code [H, W, 3]}. */
    boolean channelsFirst() {
        return channelsFirst;
    }
}
