package reins.policies.nn;

import java.util.Optional;

/** The names of the inputs and outputs of a policy's file. Safe on every thread. */
final class Ports {
    static final String OBSERVATION = "observation";
    static final String TOKENS = "tokens";
    static final String NOISE = "noise";
    static final String MEMORY = "memory";
    static final String ACTION = "action";
    static final String WORD = "word";
    static final String THOUGHT = "thought";
    static final String DOUBT = "doubt";
    static final String RISK = "risk";

    /** The output of the memory: a graph cannot call an input and an output the same. */
    static final String NEXT_MEMORY = "next_memory";

    /** What the input of the one camera was called before there could be several. */
    static final String IMAGE = "image";

    /** What a critic's file gives. */
    static final String VALUE = "value";

    private static final String IMAGE_OF = IMAGE + ".";

    private Ports() {}

    /** The input of a camera's pictures. */
    static String image(String camera) {
        return IMAGE_OF + camera;
    }

    /** The camera that an input is named after; empty where it is of no camera by name. */
    static Optional<String> cameraOf(String input) {
        return input.startsWith(IMAGE_OF)
                ? Optional.of(input.substring(IMAGE_OF.length()))
                : Optional.empty();
    }

    /** Whether it is the input of some camera's pictures. */
    static boolean isImage(String name) {
        return name.equals(IMAGE) || name.startsWith(IMAGE_OF);
    }
}
