package reins.sim.camera;

import reins.core.fact.Frame;

import java.io.IOException;
import java.util.Optional;

/**
 * One connection to a camera. Used by the camera's thread, but for {@code end}; whatever ends it
 * for good is an {@code IOException} whose message goes behind "is lost: ".
 */
interface CameraReader extends AutoCloseable {
    /** Opens it; may wait for the camera. */
    void open() throws IOException;

    /** The next fresh picture, waited for; empty where none is due yet. */
    Optional<Frame> next() throws IOException;

    /**
     * Ends what waits, now and later: {@code open} and {@code next} fail at once. Safe on every
     * thread.
     */
    void end();

    @Override
    void close();
}
