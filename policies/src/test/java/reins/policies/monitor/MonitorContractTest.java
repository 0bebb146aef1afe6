package reins.policies.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import reins.core.fact.Action;
import reins.core.fact.Actions;
import reins.core.fact.Decision;
import reins.core.fact.Finding;
import reins.core.fact.Observation;
import reins.core.fact.Reading;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Monitor;
import reins.core.role.MonitorType;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** What every monitor promises. */
final class MonitorContractTest {
    private static final WorldSpec WORDS =
            Watched.SPEC
                    .withState(List.of())
                    .withReading(new Reading(List.of("left", "right"), 3))
                    .withActions(new Actions.Words(List.of("left", "right")));

    static List<MonitorType> all() {
        return Monitors.ALL;
    }

    @Test
    void everyMonitorHasAnIdOfItsOwnAndATitle() {
        List<String> ids = all().stream().map(MonitorType::id).toList();
        assertEquals(ids.stream().distinct().toList(), ids);
        all().forEach(type -> assertFalse(type.id().isBlank() || type.title().isBlank()));
    }

    /** Now here, now there, now broken; driven by everybody in turn. */
    private static Step wild(long tick, RandomGenerator random) {
        float[] numbers = {0, 7, -50, 1e30f, Float.NaN, Float.POSITIVE_INFINITY};
        Action rest = Watched.SPEC.rest();
        List<Decision> decisions =
                List.of(
                        new Decision.Autonomous(rest),
                        new Decision.Labelled(rest, rest),
                        new Decision.Relabelled(rest, rest),
                        new Decision.TakenOver(rest, rest),
                        new Decision.Demonstrated(rest),
                        new Decision.Shared(rest, rest, rest));
        boolean calm = tick / 200 % 2 == 0;
        return Watched.step(
                tick,
                Observation.of(
                        Vec.of(
                                calm ? 0 : numbers[random.nextInt(numbers.length)],
                                calm ? 0 : numbers[random.nextInt(numbers.length)])),
                decisions.get(calm ? 0 : random.nextInt(decisions.size())));
    }

    private static List<Finding> wild(Monitor monitor, Stream of) {
        SplittableRandom random = new SplittableRandom(1);
        monitor.begin(of, new Start.Fresh(1));
        return Watched.findings(monitor, 2000, tick -> wild(tick, random));
    }

    @ParameterizedTest
    @MethodSource("all")
    void aFindingSaysWhoseItIsWhereItIsAndWhatInAWholeSentence(MonitorType type) {
        Monitor monitor = type.create().apply(Watched.SPEC);
        Stream of = new Stream("left arm", 4);
        SplittableRandom random = new SplittableRandom(1);
        monitor.begin(of, new Start.Fresh(1));
        for (long tick = 0; tick < 2000; tick++) {
            Optional<Finding> found = monitor.inspect(wild(tick, random));
            if (found.isPresent()) {
                assertEquals(type.id(), found.get().monitor());
                assertEquals(of, found.get().of());
                assertEquals(tick, found.get().tick());
                String sentence = found.get().sentence();
                assertTrue(Character.isUpperCase(sentence.charAt(0)), sentence);
                assertTrue(sentence.endsWith("."), sentence);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void anEpisodeIsInspectedAsIfThereHadBeenNoneBefore(MonitorType type) {
        Monitor used = type.create().apply(Watched.SPEC);
        wild(used, Stream.of(1));
        Monitor fresh = type.create().apply(Watched.SPEC);
        assertEquals(wild(fresh, Stream.of(2)), wild(used, Stream.of(2)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void aWorldOfWordsWithoutAStateIsBorne(MonitorType type) {
        Monitor monitor = Watched.begun(type, WORDS);
        Observation read = new Observation(Vec.EMPTY, List.of(), List.of(0, 1));
        Watched.findings(
                monitor,
                1000,
                tick -> Watched.step(tick, read, new Decision.Autonomous(new Action.Token(1))));
    }
}
