package reins.app.input;

import javafx.scene.Node;
import javafx.stage.Window;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Everything a person can drive with. {@code attach} belongs to the fx thread; the rest is safe on
 * every thread.
 */
public final class Devices {
    private final Bindings bindings;
    private final Commands commands;
    private final Keys keys;
    private final Pointer pointer;
    private final PadWatch pads;
    private volatile Bindings live;
    private volatile boolean focused = true;

    /**
     * @param cache a folder of the program's own, where native libraries may be kept
     */
    public Devices(Bindings bindings, Commands commands, Path cache) {
        this.bindings = bindings;
        live = bindings;
        this.commands = commands;
        keys = new Keys(bindings, commands);
        pointer = new Pointer(commands);
        pads = new PadWatch(bindings, commands, cache);
    }

    /** Listens to a window's keys and to the mouse on the world's view in it. */
    public void attach(Window window, Node view, Pointer.Pointing pointing) {
        keys.attach(window);
        pointer.attach(view, pointing);
        window.focusedProperty().addListener((_, _, gained) -> focus(gained));
    }

    /** Whether the window shows a world to drive in; while it does not, only Esc is heard. */
    public void setDriving(boolean drives) {
        keys.setDriving(drives);
        if (!drives) {
            pointer.release();
        }
    }

    /** The window has, or no longer has, the keyboard. */
    void focus(boolean gained) {
        // First, so that no tick sees the keys released and the focus still there.
        focused = gained;
        if (!gained) {
            keys.releaseAll();
            pointer.release();
        }
    }

    /** The bindings, with the way of taking over that was chosen last. */
    public Bindings bindings() {
        return live;
    }

    public Keys keys() {
        return keys;
    }

    public Pointer pointer() {
        return pointer;
    }

    /** The worker that reads gamepads, for a thread of its own. */
    public PadWatch pads() {
        return pads;
    }

    /** What all devices ask for now; never waits. */
    public Inputs now() {
        // The keys are read before the focus, for the same reason.
        Map<String, Wish> devices = new HashMap<>();
        devices.put(Inputs.KEYBOARD, keys.now());
        devices.put(Inputs.MOUSE, pointer.now());
        devices.putAll(pads.wishes());
        return new Inputs(focused, devices);
    }

    /** A teacher who drives this world with these devices. */
    public Person person(ControlMapping mapping, Takeover takeover) {
        return person(mapping, takeover, false);
    }

    /** The same of a robot, which rests where the person could not take over at any time. */
    public Person guard(ControlMapping mapping, Takeover takeover) {
        return person(mapping, takeover, true);
    }

    private Person person(ControlMapping mapping, Takeover takeover, boolean guards) {
        live = takeover == Takeover.SHARE ? bindings.sharing(PadAxis.LEFT_TRIGGER) : bindings;
        pads.bind(live);
        return new Person(mapping, takeover, this::now, commands.send(), guards);
    }
}
