package reins.app.widgets;

import javafx.scene.Node;
import javafx.scene.TraversalDirection;

/** Gives the keyboard to a control as if somebody had walked there by Tab. Fx thread only. */
public final class Walk {
    private Walk() {}

    /**
     * Walks to a control. Only what was walked to shows that it has the keyboard, and keeps the
     * keys from driving the world.
     *
     * @param control in a window
     */
    public static void to(Node control) {
        control.requestFocus();
        control.requestFocusTraversal(TraversalDirection.NEXT);
        control.getScene().getFocusOwner().requestFocusTraversal(TraversalDirection.PREVIOUS);
    }
}
