package reins.app.widgets;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Opens a menu that is on something by keyboard, which not every system does. Fx thread only. */
public final class MenuKeys {
    private MenuKeys() {}

    /** Lets the menu key and Shift+F10 open a menu where this has the focus. */
    public static void open(Node node, ContextMenu menu) {
        node.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    boolean shifted = event.getCode() == KeyCode.F10 && event.isShiftDown();
                    if (event.getCode() == KeyCode.CONTEXT_MENU || shifted) {
                        Bounds at = node.localToScreen(node.getLayoutBounds());
                        menu.show(node, at.getCenterX(), at.getCenterY());
                        event.consume();
                    }
                });
    }
}
