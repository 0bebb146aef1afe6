package reins.sim.camera;

import reins.core.fact.Camera;
import reins.core.fact.Frame;
import reins.core.fact.ReinsException;
import reins.core.flow.Worker;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Opens a camera, reads it as fast as pictures come, keeps the newest, and opens it again where it
 * was lost, after a while that grows. Works on one thread; {@code end}, {@code newest} and {@code
 * trouble} are safe on every thread.
 */
public final class CameraWorker implements Worker {
    private static final long SECOND = 1_000_000_000;
    private static final long FIRST_WAIT = SECOND / 4;
    private static final long LONGEST_WAIT = 2 * SECOND;

    /** A camera of which so many pictures in a row cannot be decoded is lost. */
    private static final int MOST_DAMAGED = 30;

    private final Camera camera;
    private final String shown;
    private final Supplier<CameraReader> readers;
    private final LongSupplier nanoTime;
    private final Consumer<String> told;
    private final Newest newest;

    private volatile Optional<CameraReader> reader = Optional.empty();
    private volatile String reason = "";
    private volatile boolean ended;
    private boolean open;
    private int damaged;
    private long wait = FIRST_WAIT;
    private long due;

    /**
     * @param camera the name and the size that its pictures are brought to
     * @param nanoTime a clock in nanoseconds that never goes back
     * @param told gets one sentence each time the camera is lost, on the camera's thread
     */
    public CameraWorker(
            Camera camera, CameraSource source, LongSupplier nanoTime, Consumer<String> told) {
        this(camera, source.shown(), () -> CameraReaders.of(source, nanoTime), nanoTime, told);
    }

    /**
     * @param readers makes one for each time it is opened
     */
    CameraWorker(
            Camera camera,
            String shown,
            Supplier<CameraReader> readers,
            LongSupplier nanoTime,
            Consumer<String> told) {
        this.camera = camera;
        this.shown = shown;
        this.readers = readers;
        this.nanoTime = nanoTime;
        this.told = told;
        newest = new Newest(nanoTime);
        due = nanoTime.getAsLong();
    }

    @Override
    public String name() {
        return "camera";
    }

    /** Where its newest picture is. */
    public Newest newest() {
        return newest;
    }

    /** Why no pictures come, as a sentence; empty where they do, or where it was never lost. */
    public String trouble() {
        String now = reason;
        return now.isEmpty() ? "" : sentence(now);
    }

    private String sentence(String why) {
        return "Camera '%s' at %s is lost: %s; it is tried again until it comes back."
                .formatted(camera.name(), shown, why);
    }

    /** The same as it stands in a sentence. */
    String reason() {
        return reason;
    }

    @Override
    public boolean work() {
        if (ended || (reader.isEmpty() && nanoTime.getAsLong() - due < 0)) {
            return false;
        }
        try {
            return read(reader.isPresent() ? reader.get() : begin());
        } catch (IOException e) {
            lose(String.valueOf(e.getMessage()));
            return true;
        }
    }

    private CameraReader begin() {
        CameraReader begun = readers.get();
        reader = Optional.of(begun);
        open = false;
        damaged = 0;
        if (ended) {
            begun.end(); // whoever ended us may have looked for a reader too early
        }
        return begun;
    }

    private boolean read(CameraReader from) throws IOException {
        if (!open) {
            from.open();
            open = true;
            return true;
        }
        Optional<Frame> came = from.next();
        came.ifPresent(this::keep);
        if (damaged >= MOST_DAMAGED) {
            throw new IOException("its pictures cannot be decoded");
        }
        return came.isPresent();
    }

    private void keep(Frame frame) {
        Frame fitted;
        try {
            fitted = Fit.to(camera, frame);
        } catch (ReinsException _) {
            damaged++;
            return;
        }
        newest.put(fitted);
        damaged = 0;
        wait = FIRST_WAIT;
        reason = "";
    }

    private void lose(String why) {
        reader.ifPresent(CameraReader::close);
        reader = Optional.empty();
        due = nanoTime.getAsLong() + wait;
        wait = Math.min(LONGEST_WAIT, 2 * wait);
        if (!ended) {
            boolean first = reason.isEmpty();
            reason = why;
            if (first) {
                told.accept(sentence(why));
            }
        }
    }

    /** Ends what waits for the camera at once; it is not opened again. */
    public void end() {
        ended = true;
        reader.ifPresent(CameraReader::end);
    }

    @Override
    public void close() {
        ended = true;
        reader.ifPresent(CameraReader::close);
        reader = Optional.empty();
    }
}
