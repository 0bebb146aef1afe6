package reins.sim.gym;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import reins.core.fact.Action;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.Ending;
import reins.core.fact.Frame;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.ReinsException;
import reins.core.fact.Scene;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Simulation;
import reins.core.role.World;
import reins.sim.python.PinnedPython;
import reins.sim.render.Filmed;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/** The bridge in a real Python with the real Gymnasium. */
final class GymnasiumTest {
    private static String python = "";

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        python = PinnedPython.with("gym");
    }

    private static Action anything(WorldSpec spec, SplittableRandom random) {
        if (spec.controls().isEmpty()) {
            return new Action.Token(random.nextInt(spec.vocabulary().size()));
        }
        float[] controls = new float[spec.controls().size()];
        for (int i = 0; i < controls.length; i++) {
            Channel channel = spec.controls().get(i);
            controls[i] = (float) random.nextDouble(channel.low(), channel.high());
        }
        return new Action.Continuous(Vec.of(controls));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LunarLanderContinuous-v3",
                "LunarLander-v3",
                "CartPole-v1",
                "HalfCheetah-v5",
                "Reacher-v5",
                "MiniGrid-Empty-5x5-v0",
                "minigrid:MiniGrid-LavaGapS5-v0",
                "dm_control/cartpole-swingup-v0"
            })
    void anEnvironmentIsDrivenAndGoesBackBitByBit(String env) {
        FirstMeeting met = meet(env);
        assertTrue(met.file().repeatable());
        try (World world = GymWorlds.of(met.file(), python).open(defaults(met))) {
            Simulation simulation = assertInstanceOf(Simulation.class, world);
            SplittableRandom random = new SplittableRandom(5);
            List<Action> actions = new ArrayList<>();
            Observation seen = simulation.reset(-9);
            Ending ending = Ending.NONE;
            while (actions.size() < 60 && ending == Ending.NONE) {
                actions.add(anything(world.spec(), random));
                Outcome outcome = world.step(actions.getLast());
                seen = outcome.observation();
                ending = outcome.ending();
            }
            assertTrue(actions.size() > 5);
            simulation.reset(4);
            assertEquals(seen, simulation.replay(-9, actions));
        }
    }

    private static FirstMeeting meet(String env) {
        return FirstMeeting.with(FirstMeeting.Wish.of(env, python));
    }

    private static GymSettings defaults(FirstMeeting met) {
        return new GymSettings(met.file().text(), python, false);
    }

    @Test
    void itsRenderedPictureIsItsSceneAndItsCamera() {
        FirstMeeting met = meet("LunarLanderContinuous-v3");
        try (World world = GymWorlds.of(met.file(), python).open(defaults(met))) {
            Camera camera = new Camera("render", 600, 400);
            assertEquals(List.of(camera), world.spec().cameras());
            assertTrue(world.reset(1).frames().isEmpty(), "nobody looked");
            Scene.Picture shown =
                    assertInstanceOf(Scene.Picture.class, world.scene().shapes().getFirst());
            World filmed = Filmed.where(world);
            Frame frame = filmed.reset(1).frames().getFirst();
            assertEquals(shown.frame(), frame);
            Frame later = filmed.step(world.spec().rest()).observation().frames().getFirst();
            assertTrue(!later.equals(frame), "it moves");
        }
    }

    @ParameterizedTest
    @CsvSource({"Reacher-v5, 480, 480", "dm_control/cartpole-swingup-v0, 320, 240"})
    void mujocoIsSeenWhereThisMachineCanPaintIt(String env, int width, int height) {
        FirstMeeting met = meet(env);
        if (met.file().render().isEmpty()) {
            assertTrue(
                    met.assumed()
                            .contains(
                                    "It renders no picture (its pictures need libraries; type: apt"
                                            + " install libegl1 libegl-mesa0 libopengl0)."),
                    "" + met.assumed());
            return;
        }
        assertEquals(new Camera("render", width, height), met.file().render().get());
        try (World world = GymWorlds.of(met.file(), python).open(defaults(met))) {
            World filmed = Filmed.where(world);
            Frame frame = filmed.reset(1).frames().getFirst();
            float[] full = new float[world.spec().controls().size()];
            Arrays.fill(full, 1);
            Action push = new Action.Continuous(Vec.of(full));
            Frame later = filmed.step(push).observation().frames().getFirst();
            for (int i = 0; i < 9; i++) {
                later = filmed.step(push).observation().frames().getFirst();
            }
            assertTrue(!later.equals(frame), "it moves");
        }
    }

    @Test
    void whatIsKnownOfAFamilyIsInItsFile() {
        WorldFile grid = meet("MiniGrid-Empty-5x5-v0").file();
        assertEquals(List.of("minigrid"), grid.modules());
        assertEquals(
                List.of("left", "right", "forward", "pick up", "drop", "use", "done"),
                grid.spec().vocabulary());
        assertEquals(0.1, grid.successReward().orElseThrow());
        WorldFile pole = meet("dm_control/cartpole-swingup-v0").file();
        assertEquals(0.01, pole.spec().tickSeconds(), "shimmy says a tenth");
        assertEquals("shoulder", meet("Reacher-v5").file().spec().controls().getFirst().name());
        assertEquals("back foot", meet("HalfCheetah-v5").file().spec().state().get(4).name());
    }

    @Test
    void theGoalOfAGridIsASuccess() {
        FirstMeeting met = meet("MiniGrid-Empty-5x5-v0");
        try (World world = GymWorlds.of(met.file(), python).open(defaults(met))) {
            world.reset(1);
            for (int word : new int[] {2, 2, 1, 2}) {
                assertEquals(Ending.NONE, world.step(new Action.Token(word)).ending());
            }
            assertEquals(Ending.SUCCESS, world.step(new Action.Token(2)).ending());
        }
    }

    @Test
    void whatDoesNotExistIsSaidWithWhatIsMeant() {
        String sentence = assertThrows(ReinsException.class, () -> meet("CartPol-v1")).sentence();
        assertTrue(
                sentence.startsWith(
                        "The world cannot be made: Environment `CartPol` doesn't exist"),
                sentence);
    }

    private static Launch faulty(String fault, long stepMillis) {
        return new Launch(
                List.of(python),
                0,
                "Faulty-v0",
                "{\"fault\":\"" + fault + "\"}",
                List.of(faultyFile()),
                false,
                false,
                stepMillis,
                60_000);
    }

    private static String faultyFile() {
        try {
            return Path.of(
                            Objects.requireNonNull(GymnasiumTest.class.getResource("faulty.py"))
                                    .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static World open(String fault, long stepMillis) {
        Launch launch = faulty(fault, stepMillis);
        Bridge.Begun begun = Bridge.begin(launch);
        begun.bridge().close();
        WorldFile file =
                FirstMeeting.of(begun.hello(), launch, python).file().withRepeatable(false);
        return GymWorld.open(file, launch);
    }

    @Test
    void partsOfADictAreChannelsAndPictures() {
        try (World world = open("", 20_000)) {
            assertEquals(
                    List.of("arm/place 0", "arm/place 1", "mode"),
                    world.spec().state().stream()
                            .map(Channel::name)
                            .filter(name -> !name.startsWith("codes"))
                            .toList());
            assertEquals(List.of(new Camera("pixels", 20, 16)), world.spec().cameras());
            world.reset(1);
            Outcome outcome = world.step(world.spec().rest());
            assertEquals(1, outcome.observation().frames().getFirst().bytes().toArray()[0]);
            assertEquals(Ending.NONE, outcome.ending());
            world.step(world.spec().rest());
            assertEquals(Ending.SUCCESS, world.step(world.spec().rest()).ending());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "print | ''",
                "none | The world told a number that is none (channel reward).",
                "raise | the arm is out of reach: 3 joints.",
                "input | EOF when reading a line.",
                "exit | the environment asked its program to end (3).",
                "abort | (code 134, signal 6): Fatal Python error: Aborted.",
                "hang | The world did not answer for 3 s, so its program was ended.",
            })
    void whatAnEnvironmentDoesCostsAnEpisodeAtMost(String fault, String said) {
        try (World world = open(fault, fault.equals("hang") ? 3_000 : 20_000)) {
            for (int episode = 0; episode < 2; episode++) {
                world.reset(episode);
                assertEquals(Ending.NONE, world.step(world.spec().rest()).ending());
                Outcome second = world.step(world.spec().rest());
                assertTrue(second.link().trouble().endsWith(said), second.link().trouble());
                assertEquals(said.isEmpty(), !second.link().isTroubled());
            }
        }
    }
}
