package reins.app.base;

import javafx.application.Platform;

/**
 * Does what a pulse must not do: the toolkit opens no window that waits for an answer within one.
 * Used by the fx thread only.
 */
public final class Afterwards {
    private Afterwards() {}

    /** Does it when the pulse is over. */
    public static void run(Runnable task) {
        Platform.runLater(task);
    }
}
