package reins.app.input;

import java.util.List;

/** A library that reads gamepads. Used by one thread, the one that opened it. */
interface Pads extends AutoCloseable {
    /** Every pad that is plugged in now; quick. */
    List<PadState> poll();

    @Override
    void close();
}
