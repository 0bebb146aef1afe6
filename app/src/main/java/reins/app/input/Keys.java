package reins.app.input;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Control;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.Set;

/**
 * Which keys are pressed, and what that asks for. Fed by the fx thread; {@code now} is safe on
 * every thread.
 */
public final class Keys {
    private final Bindings bindings;
    private final Tally tally;
    private final Set<KeyCode> pressed = EnumSet.noneOf(KeyCode.class);
    private boolean driving = true;
    private volatile Wish now = Wish.NONE;

    Keys(Bindings bindings, Commands commands) {
        this.bindings = bindings;
        tally = new Tally(commands);
    }

    public Wish now() {
        return now;
    }

    /** Listens to a window's keys; Esc is heard in every window that opens later, too. */
    void attach(Window main) {
        main.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    Node owner = main.getScene().getFocusOwner();
                    if (driving && event.getCode() == KeyCode.TAB && event.isControlDown()) {
                        leave(owner);
                        event.consume();
                    } else if (press(event.getCode(), driving && isFree(event, owner))) {
                        event.consume();
                    }
                });
        main.addEventFilter(KeyEvent.KEY_RELEASED, event -> release(event.getCode()));
        Window.getWindows()
                .addListener(
                        (ListChangeListener<Window>)
                                change -> {
                                    while (change.next()) {
                                        for (Window window : change.getAddedSubList()) {
                                            if (!window.equals(main)) {
                                                hearStop(window);
                                            }
                                        }
                                    }
                                });
    }

    /** Whether the window shows a world to drive in; while it does not, only Esc is heard. */
    void setDriving(boolean drives) {
        driving = drives;
        if (!drives) {
            releaseAll();
        }
    }

    private void hearStop(Window window) {
        window.addEventFilter(KeyEvent.KEY_PRESSED, event -> press(event.getCode(), false));
        window.addEventFilter(KeyEvent.KEY_RELEASED, event -> release(event.getCode()));
    }

    /**
     * Whether keys are for driving: not in a text field, not as a shortcut, and not while somebody
     * walks through the window's controls by keyboard.
     */
    private static boolean isFree(KeyEvent event, @Nullable Node owner) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return false;
        }
        boolean walkedTo = owner instanceof Control && owner.isFocusVisible();
        return !(owner instanceof TextInputControl) && !walkedTo;
    }

    /** Tab drives, so that the way out of the world's view is Ctrl+Tab. */
    private static void leave(@Nullable Node owner) {
        if (owner != null) {
            owner.requestFocusTraversal(TraversalDirection.NEXT);
        }
    }

    /**
     * @param free whether keys are for driving now; where not, only Esc counts
     * @return whether nobody else should see the key
     */
    boolean press(KeyCode key, boolean free) {
        boolean stops = bindings.trigger(Request.EMERGENCY_STOP).keys().contains(key);
        if (!free && !stops) {
            return false;
        }
        if (stops) {
            // A window may close before the release is heard: each press of Esc counts.
            release(key);
        }
        pressed.add(key);
        publish();
        return !stops && !key.isModifierKey() && bindings.isBound(key);
    }

    void release(KeyCode key) {
        if (pressed.remove(key)) {
            publish();
        }
    }

    /** As if every key were released; their releases will not be heard. */
    void releaseAll() {
        pressed.clear();
        publish();
    }

    private void publish() {
        now = tally.update(bindings.held(pressed), bindings.axes(pressed));
    }
}
