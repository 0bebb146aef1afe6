package reins.policies.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.Action;
import reins.core.fact.Actions;
import reins.core.fact.Artifact;
import reins.core.fact.Channel;
import reins.core.fact.Decision;
import reins.core.fact.Ending;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.ReinsException;
import reins.core.fact.Revised;
import reins.core.fact.Said;
import reins.core.fact.Segment;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.fact.Teaching;
import reins.core.fact.Unit;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.flow.Event;
import reins.core.flow.Inbox;
import reins.core.flow.PolicySlot;
import reins.core.role.Act;
import reins.core.role.Learner;
import reins.core.role.LearnerContext;
import reins.core.role.LearnerType;
import reins.core.role.Policy;
import reins.core.role.Settings;
import reins.policies.learn.Learners;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

class LearnerLoopTest {
    private static final WorldSpec SPEC =
            new WorldSpec(
                    "line",
                    "Line",
                    List.of(new Channel("x", Unit.METRE, -1, 1)),
                    List.of(),
                    Optional.empty(),
                    new Actions.Controls(List.of(new Channel("push", Unit.NEWTON, -1, 1))),
                    List.of(new Channel("reward", Unit.NONE, -1, 1)),
                    0.02,
                    100);

    private static final Policy RESTING =
            new Policy() {
                @Override
                public Vec begin() {
                    return Vec.EMPTY;
                }

                @Override
                public Act act(Observation observation, Vec memory, RandomGenerator random) {
                    return new Act(SPEC.rest(), memory, "", 0);
                }
            };

    private final PolicySlot slot = new PolicySlot(new PolicySlot.Driver(0, RESTING));
    private final Inbox<Event.Lesson> inbox = new Inbox<>(100);
    private final List<Event> told = new ArrayList<>();

    @Test
    void theFirstWorkPublishesTheUntrainedPolicyAsVersion0() {
        try (LearnerLoop loop = loop("hg-dagger", 0)) {
            assertSame(RESTING, slot.current().policy());
            assertTrue(loop.work());
            assertEquals(List.of(0), versions());
            assertNotSame(RESTING, slot.current().policy());
            assertFalse(loop.work());
        }
    }

    @Test
    void aCorrectionIsPublishedSoonAfterTheTeacherHandsBack() {
        try (LearnerLoop loop = loop("hg-dagger", 0)) {
            loop.work();
            inbox.put(new Event.SegmentEnded(segment(0, "ppppptttt", Ending.NONE)));
            work(loop, 500);
            assertEquals(List.of(0), versions(), "while the teacher drives");
            inbox.put(new Event.SegmentEnded(segment(9, "ttttp", Ending.NONE)));
            work(loop, 100);
            assertEquals(List.of(0, 1), versions(), "after the teacher has handed back");
            assertEquals(1, slot.current().version());
            work(loop, 300);
            assertEquals(List.of(0, 1, 2), versions(), "after learning from the rest of it");
            work(loop, 1500);
            assertEquals(List.of(0, 1, 2), versions(), "without any more corrections");
            work(loop, 1000);
            assertEquals(List.of(0, 1, 2, 3), versions(), "after long training");
        }
    }

    @Test
    void aLearnerThatKnowsAllOfACorrectionPublishesItASecondAfterTheLastVersion() {
        try (LearnerLoop loop = loop("rlif", 0)) {
            loop.work();
            inbox.put(new Event.SegmentEnded(segment(0, "pppppppppptttttttttt", Ending.NONE)));
            work(loop, 100);
            assertEquals(List.of(0), versions(), "while the teacher drives");
            inbox.put(new Event.SegmentEnded(segment(20, "ttttppppp", Ending.NONE)));
            work(loop, 100);
            assertEquals(List.of(0), versions(), "29 ticks, 0.58 s, after the version before");
            inbox.put(new Event.SegmentEnded(segment(29, "p".repeat(21), Ending.NONE)));
            work(loop, 20);
            assertEquals(List.of(0), versions(), "before it has learned from all of it");
            work(loop, 2);
            assertEquals(List.of(0, 1), versions(), "50 ticks, a second, after it");
            inbox.put(new Event.SegmentEnded(segment(50, "p".repeat(50), Ending.NONE)));
            work(loop, 100);
            assertEquals(List.of(0, 1), versions(), "where nothing was corrected");
        }
    }

