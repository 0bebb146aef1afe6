package reins.app.input;

import org.lwjgl.sdl.SDLGamepad;
import org.lwjgl.sdl.SDLInit;
import org.lwjgl.sdl.SDLJoystick;
import org.lwjgl.sdl.SDL_VirtualJoystickDesc;
import org.lwjgl.system.MemoryStack;

/** A gamepad that SDL takes for a real one. Used by one thread. */
final class VirtualPad implements AutoCloseable {
    private final int id;
    private final long joystick;
    private boolean attached = true;

    VirtualPad(String name) {
        SDLInit.SDL_InitSubSystem(SDLInit.SDL_INIT_GAMEPAD);
        try (MemoryStack stack = MemoryStack.stackPush()) {
            SDL_VirtualJoystickDesc description =
                    SDL_VirtualJoystickDesc.calloc(stack)
                            .version(SDL_VirtualJoystickDesc.SIZEOF)
                            .type((short) SDLJoystick.SDL_JOYSTICK_TYPE_GAMEPAD)
                            .naxes((short) SDLGamepad.SDL_GAMEPAD_AXIS_COUNT)
                            .nbuttons((short) SDLGamepad.SDL_GAMEPAD_BUTTON_COUNT)
                            .name(stack.UTF8(name));
            id = SDLJoystick.SDL_AttachVirtualJoystick(description);
        }
        joystick = SDLJoystick.SDL_OpenJoystick(id);
        // A released trigger lies at the low end.
        axis(SDLGamepad.SDL_GAMEPAD_AXIS_LEFT_TRIGGER, -1);
        axis(SDLGamepad.SDL_GAMEPAD_AXIS_RIGHT_TRIGGER, -1);
    }

    void button(int button, boolean pressed) {
        SDLJoystick.SDL_SetJoystickVirtualButton(joystick, button, pressed);
    }

    void axis(int axis, double value) {
        SDLJoystick.SDL_SetJoystickVirtualAxis(
                joystick, axis, (short) Math.round(value * Short.MAX_VALUE));
    }

    void unplug() {
        if (attached) {
            attached = false;
            SDLJoystick.SDL_CloseJoystick(joystick);
            SDLJoystick.SDL_DetachVirtualJoystick(id);
        }
    }

    @Override
    public void close() {
        unplug();
        SDLInit.SDL_QuitSubSystem(SDLInit.SDL_INIT_GAMEPAD);
    }
}
