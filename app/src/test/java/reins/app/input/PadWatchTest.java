package reins.app.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lwjgl.sdl.SDLGamepad;

import reins.core.fact.Vec;
import reins.core.flow.Command;
import reins.core.flow.Still;
import reins.core.role.Guidance;
import reins.core.role.Signal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

final class PadWatchTest {
    @TempDir Path folder;

    private final List<Command> sent = new ArrayList<>();
    private Devices devices = devices(Path.of("unused"));

    private Devices devices(Path cache) {
        return new Devices(Bindings.DEFAULTS, new Commands(sent::add, () -> false), cache);
    }

    /** As the pads' thread does, but here. */
    private PadWatch opened() {
        devices = devices(folder);
        devices.pads().work();
        return devices.pads();
    }

    @AfterEach
    void close() {
        devices.pads().close();
    }

    @Test
    void withoutAnyDeviceThereIsNoTrouble() {
        assertEquals(List.of(), opened().pads());
        assertEquals(List.of(), devices.pads().troubles());
        assertTrue(Files.isDirectory(folder.resolve("jinput-2.0.10")));
    }

    @Test
    void whereALibraryCannotBeKeptTheRestWorksAndOneSentenceTellsIt() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        devices = devices(file);
        try (VirtualPad _ = new VirtualPad("Test pad")) {
            devices.pads().work();
            devices.pads().work();
            assertEquals(1, devices.pads().pads().size());
            assertEquals(1, devices.pads().troubles().size());
            assertTrue(devices.pads().troubles().getFirst().contains(file.toString()));
        }
    }

    @Test
    void aPadThatIsPluggedInLaterTakesOverAtTheTickThatSeesIt() {
        PadWatch watch = opened();
        Person person = devices.person(Lander.MAPPING, Takeover.HOLD);
        try (VirtualPad pad = new VirtualPad("Test pad")) {
            watch.work();
            assertEquals("Test pad", watch.pads().getFirst().name());
            assertEquals(Guidance.SILENT, person.poll(Lander.LATER));

            pad.button(SDLGamepad.SDL_GAMEPAD_BUTTON_RIGHT_SHOULDER, true);
            // SDL's down is positive: this is half the way up, (0.55 - 0.1) / 0.9 of the engine.
            pad.axis(SDLGamepad.SDL_GAMEPAD_AXIS_LEFTY, -0.55);
            pad.axis(SDLGamepad.SDL_GAMEPAD_AXIS_LEFTX, 1);
            watch.work();
            Guidance guidance = person.poll(Lander.LATER);
            assertEquals(Set.of(Signal.TAKE_OVER, Signal.UNHURRIED), guidance.signals());
            Vec controls = guidance.action().orElseThrow().asControls();
            assertEquals(0.5, controls.at(0), 1e-3);
            assertEquals(1, controls.at(1));

            pad.button(SDLGamepad.SDL_GAMEPAD_BUTTON_RIGHT_SHOULDER, false);
            watch.work();
            assertEquals(Set.of(Signal.HAND_BACK), person.poll(Lander.LATER).signals());
            assertEquals(List.of(), sent);
        }
    }

    @Test
    void theRightTriggerIsTheMainEngine() {
        PadWatch watch = opened();
        Person person = devices.person(Lander.MAPPING, Takeover.HOLD);
        try (VirtualPad pad = new VirtualPad("Test pad")) {
            watch.work();
            pad.axis(SDLGamepad.SDL_GAMEPAD_AXIS_RIGHT_TRIGGER, 1);
            pad.button(SDLGamepad.SDL_GAMEPAD_BUTTON_RIGHT_SHOULDER, true);
            watch.work();
            assertEquals(
                    Vec.of(1, 0), person.poll(Lander.LATER).action().orElseThrow().asControls());
        }
    }

    @Test
    void byShareTheLeftTriggerTakesOverAsFarAsItIsPressedAndDrivesNothingElse() {
        PadWatch watch = opened();
        Person person = devices.person(Lander.MAPPING, Takeover.SHARE);
        try (VirtualPad pad = new VirtualPad("Test pad")) {
            watch.work();
            assertEquals(Guidance.SILENT, person.poll(Lander.LATER));
            pad.axis(SDLGamepad.SDL_GAMEPAD_AXIS_RIGHT_TRIGGER, 1);
            pad.axis(SDLGamepad.SDL_GAMEPAD_AXIS_LEFT_TRIGGER, 0);
            watch.work();
            Guidance half = person.poll(Lander.LATER);
            assertEquals(Set.of(Signal.TAKE_OVER, Signal.UNHURRIED), half.signals());
            assertTrue(half.share() > 0.3 && half.share() < 0.7, "share " + half.share());
            assertEquals(Vec.of(1, 0), half.action().orElseThrow().asControls());
            pad.button(SDLGamepad.SDL_GAMEPAD_BUTTON_RIGHT_SHOULDER, true);
            watch.work();
            assertEquals(1, person.poll(Lander.LATER).share());
            pad.button(SDLGamepad.SDL_GAMEPAD_BUTTON_RIGHT_SHOULDER, false);
            pad.axis(SDLGamepad.SDL_GAMEPAD_AXIS_LEFT_TRIGGER, -1);
            watch.work();
            assertEquals(Set.of(Signal.HAND_BACK), person.poll(Lander.LATER).signals());
            person = devices.person(Lander.MAPPING, Takeover.HOLD);
            pad.axis(SDLGamepad.SDL_GAMEPAD_AXIS_LEFT_TRIGGER, 1);
            watch.work();
            assertEquals(Guidance.SILENT, person.poll(Lander.LATER));
        }
    }

    @Test
    void losingThePadWhileDrivingPausesAndLetsGo() {
        PadWatch watch = opened();
        Person person = devices.person(Lander.MAPPING, Takeover.HOLD);
        try (VirtualPad pad = new VirtualPad("Test pad")) {
            pad.button(SDLGamepad.SDL_GAMEPAD_BUTTON_RIGHT_SHOULDER, true);
            watch.work();
            watch.work();
            assertEquals(
                    Set.of(Signal.TAKE_OVER, Signal.UNHURRIED),
                    person.poll(Lander.LATER).signals());
            pad.unplug();
            watch.work();
            assertEquals(List.of(), watch.pads());
            assertEquals(Set.of(Signal.HAND_BACK), person.poll(Lander.LATER).signals());
            assertEquals(List.of(new Command.Pause(Still.Paused.LOST_GAMEPAD)), sent);
            assertEquals(Guidance.SILENT, person.poll(Lander.LATER));
        }
    }

    @Test
    void losingAPadThatDoesNotDriveIsNothing() {
        PadWatch watch = opened();
        Person person = devices.person(Lander.MAPPING, Takeover.HOLD);
        try (VirtualPad pad = new VirtualPad("Test pad")) {
            watch.work();
            person.poll(Lander.LATER);
            pad.unplug();
            watch.work();
            assertEquals(Guidance.SILENT, person.poll(Lander.LATER));
            assertEquals(List.of(), sent);
        }
    }

    @Test
    void losingAPadWhileAPolicyDrivesARobotPauses() {
        PadWatch watch = opened();
        Person person = devices.guard(Lander.MAPPING, Takeover.HOLD);
        try (VirtualPad pad = new VirtualPad("Test pad")) {
            watch.work();
            person.poll(Lander.LATER);
            assertEquals(List.of(), sent);
            pad.unplug();
            watch.work();
            assertEquals(Guidance.SILENT, person.poll(Lander.LATER));
            assertEquals(List.of(new Command.Pause(Still.Paused.UNGUARDED)), sent);
            person.poll(Lander.LATER);
            assertEquals(1, sent.size(), "whoever goes on does so without it");
        }
    }

    @Test
    void bothStickClicksStopEverythingWithoutATick() {
        PadWatch watch = opened();
        try (VirtualPad pad = new VirtualPad("Test pad")) {
            watch.work();
            pad.button(SDLGamepad.SDL_GAMEPAD_BUTTON_LEFT_STICK, true);
            watch.work();
            assertEquals(List.of(), sent);
            pad.button(SDLGamepad.SDL_GAMEPAD_BUTTON_RIGHT_STICK, true);
            watch.work();
            watch.work();
            assertEquals(List.of(new Command.Stop()), sent);
        }
    }

    @Test
    void aPressShorterThanATickIsNotMissed() {
        PadWatch watch = opened();
        Person person = devices.person(Lander.MAPPING, Takeover.HOLD);
        try (VirtualPad pad = new VirtualPad("Test pad")) {
            watch.work();
            person.poll(Lander.LATER);
            for (boolean pressed : List.of(true, false)) {
                pad.button(SDLGamepad.SDL_GAMEPAD_BUTTON_NORTH, pressed);
                watch.work();
            }
            assertEquals(Set.of(Signal.SUCCESS), person.poll(Lander.LATER).signals());
            assertEquals(Guidance.SILENT, person.poll(Lander.LATER));
        }
    }

    @Test
    void whatSdlReadsIsKnownByTheSystemsNamesForIt() {
        List<String> list =
                List.of(
                        "I: Bus=0003 Vendor=054c Product=0ce6 Version=8111",
                        "N: Name=\"Wireless Controller\"",
                        "B: EV=20000b",
                        "",
                        "I: Bus=0003 Vendor=054c Product=0ce6 Version=8111",
                        "N: Name=\"Wireless Controller Touchpad\"",
                        "",
                        "I: Bus=0003 Vendor=046d Product=c24f Version=0111",
                        "N: Name=\"Logitech G29 Driving Force Racing Wheel\"");
        Predicate<String> taken =
                PadNames.of(
                        List.of(new SdlPads.Taken("DualSense Controller", 0x054c, 0x0ce6)), list);
        assertTrue(taken.test("Wireless Controller"));
        assertTrue(taken.test("Wireless Controller Touchpad"));
        assertTrue(taken.test("DualSense controller"));
        assertFalse(taken.test("Logitech G29 Driving Force Racing Wheel"));
    }
}