    @Test
    void whatTheTeacherSaysAfterwardsIsLearnedFromAndPublished() {
        try (LearnerLoop loop = loop("hg-dagger", 0)) {
            loop.work();
            inbox.put(new Event.SegmentEnded(segment(0, "pppppppp", Ending.CUT)));
            loop.work();
            assertFalse(loop.work(), "nothing was taught");
            Segment said = segment(0, "pprrrrpp", Ending.CUT);
            inbox.put(new Event.EpisodeRevised(new Revised(said.of(), 8, List.of(said))));
            work(loop, 200);
            assertEquals(List.of(0, 1), versions());
        }
    }

    @Test
    void labelsAloneArePublishedOnceASecondWhileTheyStreamIn() {
        try (LearnerLoop loop = loop("dagger", 0)) {
            loop.work();
            List<Integer> afterEachHalfSecond = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                inbox.put(new Event.SegmentEnded(segment(25L * i, "l".repeat(25), Ending.NONE)));
                work(loop, 250);
                afterEachHalfSecond.add(versions().getLast());
            }
            assertEquals(List.of(0, 1, 1, 2, 2, 3, 3, 4), afterEachHalfSecond);
        }
    }

    @Test
    void whoLearnsOnlyFromTakeoversPublishesNothingForLabels() {
        try (LearnerLoop loop = loop("hg-dagger", 0)) {
            loop.work();
            inbox.put(new Event.SegmentEnded(segment(0, "tttttppppp", Ending.NONE)));
            work(loop, 400);
            assertEquals(List.of(0, 1), versions());
            for (int i = 0; i < 4; i++) {
                inbox.put(
                        new Event.SegmentEnded(segment(10 + 25L * i, "l".repeat(25), Ending.NONE)));
                work(loop, 250);
            }
            assertEquals(List.of(0, 1), versions());
        }
    }

    @Test
    void versionsGoOnFromASessionsLastOne() {
        try (LearnerLoop loop = loop("hg-dagger", 7)) {
            loop.work();
            assertEquals(List.of(7), versions());
            assertEquals(7, slot.current().version());
        }
    }

    @Test
    void nothingIsPublishedWhereNothingIsLearned() {
        try (LearnerLoop loop = loop("hg-dagger", 0)) {
            loop.work();
            inbox.put(new Event.SegmentEnded(segment(0, "pppppppp", Ending.CUT)));
            assertTrue(loop.work());
            assertFalse(loop.work());
        }
        assertEquals(List.of(0), versions());
    }

    @Test
    void closingPublishesWhatWasLearnedLast() {
        LearnerLoop loop = loop("hg-dagger", 0);
        loop.work();
        inbox.put(new Event.SegmentEnded(segment(0, "tttt", Ending.CUT)));
        work(loop, 30);
        loop.close();
        assertEquals(List.of(0, 1), versions());
    }

    @Test
    void oneStepInTwentyIsTold() {
        try (LearnerLoop loop = loop("hg-dagger", 0)) {
            loop.work();
            inbox.put(new Event.SegmentEnded(segment(0, "tttt", Ending.CUT)));
            work(loop, 60);
            List<Long> updates = new ArrayList<>();
            for (Event event : told) {
                if (event instanceof Event.Trained(var metrics, _)) {
                    updates.add(metrics.updates());
                }
            }
            assertEquals(List.of(20L, 40L, 60L), updates);
        }
    }

    @Test
    void rlifTrainsOnceForEachTickAndRests() {
        try (LearnerLoop loop = loop("rlif", 0)) {
            loop.work();
            inbox.put(new Event.SegmentEnded(segment(0, "ppppp".repeat(10), Ending.CUT)));
            int steps = 0;
            while (loop.work()) {
                steps++;
            }
            // 50 ticks, of which the first 10 are waited for; the last work finds nothing to do.
            assertEquals(40, steps);
        }
    }

    @Test
    void twoRunsInOneThreadAreEqual() {
        List<List<Artifact>> runs = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            told.clear();
            try (LearnerLoop loop = loop("rlif", 0)) {
                for (int i = 0; i < 10; i++) {
                    inbox.put(
                            new Event.SegmentEnded(
                                    segment(20L * i, "ppppppppttttttpppppp", Ending.NONE)));
                    work(loop, 20);
                }
            }
            runs.add(artifacts());
        }
        assertTrue(runs.getFirst().size() > 1);
        assertEquals(runs.getFirst(), runs.getLast());
    }

    @Test
    void aBrokenLearnerLeavesTheLastPolicyDriving() {
        LearnerLoop loop = loop("hg-dagger", 0);
        loop.work();
        inbox.put(new Event.SegmentEnded(segment(0, "tttt", Ending.NONE)));
        work(loop, 10);
        Policy good = slot.current().policy();
        Action rest = SPEC.rest();
        Observation broken = Observation.of(Vec.of(Float.NaN));
        Outcome outcome = new Outcome(broken, Vec.of(0f), Ending.CUT);
        inbox.put(
                new Event.SegmentEnded(
                        new Segment(
                                Stream.of(2),
                                new Start.Fresh(2),
                                List.of(
                                        new Step(
                                                0,
                                                broken,
                                                new Decision.Autonomous(rest),
                                                Said.nothing(0),
                                                Teaching.NONE,
                                                outcome)))));
        assertThrows(ReinsException.class, loop::work);
        loop.close();
        assertSame(good, slot.current().policy());
        assertEquals(List.of(0), versions());
    }

    private LearnerLoop loop(String id, int firstVersion) {
        return loop(id, firstVersion, false);
    }

    private LearnerLoop loop(String id, int firstVersion, boolean driven) {
        return new LearnerLoop(
                () -> create(Learners.of(id)),
                driven,
                inbox,
                slot,
                SPEC,
                new AtomicInteger(firstVersion)::getAndIncrement,
                told::add);
    }

    private static <C extends Record> Learner create(LearnerType<C> type) {
        Map<String, String> changes =
                type.id().equals("rlif")
                        ? Map.of("hidden", "8", "batch", "16", "warmUp", "10")
                        : Map.of("hidden", "8", "batch", "16", "passes", "100000");
        return type.create()
                .create(
                        new LearnerContext(SPEC, 1),
                        Settings.with(type.defaults(), changes),
                        Optional.empty());
    }

    private static void work(LearnerLoop loop, int times) {
        for (int i = 0; i < times; i++) {
            loop.work();
        }
    }

    private List<Artifact> artifacts() {
        List<Artifact> artifacts = new ArrayList<>();
        for (Event event : told) {
            if (event instanceof Event.PolicyChanged(_, Artifact artifact)) {
                artifacts.add(artifact);
            }
        }
        return artifacts;
    }

    private List<Integer> versions() {
        List<Integer> versions = new ArrayList<>();
        for (Event event : told) {
            if (event instanceof Event.PolicyChanged(int version, _)) {
                versions.add(version);
            }
        }
        return versions;
    }

    /**
     * p = the policy drives, l = it does and the teacher says what it would do, t = the teacher
     * drives, r = the policy did and is relabelled.
     */
    private static Segment segment(long firstTick, String drivers, Ending ending) {
        Action rest = SPEC.rest();
        Action taught = new Action.Continuous(Vec.of(0.5f));
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < drivers.length(); i++) {
            Decision decision =
                    switch (drivers.charAt(i)) {
                        case 'l' -> new Decision.Labelled(rest, taught);
                        case 't' -> new Decision.TakenOver(taught, rest);
                        case 'r' -> new Decision.Relabelled(rest, taught);
                        default -> new Decision.Autonomous(rest);
                    };
            boolean last = i == drivers.length() - 1;
            Observation observation = Observation.of(Vec.of(i / 100f));
            steps.add(
                    new Step(
                            firstTick + i,
                            observation,
                            decision,
                            Said.nothing(0),
                            Teaching.NONE,
                            new Outcome(observation, Vec.of(0f), last ? ending : Ending.NONE)));
        }
        return new Segment(Stream.of(1), new Start.Fresh(1), steps);
    }
}
