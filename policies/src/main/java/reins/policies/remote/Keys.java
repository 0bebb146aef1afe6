package reins.policies.remote;

import java.util.List;

/** What a policy server calls what it is told; servers of one robot agree. Safe on every thread. */
enum Keys {
    /** Ours: each camera by its own name and in its own size. */
    PLAIN,
    LIBERO,
    ALOHA,
    DROID;

    /** Of the pictures that these servers' policies were trained with, in pixels. */
    private static final int SIDE = 224;

    private static final int DROIDS_JOINTS = 7;

    /**
     * A part of the state.
     *
     * @param channels how many it takes; 0 for all that are left
     */
    record Part(String key, int channels) {}

    /** The parts of the state, in order. */
    List<Part> state() {
        return switch (this) {
            case PLAIN, LIBERO -> List.of(new Part("observation/state", 0));
            case ALOHA -> List.of(new Part("state", 0));
            case DROID ->
                    List.of(
                            new Part("observation/joint_position", DROIDS_JOINTS),
                            new Part("observation/gripper_position", 0));
        };
    }

    /** What the pictures are called, in the cameras' order; none: by the cameras' names. */
    List<String> pictures() {
        return switch (this) {
            case PLAIN -> List.of();
            case LIBERO -> List.of("observation/image", "observation/wrist_image");
            case ALOHA ->
                    List.of(
                            "images>cam_high",
                            "images>cam_left_wrist",
                            "images>cam_right_wrist",
                            "images>cam_low");
            case DROID ->
                    List.of("observation/exterior_image_1_left", "observation/wrist_image_left");
        };
    }

    /** Of a picture, in pixels; 0 for its own size. */
    int side() {
        return this == PLAIN ? 0 : SIDE;
    }

    /** Whether a picture is {@code [3, H, W]}, else {@code [H, W, 3]}. */
    boolean channelsFirst() {
        return this == ALOHA;
    }
}
