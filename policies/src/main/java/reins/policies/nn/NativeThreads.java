package reins.policies.nn;

import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

import reins.core.fact.ReinsException;

/** How many threads the native libraries may use. */
public final class NativeThreads {
    private NativeThreads() {}

    /**
     * Limits PyTorch's and OpenBLAS's pools to the calling thread alone: with a second thread and
     * busy cores they spin waiting for each other. OpenMP keeps the number per thread, so each
     * thread that trains calls this for itself.
     *
     * @throws ReinsException where this machine has no PyTorch, or it does not load
     */
    public static void limitToOne() {
        try (var _ = new Scope()) {
            torch.set_num_threads(1);
            openblas_nolapack.blas_set_num_threads(1);
        } catch (LinkageError e) {
            throw new ReinsException(
                    "PyTorch does not load on this machine, so policies can drive and nothing can"
                            + " learn; the doctor command tells more (%s)."
                                    .formatted(e.getMessage()),
                    e);
        }
    }
}
