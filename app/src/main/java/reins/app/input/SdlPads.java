package reins.app.input;

import org.lwjgl.sdl.SDLError;
import org.lwjgl.sdl.SDLEvents;
import org.lwjgl.sdl.SDLGamepad;
import org.lwjgl.sdl.SDLHints;
import org.lwjgl.sdl.SDLInit;
import org.lwjgl.sdl.SDLStdinc;

import reins.app.base.Text;
import reins.core.fact.ReinsException;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The gamepads that SDL knows the layout of; they may come and go. Used by one thread, the one that
 * opened it.
 */
final class SdlPads implements Pads {
    /** SDL's number of an axis, and -1 where SDL calls pulling positive. */
    private record Way(PadAxis axis, int number, int sign) {}

    /** SDL's number of a button. */
    private record Press(PadButton button, int number) {}

    private static final List<Way> WAYS =
            List.of(
                    new Way(PadAxis.LEFT_X, SDLGamepad.SDL_GAMEPAD_AXIS_LEFTX, 1),
                    new Way(PadAxis.LEFT_Y, SDLGamepad.SDL_GAMEPAD_AXIS_LEFTY, -1),
                    new Way(PadAxis.RIGHT_X, SDLGamepad.SDL_GAMEPAD_AXIS_RIGHTX, 1),
                    new Way(PadAxis.RIGHT_Y, SDLGamepad.SDL_GAMEPAD_AXIS_RIGHTY, -1),
                    new Way(PadAxis.LEFT_TRIGGER, SDLGamepad.SDL_GAMEPAD_AXIS_LEFT_TRIGGER, 1),
                    new Way(PadAxis.RIGHT_TRIGGER, SDLGamepad.SDL_GAMEPAD_AXIS_RIGHT_TRIGGER, 1));

    private static final List<Press> PRESSES =
            List.of(
                    new Press(PadButton.SOUTH, SDLGamepad.SDL_GAMEPAD_BUTTON_SOUTH),
                    new Press(PadButton.EAST, SDLGamepad.SDL_GAMEPAD_BUTTON_EAST),
                    new Press(PadButton.WEST, SDLGamepad.SDL_GAMEPAD_BUTTON_WEST),
                    new Press(PadButton.NORTH, SDLGamepad.SDL_GAMEPAD_BUTTON_NORTH),
                    new Press(PadButton.LEFT_SHOULDER, SDLGamepad.SDL_GAMEPAD_BUTTON_LEFT_SHOULDER),
                    new Press(
                            PadButton.RIGHT_SHOULDER, SDLGamepad.SDL_GAMEPAD_BUTTON_RIGHT_SHOULDER),
                    new Press(PadButton.BACK, SDLGamepad.SDL_GAMEPAD_BUTTON_BACK),
                    new Press(PadButton.START, SDLGamepad.SDL_GAMEPAD_BUTTON_START),
                    new Press(PadButton.LEFT_STICK, SDLGamepad.SDL_GAMEPAD_BUTTON_LEFT_STICK),
                    new Press(PadButton.RIGHT_STICK, SDLGamepad.SDL_GAMEPAD_BUTTON_RIGHT_STICK),
                    new Press(PadButton.PAD_UP, SDLGamepad.SDL_GAMEPAD_BUTTON_DPAD_UP),
                    new Press(PadButton.PAD_DOWN, SDLGamepad.SDL_GAMEPAD_BUTTON_DPAD_DOWN),
                    new Press(PadButton.PAD_LEFT, SDLGamepad.SDL_GAMEPAD_BUTTON_DPAD_LEFT),
                    new Press(PadButton.PAD_RIGHT, SDLGamepad.SDL_GAMEPAD_BUTTON_DPAD_RIGHT));

    private final Map<Integer, Open> open = new LinkedHashMap<>();
    private List<PadState> states = List.of();
    private long changes;

    /** Opens SDL's gamepads, without a window and whatever window has the focus. */
    SdlPads() {
        SDLHints.SDL_SetHint(SDLHints.SDL_HINT_JOYSTICK_ALLOW_BACKGROUND_EVENTS, "1");
        SDLHints.SDL_SetHint(SDLHints.SDL_HINT_JOYSTICK_THREAD, "1");
        // Ctrl+C belongs to the program.
        SDLHints.SDL_SetHint(SDLHints.SDL_HINT_NO_SIGNAL_HANDLERS, "1");
        if (!SDLInit.SDL_InitSubSystem(SDLInit.SDL_INIT_GAMEPAD)) {
            throw new ReinsException(
                    Text.of("input.trouble.sdl", String.valueOf(SDLError.SDL_GetError())));
        }
        look();
        states = open.values().stream().map(Open::read).toList();
    }

