package reins.policies.nn;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;

import java.io.IOException;

/** Loads the native libraries, to check whether they work on this machine. Safe on every thread. */
public final class Natives {
    private Natives() {}

    /**
     * The version of PyTorch and how many threads it uses.
     *
     * @throws reins.core.fact.ReinsException where this machine has none, or it does not load
     */
    public static String pyTorch() {
        NativeThreads.limitToOne();
        try {
            String version = Loader.getVersion("org.bytedeco", "pytorch", torch.class);
            return "%s with %d thread".formatted(version, torch.get_num_threads());
        } catch (IOException e) {
            throw new IllegalStateException("a library without its own note", e);
        }
    }

    /**
     * The version of ONNX Runtime.
     *
     * @throws reins.core.fact.ReinsException where it does not load
     */
    public static String onnxRuntime() {
        return OnnxRuntime.environment().getVersion();
    }
}
