package reins.sim.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.Action;
import reins.core.fact.Decision;
import reins.core.fact.Edit;
import reins.core.fact.Ending;
import reins.core.fact.EpisodeSummary;
import reins.core.fact.Hand;
import reins.core.fact.Observation;
import reins.core.fact.ReinsException;
import reins.core.fact.Segment;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Vec;
import reins.core.flow.Command;
import reins.core.flow.Event;
import reins.core.flow.Inbox;
import reins.core.flow.PolicySlot;
import reins.core.flow.Still;
import reins.core.role.Act;
import reins.core.role.Arbiter;
import reins.core.role.ArbiterContext;
import reins.core.role.Guidance;
import reins.core.role.Moment;
import reins.core.role.Policy;
import reins.core.role.Signal;
import reins.core.role.Situation;
import reins.core.role.Teacher;
import reins.sim.arbiters.Arbiters;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

final class SimLoopTest {
    private final List<Event> events = new ArrayList<>();
    private final Inbox<Command> commands = new Inbox<>(16);
    private final PolicySlot slot = new PolicySlot(new PolicySlot.Driver(0, walking(0.25f)));
    private Guidance said = Guidance.SILENT;
    private Optional<String> obstacle = Optional.empty();
    private final SimLoop loop = loop(5);

    private SimLoop loop(long seed) {
        return new SimLoop(
                new Corridor(),
                moment -> said,
                Arbiters.HOLD.make(new ArbiterContext(Corridor.SPEC), Arbiters.HOLD.defaults()),
                slot,
                commands,
                events::add,
                () -> obstacle,
                new SimLoop.Options("", seed, 1, false, 0));
    }

    private static Policy walking(float pace) {
        return new Policy() {
            @Override
            public Vec begin() {
                return Vec.EMPTY;
            }

            @Override
            public Act act(Observation observation, Vec memory, RandomGenerator random) {
                return new Act(controls(pace), memory, "", 0);
            }
        };
    }

    private static Action controls(float pace) {
        return new Action.Continuous(Vec.of(pace));
    }

    private static Guidance wants(float pace, Signal... signals) {
        return new Guidance(Hand.PERSON, Optional.of(controls(pace)), Set.of(signals), "");
    }

    private void ticks(int count) {
        for (int i = 0; i < count; i++) {
            loop.work();
        }
    }