    @Override
    public List<PadState> poll() {
        SDLGamepad.SDL_UpdateGamepads();
        // Mostly nothing has moved, and then it is this one question.
        if (!SDLEvents.SDL_HasEvents(SDLEvents.SDL_EVENT_FIRST, SDLEvents.SDL_EVENT_LAST)) {
            return states;
        }
        boolean changed =
                SDLEvents.SDL_HasEvents(
                        SDLEvents.SDL_EVENT_JOYSTICK_ADDED, SDLEvents.SDL_EVENT_JOYSTICK_REMOVED);
        changed |=
                SDLEvents.SDL_HasEvents(
                        SDLEvents.SDL_EVENT_GAMEPAD_ADDED, SDLEvents.SDL_EVENT_GAMEPAD_REMAPPED);
        // Nobody else reads these, and the queue is bounded.
        SDLEvents.SDL_FlushEvents(SDLEvents.SDL_EVENT_FIRST, SDLEvents.SDL_EVENT_LAST);
        if (changed) {
            look();
        }
        states = open.values().stream().map(Open::read).toList();
        return states;
    }

    /** Rises whenever any joystick comes or goes, known to SDL or not. */
    long changes() {
        return changes;
    }

    /** The devices that are read here, and are not to be read a second time. */
    List<Taken> taken() {
        return open.values().stream().map(Open::taken).toList();
    }

    /**
     * A device by its name and its USB numbers.
     *
     * @param vendor from 0 to 65535; 0 where it tells none
     * @param product from 0 to 65535
     */
    record Taken(String name, int vendor, int product) {}

    private void look() {
        changes++;
        List<Integer> present = present();
        open.entrySet()
                .removeIf(entry -> {
                    boolean gone = !present.contains(entry.getKey());
                    if (gone) {
                        SDLGamepad.SDL_CloseGamepad(entry.getValue().handle);
                    }
                    return gone;
                });
        for (int id : present) {
            if (!open.containsKey(id)) {
                long handle = SDLGamepad.SDL_OpenGamepad(id);
                // It was pulled out again, or is kept from us; when it comes back we look again.
                if (handle != 0) {
                    open.put(id, new Open(id, handle));
                }
            }
        }
    }

    private static List<Integer> present() {
        List<Integer> present = new ArrayList<>();
        IntBuffer ids = SDLGamepad.SDL_GetGamepads();
        if (ids != null) {
            for (int i = 0; i < ids.remaining(); i++) {
                present.add(ids.get(i));
            }
            SDLStdinc.SDL_free(ids);
        }
        return present;
    }

    @Override
    public void close() {
        open.values().forEach(pad -> SDLGamepad.SDL_CloseGamepad(pad.handle));
        open.clear();
        SDLInit.SDL_QuitSubSystem(SDLInit.SDL_INIT_GAMEPAD);
    }

    private static final class Open {
        private final String id;
        private final long handle;
        private final Taken taken;

        Open(int number, long handle) {
            id = "sdl " + number;
            this.handle = handle;
            taken =
                    new Taken(
                            Objects.requireNonNullElse(
                                    SDLGamepad.SDL_GetGamepadName(handle), "gamepad"),
                            Short.toUnsignedInt(SDLGamepad.SDL_GetGamepadVendor(handle)),
                            Short.toUnsignedInt(SDLGamepad.SDL_GetGamepadProduct(handle)));
        }

        Taken taken() {
            return taken;
        }

        PadState read() {
            Map<PadAxis, Float> axes = new EnumMap<>(PadAxis.class);
            for (Way way : WAYS) {
                float value = SDLGamepad.SDL_GetGamepadAxis(handle, way.number());
                axes.put(way.axis(), DeadZone.without(way.sign() * value / Short.MAX_VALUE));
            }
            Set<PadButton> pressed = EnumSet.noneOf(PadButton.class);
            for (Press press : PRESSES) {
                if (SDLGamepad.SDL_GetGamepadButton(handle, press.number())) {
                    pressed.add(press.button());
                }
            }
            return new PadState(id, taken.name(), axes, pressed);
        }
    }
}
