package reins.policies.nn;

import ai.djl.engine.Engine;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;

import reins.core.fact.ReinsException;
import reins.core.flow.FreeSpace;

import java.nio.file.Path;

/**
 * The one ONNX Runtime of this program. DJL's engine starts it, since DJL fails if somebody else
 * was first; everything else asks for it here. Safe on every thread.
 */
final class OnnxRuntime {
    /** What DJL calls it. */
    static final String ENGINE = "OnnxRuntime";

    /** What it takes on the disk, 20.6 MB, and a little more. */
    private static final long UNPACKED_BYTES = 21_000_000;

    private OnnxRuntime() {}

    /** Started by the first to ask, while others wait. */
    private static final class Started {
        private static final OrtEnvironment ENVIRONMENT = start();

        private static OrtEnvironment start() {
            // One thread in each pool, since sessions have pools of their own.
            System.setProperty("ai.djl.onnxruntime.num_threads", "1");
            System.setProperty("ai.djl.onnxruntime.num_interop_threads", "1");
            // Nothing is fetched and nobody is told.
            System.setProperty("ai.djl.offline", "true");
            System.setProperty("OPT_OUT_TRACKING", "true");
            // ONNX Runtime does without another engine for what its tensors cannot do.
            System.setProperty("ai.djl.onnx.disable_alternative", "true");
            Engine.getEngine(ENGINE);
            try {
                OrtEnvironment environment = OrtEnvironment.getEnvironment();
                environment.setTelemetry(false);
                return environment;
            } catch (OrtException e) {
                throw new IllegalStateException("telemetry that cannot be switched off", e);
            }
        }
    }

    /**
     * The environment of all sessions.
     *
     * @throws ReinsException where it does not start
     */
    static OrtEnvironment environment() {
        try {
            return Started.ENVIRONMENT;
        } catch (LinkageError e) {
            String folder = System.getProperty("java.io.tmpdir");
            throw new ReinsException(
                    FreeSpace.lacking("ONNX Runtime", Path.of(folder), UNPACKED_BYTES)
                            .orElse(
                                    "ONNX Runtime does not start; it unpacks a library, so make"
                                            + " this folder writable: "
                                            + folder),
                    e);
        }
    }

    /** What a session needs to compute on the calling thread alone and to print nothing. */
    static OrtSession.SessionOptions oneThread() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setInterOpNumThreads(1);
        options.setIntraOpNumThreads(1);
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        return options;
    }
}