    private <E extends Event> List<E> told(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private List<Step> steps() {
        return told(Event.Ticked.class).stream().map(Event.Ticked::step).toList();
    }

    private List<Still> stills() {
        return told(Event.Running.class).stream().map(Event.Running::still).toList();
    }

    private Step last() {
        return steps().getLast();
    }

    private static List<Step> recorded(List<Segment> segments, long episode) {
        return segments.stream()
                .filter(segment -> segment.episode() == episode)
                .flatMap(segment -> segment.steps().stream())
                .toList();
    }

    @Test
    void theFirstTickOfATakeoverIsRecordedWithWhatThePolicyWanted() {
        ticks(3);
        said = wants(-1, Signal.TAKE_OVER);
        ticks(1);
        assertEquals(new Decision.TakenOver(controls(-1), controls(0.25f)), last().decision());
    }

    @Test
    void aTeacherThatOnlySpeaksIsKeptAsALabel() {
        said = wants(0.5f);
        ticks(1);
        assertEquals(new Decision.Labelled(controls(0.25f), controls(0.5f)), last().decision());
    }

    @Test
    void bothActionsAreLimitedBeforeTheDecision() {
        slot.publish(new PolicySlot.Driver(1, walking(7)));
        said = wants(-7, Signal.TAKE_OVER);
        ticks(1);
        assertEquals(new Decision.TakenOver(controls(-1), controls(1)), last().decision());
    }

    @Test
    void segmentsJoinToTheWholeEpisodeAndOnlyTheLastOneEndsIt() {
        slot.publish(new PolicySlot.Driver(1, walking(1)));
        ticks(30);
        List<Segment> segments =
                told(Event.SegmentEnded.class).stream().map(Event.SegmentEnded::segment).toList();
        List<Step> episode = recorded(segments, 1);
        EpisodeSummary summary = told(Event.EpisodeEnded.class).getFirst().summary();
        assertEquals(Ending.SUCCESS, summary.ending());
        assertEquals(summary.ticks(), episode.size());
        assertEquals(steps().subList(0, episode.size()), episode);
        assertTrue(segments.getFirst().opens());
        assertFalse(segments.get(1).opens());
        assertTrue(segments.stream().allMatch(segment -> segment.steps().size() <= 5));
    }

    @Test
    void aSegmentIsHandedOverAsSoonAsTheTeacherHandsBack() {
        said = wants(0, Signal.TAKE_OVER);
        ticks(2);
        said = Guidance.SILENT;
        ticks(1);
        assertEquals(1, told(Event.SegmentEnded.class).size());
    }

    @Test
    void whoHurriesIsCutShortByTheTimeLimit() {
        said = wants(0, Signal.TAKE_OVER);
        ticks(60);
        assertEquals(Ending.CUT, told(Event.EpisodeEnded.class).getFirst().summary().ending());
    }

    @Test
    void whoIsUnhurriedIsNotCutShortByTheTimeLimit() {
        said = wants(0, Signal.TAKE_OVER, Signal.UNHURRIED);
        ticks(60);
        assertEquals(0, told(Event.EpisodeEnded.class).size());
        said = Guidance.SILENT;
        ticks(1);
        assertEquals(Ending.CUT, told(Event.EpisodeEnded.class).getFirst().summary().ending());
    }

    @Test
    void theTeachersJudgementEndsTheEpisode() {
        ticks(2);
        said = new Guidance(Hand.PERSON, Optional.empty(), Set.of(Signal.SUCCESS), "");
        ticks(1);
        assertEquals(Ending.SUCCESS, last().outcome().ending());
        said = new Guidance(Hand.PERSON, Optional.empty(), Set.of(Signal.DISCARD), "");
        ticks(1);
        assertEquals(List.of(new Event.Edited("", new Edit.Discard(2))), told(Event.Edited.class));
    }

    @Test
    void aRewindComesBackToTheSamePlaceAndGoesOnCountingThere() {
        ticks(20);
        Step there = steps().get(10);
        commands.put(new Command.Rewind(1.0, Command.Then.DRIVES));
        ticks(1);
        assertEquals(10, last().tick());
        assertEquals(there.observation(), last().observation());
        assertEquals(there.outcome(), last().outcome());
        Start start = told(Event.EpisodeStarted.class).getLast().start();
        assertEquals(10, assertInstanceOf(Start.Rewound.class, start).replayed().size());
    }

    @Test
    void whereItWentBackItStandsUntilAPersonTakesOver() {
        ticks(20);
        commands.put(new Command.Rewind(1.0, Command.Then.STANDS));
        ticks(5);
        assertEquals(20, steps().size());
        assertEquals(new Still.WentBack(1, false), stills().getLast());
        assertEquals(1, loop.speed(), "hands are looked for at every tick");
        said = wants(-1, Signal.TAKE_OVER);
        ticks(1);
        assertEquals(10, last().tick());
        assertTrue(last().decision().teacherDrives());
        assertEquals(Still.Not.DRIVES, stills().getLast());
        said = Guidance.SILENT;
        ticks(1);
        assertEquals(11, last().tick(), "let go, the policy drives");
    }

    @Test
    void aTakeoverThatIsHeldAlreadyDrivesOnFromWhereItWentBackTo() {
        ticks(20);
        said = wants(-1, Signal.TAKE_OVER);
        commands.put(new Command.Rewind(1.0, Command.Then.STANDS));
        ticks(1);
        assertEquals(10, last().tick());
        assertTrue(last().decision().teacherDrives());
    }

    @Test
    void aProgramThatTeachesIsNoHandToDriveOnFromWhereItWentBackTo() {
        ticks(20);
        commands.put(new Command.Rewind(1.0, Command.Then.STANDS));
        said = new Guidance(Hand.PROGRAM, Optional.of(controls(1)), Set.of(Signal.TAKE_OVER), "");
        ticks(5);
        assertEquals(20, steps().size());
        commands.put(new Command.Resume());
        ticks(1);
        assertEquals(10, last().tick());
    }

    @Test
    void whereThatIsWantedItDrivesSlowlyUntilAPersonTakesOver() {
        ticks(20);
        commands.put(new Command.Rewind(1.0, Command.Then.DRIVES_SLOWLY));
        ticks(2);
        assertEquals(11, last().tick());
        assertEquals(0.25, loop.speed());
        said = wants(-1, Signal.TAKE_OVER);
        ticks(1);
        assertEquals(1, loop.speed());
    }

    @Test
    void aLookElsewhereDoesNotEndTheStandingWhereItWentBackTo() {
        ticks(20);
        commands.put(new Command.Rewind(1.0, Command.Then.STANDS));
        commands.put(new Command.Pause(Still.Paused.AWAY));
        commands.put(new Command.Resume(Still.Paused.AWAY));
        ticks(3);
        commands.put(new Command.Stop());
        commands.put(new Command.Resume());
        ticks(3);
        assertEquals(20, steps().size());
        commands.put(new Command.Restart());
        ticks(1);
        assertEquals(0, last().tick(), "a fresh episode is driven");
    }

    @Test
    void howFarItWentBackIsToldAlsoPastTheEpisodesBeginning() {
        ticks(20);
        commands.put(new Command.End(Ending.CUT));
        ticks(5);
        commands.put(new Command.Rewind(1.0, Command.Then.STANDS));
        ticks(1);
        assertEquals(new Still.WentBack(1, false), stills().getLast());
        commands.put(new Command.Rewind(60, Command.Then.STANDS));
        ticks(1);
        assertEquals(new Still.WentBack(1.5, false), stills().getLast(), "no further");
    }

    @Test
    void aRewindSoonAfterAnEndingGoesBackBeforeIt() {
        slot.publish(new PolicySlot.Driver(1, walking(1)));
        while (told(Event.EpisodeEnded.class).isEmpty()) {
            ticks(1);
        }
        int driven = steps().size();
        ticks(2);
        commands.put(new Command.Rewind(1.0, Command.Then.DRIVES));
        ticks(1);
        assertEquals(driven + 2 - 10, last().tick());
        assertEquals(steps().get((int) last().tick()).observation(), last().observation());
    }

    @Test
    void aRewindWhilePausedShowsThePlaceAndStaysPaused() {
        ticks(20);
        commands.put(new Command.Pause(Still.Paused.PERSON));
        commands.put(new Command.Rewind(1.0, Command.Then.DRIVES));
        ticks(5);
        assertEquals(20, steps().size());
        commands.put(new Command.Resume());
        ticks(1);
        assertEquals(10, last().tick());
    }

    @Test
    void aStopInTheMiddleOfAPauseIsNotUndoneByThePausesEnd() {
        ticks(1);
        commands.put(new Command.Pause(Still.Paused.QUESTION));
        commands.put(new Command.Stop());
        commands.put(new Command.Resume(Still.Paused.QUESTION));
        ticks(2);
        assertEquals(1, steps().size());
        commands.put(new Command.Resume());
        ticks(1);
        assertEquals(2, steps().size());
    }

    @Test
    void whoOnlyLooksAwayFindsAStopAsItWas() {
        ticks(1);
        commands.put(new Command.Stop());
        commands.put(new Command.Pause(Still.Paused.AWAY));
        commands.put(new Command.Resume(Still.Paused.AWAY));
        ticks(2);
        assertEquals(1, steps().size());
        assertEquals(Still.Paused.STOPPED, stills().getLast());
        commands.put(new Command.Resume());
        commands.put(new Command.Pause(Still.Paused.AWAY));
        ticks(2);
        assertEquals(Still.Paused.AWAY, stills().getLast());
        commands.put(new Command.Resume(Still.Paused.AWAY));
        ticks(1);
        assertEquals(2, steps().size());
    }

    @Test
    void aPauseHandsOverWhatWasRecorded() {
        ticks(3);
        commands.put(new Command.Stop());
        ticks(2);
        assertEquals(3, told(Event.SegmentEnded.class).getFirst().segment().steps().size());
        assertEquals(3, steps().size());
    }

    @Test
    void whereFactsCannotBeTakenTheWorldWaitsAndSaysWhyOnce() {
        ticks(1);
        obstacle = Optional.of("Waiting for the disk to keep up.");
        ticks(3);
        obstacle = Optional.of("The disk is full.");
        ticks(3);
        obstacle = Optional.empty();
        ticks(1);
        assertEquals(2, steps().size());
        assertEquals(
                List.of(
                        new Still.Waits("Waiting for the disk to keep up."),
                        new Still.Waits("The disk is full."),
                        Still.Not.DRIVES),
                stills());
    }

    @Test
    void aPolicyThatFailsPausesTheWorldAndLosesNoTick() {
        ticks(3);
        Policy failing =
                new Policy() {
                    @Override
                    public Vec begin() {
                        return Vec.EMPTY;
                    }

                    @Override
                    public Act act(Observation seen, Vec memory, RandomGenerator random) {
                        throw new ReinsException("The policy's action is not a number.");
                    }
                };
        slot.publish(new PolicySlot.Driver(7, failing));
        ticks(3);
        assertTrue(loop.isPaused());
        assertEquals(Still.Paused.FAILED, stills().getLast());
        assertEquals(
                List.of(new Event.Failed("policy 7", "The policy's action is not a number.")),
                told(Event.Failed.class));
        assertEquals(3, told(Event.SegmentEnded.class).getFirst().segment().steps().size());
        commands.put(new Command.Pin(new PolicySlot.Driver(0, walking(0.25f))));
        commands.put(new Command.Resume());
        ticks(1);
        assertEquals(0, last().policy().version());
    }

    /** A policy that counts its ticks up to and with this one. */
    private static Policy counting(int numbers) {
        return new Policy() {
            @Override
            public Vec begin() {
                return Vec.zeros(numbers);
            }

            @Override
            public Act act(Observation seen, Vec memory, RandomGenerator random) {
                float[] counted = memory.toArray();
                counted[0]++;
                return new Act(controls(0.25f), Vec.of(counted), "tick " + counted[0], 0);
            }
        };
    }

    @Test
    void theNextVersionRemembersTheEpisodeAndTheNextEpisodeForgetsIt() {
        slot.publish(new PolicySlot.Driver(1, counting(1)));
        ticks(2);
        slot.publish(new PolicySlot.Driver(2, counting(1)));
        ticks(1);
        assertEquals("tick 3.0", last().policy().thought());
        slot.publish(new PolicySlot.Driver(3, counting(2))); // of another learner
        ticks(1);
        assertEquals("tick 1.0", last().policy().thought());
        commands.put(new Command.End(Ending.FAILURE));
        ticks(1);
        assertEquals(2, told(Event.EpisodeStarted.class).getLast().of().episode());
        assertEquals("tick 1.0", last().policy().thought());
    }

    @Test
    void aJudgementBetweenTicksIsAnEditAndAFreshEpisodeBegins() {
        ticks(3);
        commands.put(new Command.End(Ending.FAILURE));
        ticks(1);
        assertEquals(
                List.of(new Event.Edited("", new Edit.Judge(1, 2, Ending.FAILURE))),
                told(Event.Edited.class));
        assertEquals(2, told(Event.EpisodeStarted.class).getLast().of().episode());
    }

    @Test
    void theTeacherIsToldWhenAnEpisodeBeginsAndWhatThePolicyWants() {
        List<Moment> moments = new ArrayList<>();
        Teacher listening =
                moment -> {
                    moments.add(moment);
                    return Guidance.SILENT;
                };
        commands.put(new Command.Teach(listening));
        ticks(2);
        assertEquals(List.of(true, false), moments.stream().map(Moment::first).toList());
        assertEquals(controls(0.25f), moments.getFirst().proposed());
    }

    /** Asks wherever the policy wants to go back; who speaks then drives. */
    private static Arbiter asking(boolean waits) {
        return new Arbiter() {
            @Override
            public boolean asks(boolean first, boolean teacherDrove, Observation seen, Act act) {
                return act.action().asControls().at(0) < 0;
            }

            @Override
            public boolean waits() {
                return waits;
            }

            @Override
            public Decision decide(Situation situation) {
                return situation.asked() ? situation.teacherDrives() : situation.policyDrives();
            }
        };
    }

    @Test
    void whereThePolicyAsksTheTeacherHearsItAtTheSameTick() {
        List<Boolean> heard = new ArrayList<>();
        commands.put(
                new Command.Teach(moment -> {
                    heard.add(moment.asked());
                    return wants(1);
                }));
        commands.put(new Command.Arbitrate(asking(false)));
        ticks(2);
        slot.publish(new PolicySlot.Driver(1, walking(-0.5f)));
        ticks(3);
        slot.publish(new PolicySlot.Driver(2, walking(0.5f)));
        ticks(1);
        assertEquals(List.of(false, false, true, true, true, false), heard);
        assertEquals(
                List.of(new Event.Asked(true), new Event.Asked(false)), told(Event.Asked.class));
        assertEquals(
                List.of(false, false, true, true, true, false),
                steps().stream().map(step -> step.decision().teacherDrives()).toList());
    }

    @Test
    void anArbiterThatWaitsStandsStillBeforeTheTickThatAsks() {
        commands.put(new Command.Arbitrate(asking(true)));
        said = wants(1);
        ticks(2);
        slot.publish(new PolicySlot.Driver(1, walking(-0.5f)));
        ticks(5);
        assertEquals(2, steps().size());
        assertTrue(loop.isPaused());
        assertEquals(Still.Paused.ASKS, stills().getLast());
        assertEquals(List.of(new Event.Asked(true)), told(Event.Asked.class));
        commands.put(new Command.Speed(0.5));
        ticks(1);
        assertEquals(
                new Event.Running(Still.Paused.ASKS, 0.5, Optional.empty()),
                told(Event.Running.class).getLast(),
                "a pause keeps its reason");
        commands.put(new Command.Resume());
        ticks(3);
        assertEquals(5, steps().size());
        assertEquals(
                new Decision.TakenOver(controls(1), controls(-0.5f)), steps().get(2).decision());
        assertEquals(List.of(new Event.Asked(true)), told(Event.Asked.class));
        slot.publish(new PolicySlot.Driver(2, walking(0.5f)));
        ticks(1);
        slot.publish(new PolicySlot.Driver(3, walking(-0.5f)));
        ticks(3);
        assertEquals(6, steps().size(), "it asks again");
    }

    @Test
    void aFreshEpisodeBeginsUnasked() {
        commands.put(new Command.Arbitrate(asking(false)));
        slot.publish(new PolicySlot.Driver(1, walking(-0.5f)));
        ticks(2);
        slot.publish(new PolicySlot.Driver(2, walking(0.5f)));
        commands.put(new Command.Restart());
        ticks(1);
        assertEquals(
                List.of(new Event.Asked(true), new Event.Asked(false)), told(Event.Asked.class));
    }

    @Test
    void whatWasDrivenBeforeARewindStaysAsItWasRecorded() {
        ticks(20);
        List<Step> driven = steps();
        commands.put(new Command.Rewind(1.3, Command.Then.DRIVES));
        said = wants(-1, Signal.TAKE_OVER);
        ticks(5);
        List<Segment> segments =
                told(Event.SegmentEnded.class).stream().map(Event.SegmentEnded::segment).toList();
        assertEquals(driven, recorded(segments, 1));
        EpisodeSummary before = told(Event.EpisodeEnded.class).getFirst().summary();
        assertEquals(20, before.ticks());
        assertEquals(Ending.NONE, before.ending());
        assertEquals(List.of(), told(Event.Edited.class));
        assertEquals(driven.get(7).observation(), steps().get(20).observation());
        assertEquals(2, told(Event.EpisodeStarted.class).getLast().of().episode());
    }

    /** The ticks that labels were given for, in order. */
    private List<Long> relabelled() {
        return edits().stream()
                .map(Edit.Relabel.class::cast)
                .flatMap(edit -> LongStream.range(edit.firstTick(), edit.endTick()).boxed())
                .toList();
    }

    private List<Edit> edits() {
        return told(Event.Edited.class).stream().map(Event.Edited::edit).toList();
    }

    @Test
    void lookingBackTheTeachersWordBecomesLabelsOfWhatWasDriven() {
        ticks(20);
        List<Step> driven = steps();
        said = wants(0.5f);
        commands.put(new Command.Relabel(1.0));
        ticks(20);
        assertEquals(
                List.of(new Edit.Relabel(1, 10, Collections.nCopies(10, controls(0.5f)))), edits());
        assertEquals(driven, steps(), "nothing is recorded anew");
        assertEquals(1, told(Event.EpisodeStarted.class).size());
        assertTrue(loop.isPaused());
        assertEquals(List.of(Still.Not.LOOKS_BACK, Still.Paused.LOOKED_BACK), stills());
    }

    @Test
    void behindALookBackTheEpisodeGoesOnAsIfNothingHadBeen() {
        ticks(20);
        commands.put(new Command.Relabel(1.5));
        ticks(16);
        commands.put(new Command.Resume());
        ticks(30);
        List<Step> looked = steps();
        events.clear();
        SimLoop straight = loop(5);
        for (int i = 0; i < looked.size(); i++) {
            straight.work();
        }
        assertEquals(steps(), looked);
    }

    @Test
    void onlyTheTicksThatTheTeacherSpeaksAtAreRelabelled() {
        said = wants(1, Signal.TAKE_OVER);
        ticks(2);
        said = Guidance.SILENT;
        ticks(8);
        commands.put(new Command.Relabel(Double.POSITIVE_INFINITY));
        said = wants(-7);
        ticks(3);
        said = Guidance.SILENT;
        ticks(2);
        said = wants(0);
        ticks(20);
        assertEquals(List.of(0L, 1L, 2L, 5L, 6L, 7L, 8L, 9L), relabelled());
        assertEquals(
                new Edit.Relabel(1, 0, Collections.nCopies(3, controls(-1))), edits().getFirst());
        assertEquals(2, edits().size());
    }

    @Test
    void behindAnEndingTheEpisodeThatIsOverIsLookedBackAt() {
        slot.publish(new PolicySlot.Driver(1, walking(1)));
        while (told(Event.EpisodeEnded.class).isEmpty()) {
            ticks(1);
        }
        int driven = steps().size();
        ticks(2);
        said = wants(0);
        commands.put(new Command.Relabel(0.5));
        ticks(10);
        assertEquals(List.of(driven - 3L, driven - 2L, driven - 1L), relabelled());
        assertEquals(1, edits().getFirst().episode());
        commands.put(new Command.Resume());
        ticks(1);
        assertEquals(2, last().tick());
    }

    @Test
    void aLookBackIsAtHalfSpeedAndCanBePausedAndLeft() {
        ticks(20);
        said = wants(0);
        commands.put(new Command.Relabel(1));
        ticks(3);
        assertEquals(0.5, loop.speed());
        commands.put(new Command.Pause(Still.Paused.PERSON));
        ticks(3);
        assertEquals(20, steps().size());
        commands.put(new Command.Resume());
        ticks(1);
        assertEquals(Still.Not.LOOKS_BACK, stills().getLast());
        commands.put(new Command.Stop());
        ticks(1);
        assertTrue(loop.isPaused());
        assertEquals(1, loop.speed());
        assertEquals(4, relabelled().size(), "what was said is kept");
        assertEquals(
                List.of(new Edit.Relabel(1, 10, Collections.nCopies(4, controls(0)))), edits());
        commands.put(new Command.Resume());
        ticks(1);
        assertEquals(20, last().tick());
    }

    @Test
    void aLookBackThatIsLeftForAnotherEpisodeIsToldToBeOver() {
        ticks(20);
        commands.put(new Command.Relabel(1));
        ticks(3);
        commands.put(new Command.Restart());
        ticks(1);
        assertEquals(
                new Event.Running(Still.Not.DRIVES, 1, Optional.empty()),
                told(Event.Running.class).getLast());
        assertEquals(0, last().tick());
    }

    @Test
    void whereNothingWasDrivenThereIsNothingToLookBackAt() {
        commands.put(new Command.Relabel(1));
        ticks(1);
        assertFalse(loop.isPaused());
        assertEquals(1, steps().size());
    }

    @Test
    void oneSeedGivesOneRunAndAnotherSeedAnother() {
        ticks(200);
        List<Event> once = List.copyOf(events);
        events.clear();
        SimLoop again = loop(5);
        for (int i = 0; i < 200; i++) {
            again.work();
        }
        assertEquals(once, events);
        events.clear();
        SimLoop other = loop(6);
        for (int i = 0; i < 200; i++) {
            other.work();
        }
        assertFalse(once.equals(events));
    }
}
