package reins.sim.worlds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import reins.core.fact.Action;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.Ending;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.World;
import reins.core.role.WorldType;
import reins.sim.render.Filmed;
import reins.sim.toys.Toys;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** What every world promises, tried on each of them. */
final class WorldContractTest {
    private record Driven(Observation first, List<Outcome> outcomes) {}

    static List<WorldType.Simulated<?>> worlds() {
        return Toys.simulated();
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

    private static Driven drive(World world, long seed, boolean drawn) {
        SplittableRandom random = new SplittableRandom(77);
        Observation first = world.reset(seed);
        List<Outcome> outcomes = new ArrayList<>();
        Ending ending = Ending.NONE;
        while (ending == Ending.NONE) {
            outcomes.add(world.step(anything(world.spec(), random)));
            ending = outcomes.getLast().ending();
            if (drawn) {
                world.scene();
            }
        }
        return new Driven(first, outcomes);
    }

    private static void check(WorldSpec spec, Observation observation) {
        assertEquals(spec.state().size(), observation.state().size());
        for (int i = 0; i < spec.state().size(); i++) {
            Channel channel = spec.state().get(i);
            float value = observation.state().at(i);
            assertTrue(
                    value >= channel.low() && value <= channel.high(),
                    () -> channel + " is " + value);
        }
        assertTrue(observation.frames().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void everyObservationAndRewardKeepsTheSpec(WorldType.Simulated<?> type) {
        try (World world = type.make()) {
            assertEquals(type.spec(), world.spec());
            for (long seed = 0; seed < 20; seed++) {
                Driven driven = drive(world, seed, false);
                check(type.spec(), driven.first());
                assertTrue(driven.outcomes().size() <= type.spec().maxTicks());
                for (Outcome outcome : driven.outcomes()) {
                    check(type.spec(), outcome.observation());
                    assertEquals(type.spec().objectives().size(), outcome.reward().size());
                    assertTrue(outcome.reward().isFinite());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void theSameSeedAndActionsGiveEqualEpisodes(WorldType.Simulated<?> type) {
        try (World one = type.make();
                World other = type.make()) {
            other.reset(99);
            for (long seed = 0; seed < 5; seed++) {
                assertEquals(drive(one, seed, false), drive(other, seed, false));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void differentSeedsDiffer(WorldType.Simulated<?> type) {
        try (World world = type.make()) {
            assertNotEquals(drive(world, 1, false), drive(world, 2, false));
        }
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void drawingChangesNothing(WorldType.Simulated<?> type) {
        try (World world = type.make()) {
            assertEquals(drive(world, 3, false), drive(world, 3, true));
        }
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void aFilmedWorldIsTheSameWithAFrameOfEveryCamera(WorldType.Simulated<?> type) {
        try (World plain = type.make();
                World filmed = Filmed.over(type.make());
                World again = Filmed.over(type.make())) {
            Driven driven = drive(filmed, 8, false);
            assertEquals(driven, drive(again, 8, true));
            checkFrames(type.spec(), driven.first());
            for (Outcome outcome : driven.outcomes()) {
                checkFrames(type.spec(), outcome.observation());
            }
            assertEquals(drive(plain, 8, false), withoutFrames(driven));
        }
    }

    private static void checkFrames(WorldSpec spec, Observation observation) {
        assertEquals(
                spec.cameras(),
                observation.frames().stream()
                        .map(frame -> new Camera(frame.camera(), frame.width(), frame.height()))
                        .toList());
    }

    private static Driven withoutFrames(Driven driven) {
        return new Driven(
                withoutFrames(driven.first()),
                driven.outcomes().stream()
                        .map(outcome ->
                                new Outcome(
                                        withoutFrames(outcome.observation()),
                                        outcome.reward(),
                                        outcome.ending()))
                        .toList());
    }

    private static Observation withoutFrames(Observation observation) {
        return new Observation(observation.state(), List.of(), observation.tokens());
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void everyCameraSeesTheWorldMove(WorldType.Simulated<?> type) {
        try (World world = Filmed.over(type.make())) {
            Driven driven = drive(world, 9, false);
            for (int i = 0; i < type.spec().cameras().size(); i++) {
                assertNotEquals(
                        driven.first().frames().get(i),
                        driven.outcomes().getLast().observation().frames().get(i));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void thereIsAlwaysAScene(WorldType.Simulated<?> type) {
        try (World world = type.make()) {
            assertFalse(world.scene().shapes().isEmpty());
            drive(world, 4, true);
            assertFalse(world.scene().shapes().isEmpty());
        }
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void afterAnEndingResetComesFirst(WorldType.Simulated<?> type) {
        try (World world = type.make()) {
            Action rest = type.spec().rest();
            assertThrows(IllegalStateException.class, () -> world.step(rest));
            Ending ending = drive(world, 5, false).outcomes().getLast().ending();
            if (ending.isTerminal()) {
                assertThrows(IllegalStateException.class, () -> world.step(rest));
            } else {
                assertEquals(Ending.CUT, world.step(rest).ending(), "a takeover may go on");
            }
            world.reset(6);
            assertEquals(Ending.NONE, world.step(rest).ending());
        }
    }

    @Test
    void anUnknownWorldIsRefusedWithTheOnesThereAre() {
        assertEquals("lander", Worlds.find("lander").id());
        assertEquals(
                "There is no world 'moon'; choose one of: "
                        + Worlds.ALL.stream().map(WorldType::id).collect(Collectors.joining(", "))
                        + ".",
                assertThrows(ReinsException.class, () -> Worlds.find("moon")).sentence());
    }
}
