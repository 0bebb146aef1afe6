package reins.policies.nn;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

import reins.core.fact.ReinsException;
import reins.core.flow.FreeSpace;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/** Limits how many threads the native libraries may use. */
public final class NativeThreads {
    /** What PyTorch and OpenBLAS take on the disk, 445 MB, and a little more. */
    private static final long UNPACKED_BYTES = 500_000_000;

    private NativeThreads() {}

    /**
     * Limits PyTorch's and OpenBLAS's pools to the calling thread alone: with a second thread and
     * busy cores they spin waiting for each other. OpenMP keeps the number per thread, so each
     * thread that trains has to call this.
     *
     * @throws ReinsException where this machine has no PyTorch, or it does not load
     */
    public static void limitToOne() {
        try (var _ = new Scope()) {
            torch.set_num_threads(1);
            Blas.setNumThreads(1);
        } catch (LinkageError e) {
            throw new ReinsException(
                    FreeSpace.lacking("PyTorch", unpacked(), UNPACKED_BYTES)
                            .map(shortage -> "%s (%s)".formatted(shortage, e.getMessage()))
                            .orElseGet(() ->
                                    "PyTorch does not load on this machine, so policies can drive"
                                            + " and nothing can learn; the doctor command tells"
                                            + " more (%s).".formatted(e.getMessage())),
                    e);
        }
    }

    private static Path unpacked() {
        try {
            return Loader.getCacheDir().toPath();
        } catch (IOException _) {
            return Path.of(System.getProperty("user.home", "."));
        }
    }

    /**
     * OpenBLAS's own function, asked directly. The presets' {@code blas_set_num_threads} looks for
     * it while it holds the lock of the list of libraries and then waits for the one of loading
     * them; another thread that loads a library just then takes them the other way round, and both
     * deadlock.
     */
    private static final class Blas {
        private static final MethodHandle SET_NUM_THREADS = find();

        static void setNumThreads(int threads) {
            try {
                SET_NUM_THREADS.invokeExact(threads);
            } catch (Throwable e) {
                throw new IllegalStateException("OpenBLAS takes a number and returns nothing", e);
            }
        }

        @SuppressWarnings("restricted")
        private static MethodHandle find() {
            Loader.load(openblas_nolapack.class);
            MemorySegment function =
                    SymbolLookup.loaderLookup()
                            .find("openblas_set_num_threads")
                            .orElseThrow(() -> new UnsatisfiedLinkError("another OpenBLAS"));
            return Linker.nativeLinker()
                    .downcallHandle(function, FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT));
        }
    }
}
