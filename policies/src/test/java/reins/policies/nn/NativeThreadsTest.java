package reins.policies.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicBoolean;

/** Native libraries are limited to one thread, whatever other threads do just then. */
final class NativeThreadsTest {
    @Test
    @SuppressWarnings("restricted")
    void openBlasHasOneThread() throws Throwable {
        NativeThreads.limitToOne();
        int threads =
                (int)
                        Linker.nativeLinker()
                                .downcallHandle(
                                        SymbolLookup.loaderLookup()
                                                .findOrThrow("openblas_get_num_threads"),
                                        FunctionDescriptor.of(ValueLayout.JAVA_INT))
                                .invokeExact();
        assertEquals(1, threads);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @SuppressWarnings("restricted")
    void aThreadMayLoadLibrariesWhileAnotherBeginsToTrain() throws InterruptedException {
        AtomicBoolean enough = new AtomicBoolean();
        Thread loading =
                Thread.ofPlatform()
                        .daemon()
                        .start(() -> {
                            while (!enough.get()) {
                                try (Arena arena = Arena.ofConfined()) {
                                    SymbolLookup.libraryLookup("libresolv.so.2", arena);
                                }
                            }
                        });
        for (int i = 0; i < 100_000; i++) {
            NativeThreads.limitToOne();
        }
        enough.set(true);
        loading.join();
    }
}
