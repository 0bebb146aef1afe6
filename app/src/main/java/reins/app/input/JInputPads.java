package reins.app.input;

import net.java.games.input.Component;
import net.java.games.input.Controller;
import net.java.games.input.ControllerEnvironment;

import reins.app.base.Text;
import reins.core.fact.ReinsException;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Wheels, flight sticks and whatever else has axes and is not read by SDL. Its first axes and
 * buttons, in the order the device numbers them, count as a gamepad's. Used by one thread, the one
 * that opened it.
 */
final class JInputPads implements Pads {
    private static final Map<Component.Identifier, PadAxis> AXES =
            Map.of(
                    Component.Identifier.Axis.X, PadAxis.LEFT_X,
                    Component.Identifier.Axis.Y, PadAxis.LEFT_Y,
                    Component.Identifier.Axis.RX, PadAxis.RIGHT_X,
                    Component.Identifier.Axis.RY, PadAxis.RIGHT_Y,
                    Component.Identifier.Axis.RZ, PadAxis.RIGHT_X,
                    Component.Identifier.Axis.Z, PadAxis.RIGHT_Y);

    /** These point the other way: pulling or pressing is positive. */
    private static final Set<PadAxis> TURNED_ROUND = EnumSet.of(PadAxis.LEFT_Y, PadAxis.RIGHT_Y);

    private static final List<PadButton> BUTTONS =
            List.of(
                    PadButton.SOUTH,
                    PadButton.EAST,
                    PadButton.WEST,
                    PadButton.NORTH,
                    PadButton.RIGHT_SHOULDER,
                    PadButton.LEFT_SHOULDER,
                    PadButton.BACK,
                    PadButton.START,
                    PadButton.LEFT_STICK,
                    PadButton.RIGHT_STICK);

    private static final Set<Controller.Type> OTHERS =
            Set.of(
                    Controller.Type.KEYBOARD,
                    Controller.Type.MOUSE,
                    Controller.Type.TRACKBALL,
                    Controller.Type.TRACKPAD);

    private static final Map<String, List<String>> LIBRARIES =
            Map.of(
                    "linux", List.of("libjinput-linux64.so"),
                    "mac", List.of("libjinput-osx.jnilib"),
                    "windows",
                            List.of("jinput-raw_64.dll", "jinput-dx8_64.dll", "jinput-wintab.dll"));

    /** Kept, since a logger that is garbage-collected forgets its level. */
    private static final Logger CHATTER = Logger.getLogger("net.java.games.input");

    private List<Device> devices = List.of();
    private long opened;

    private record Device(String id, Controller controller) {}

    /**
     * @param folder where the native libraries are kept; made where it is missing
     */
    JInputPads(Path folder) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, List<String>> libraries : LIBRARIES.entrySet()) {
                if (system.startsWith(libraries.getKey())) {
                    for (String library : libraries.getValue()) {
                        unpack(library, folder);
                    }
                }
            }
        } catch (IOException e) {
            throw new ReinsException(Text.of("input.trouble.folder", folder), e);
        }
        CHATTER.setLevel(Level.SEVERE);
        System.setProperty("net.java.games.input.librarypath", folder.toString());
    }

    private static void unpack(String library, Path folder) throws IOException {
        Path file = folder.resolve(library);
        try (InputStream in = Controller.class.getResourceAsStream("/" + library)) {
            if (in == null || Files.exists(file)) {
                return;
            }
            Path part = Files.createTempFile(folder, library, ".part");
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Looks for devices again, and takes those by name that no other library reads. */
    void look(Predicate<String> taken) {
        opened++;
        List<Device> found = new ArrayList<>();
        for (Controller controller : environment().getControllers()) {
            if (!OTHERS.contains(controller.getType())
                    && !taken.test(controller.getName())
                    && hasAxis(controller)) {
                found.add(new Device("jinput %d.%d".formatted(opened, found.size()), controller));
            }
        }
        devices = found;
    }

    /** The library never renews its first list, so each look needs a new environment. */
    private static ControllerEnvironment environment() {
        try {
            Constructor<?> constructor =
                    Class.forName("net.java.games.input.DefaultControllerEnvironment")
                            .getDeclaredConstructor();
            constructor.setAccessible(true);
            return (ControllerEnvironment) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new ReinsException(Text.of("input.trouble.jinput"), e);
        }
    }

    private static boolean hasAxis(Controller controller) {
        for (Component component : controller.getComponents()) {
            if (component.isAnalog()
                    && !component.isRelative()
                    && AXES.containsKey(component.getIdentifier())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<PadState> poll() {
        List<PadState> states = new ArrayList<>(devices.size());
        for (Device device : devices) {
            if (device.controller().poll()) {
                states.add(
                        state(
                                device.id(),
                                device.controller().getName(),
                                device.controller().getComponents()));
            }
        }
        return states;
    }

    private static PadState state(String id, String name, Component[] components) {
        Map<PadAxis, Float> axes = new EnumMap<>(PadAxis.class);
        Set<PadButton> pressed = EnumSet.noneOf(PadButton.class);
        int buttons = 0;
        for (Component component : components) {
            float value = component.getPollData();
            Component.Identifier identifier = component.getIdentifier();
            PadAxis axis = AXES.get(identifier);
            if (identifier.equals(Component.Identifier.Axis.POV)) {
                hat(value, pressed);
            } else if (identifier instanceof Component.Identifier.Button) {
                if (buttons < BUTTONS.size() && value != 0) {
                    pressed.add(BUTTONS.get(buttons));
                }
                buttons++;
            } else if (axis != null && component.isAnalog() && !component.isRelative()) {
                axes.putIfAbsent(
                        axis, DeadZone.without(TURNED_ROUND.contains(axis) ? 0f - value : value));
            }
        }
        return new PadState(id, name, axes, pressed);
    }

    /**
     * @param value a share of the turn to the right from the left: 0.25 up, 0.5 right; 0 at rest
     */
    private static void hat(float value, Set<PadButton> pressed) {
        if (value >= 0.125f && value <= 0.375f) {
            pressed.add(PadButton.PAD_UP);
        }
        if (value >= 0.375f && value <= 0.625f) {
            pressed.add(PadButton.PAD_RIGHT);
        }
        if (value >= 0.625f && value <= 0.875f) {
            pressed.add(PadButton.PAD_DOWN);
        }
        if (value >= 0.875f || value == 0.125f) {
            pressed.add(PadButton.PAD_LEFT);
        }
    }

    @Override
    public void close() {
        devices = List.of();
    }
}
