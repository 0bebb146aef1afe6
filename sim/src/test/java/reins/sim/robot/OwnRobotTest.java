package reins.sim.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import reins.core.fact.Action;
import reins.core.fact.Ending;
import reins.core.fact.Frame;
import reins.core.fact.Outcome;
import reins.core.fact.Vec;
import reins.core.flow.WorkerThread;
import reins.core.role.Introduction;
import reins.core.role.Settings;
import reins.core.role.World;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The car of docs/robots/own_robot.py, asked and driven for real. */
final class OwnRobotTest {
    private static final Path PROGRAM =
            Path.of("..", "docs", "robots", "own_robot.py").toAbsolutePath().normalize();
    private static final String SAYS = "a car at port ";
    private static final long PATIENCE_SECONDS = 60;

    /** From one tick to the next. */
    private static final int MOMENTS = 20;

    private Optional<Process> program = Optional.empty();

    @AfterEach
    void end() {
        program.ifPresent(Process::destroyForcibly);
    }

    private String started() throws IOException {
        try {
            program =
                    Optional.of(
                            new ProcessBuilder("python3", PROGRAM.toString(), "0")
                                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                                    .start());
        } catch (IOException _) {
            Assumptions.abort("there is no python3");
        }
        BufferedReader said = program.orElseThrow().inputReader();
        String line = said.readLine();
        assertTrue(line.startsWith(SAYS), line);
        return "localhost:" + line.substring(SAYS.length());
    }

    /** Drives until an outcome is as it is wanted. */
    private static Outcome driven(World world, float throttle, Predicate<Outcome> wanted) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            Outcome outcome = world.step(new Action.Continuous(Vec.of(1, throttle)));
            if (wanted.test(outcome)) {
                return outcome;
            }
            for (int i = 0; i < MOMENTS; i++) {
                WorkerThread.moment();
            }
        }
        return fail("it does not come: " + world.reach());
    }

    /** The same settings with what the robot at their address says of itself. */
    static GenericRobot.Config asked(GenericRobot.Config settings) {
        return switch (GenericRobot.TYPE.ask(settings, System::nanoTime)) {
            case Introduction.Whole whole -> Settings.with(settings, whole.settings());
            case Introduction.Parts parts -> fail("nothing is to be chosen: " + parts);
        };
    }

    @Test
    void aTeacherTypesItsAddressAndDrivesItOffItsRoad() throws IOException {
        String address = started();
        GenericRobot.Config defaults =
                Settings.with(GenericRobot.TYPE.defaults(), Map.of("address", address));
        GenericRobot.Config asked = asked(defaults);
        String port = address.substring(address.indexOf(':'));
        assertEquals(
                Settings.with(defaults, Map.of("cameras", "front 160x120 " + port + "/camera")),
                asked,
                "the defaults are this car's");
        try (World world = GenericRobot.TYPE.open(asked)) {
            Frame first = world.reset(1).frames().getFirst();
            assertEquals(Ending.NONE, driven(world, 0, _ -> true).ending());
            driven(world, 1, outcome -> outcome.observation().state().at(0) > 0.5f);
            Outcome off = driven(world, 1, outcome -> outcome.ending() != Ending.NONE);
            assertEquals(Ending.FAILURE, off.ending());
            assertTrue(Math.abs(off.observation().state().at(1)) > 1, "it is off its road");
            assertNotEquals(first.pixels(), off.observation().frames().getFirst().pixels());
            world.reset(2);
            assertEquals(Ending.NONE, driven(world, 0, _ -> true).ending());
            program.orElseThrow().destroyForcibly();
            Outcome lost = driven(world, 1, outcome -> outcome.ending() != Ending.NONE);
            assertEquals(Ending.CUT, lost.ending());
        }
    }
}
