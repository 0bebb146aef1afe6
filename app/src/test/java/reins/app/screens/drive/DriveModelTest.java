package reins.app.screens.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.app.base.UiFeed;
import reins.app.widgets.Plot;
import reins.app.widgets.Series;
import reins.core.fact.Artifact;
import reins.core.fact.Blob;
import reins.core.fact.Decision;
import reins.core.fact.Ending;
import reins.core.fact.EpisodeSummary;
import reins.core.fact.Frame;
import reins.core.fact.Glimpse;
import reins.core.fact.Hand;
import reins.core.fact.Metric;
import reins.core.fact.Metrics;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Reach;
import reins.core.fact.ReinsException;
import reins.core.fact.Said;
import reins.core.fact.Scene;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.fact.Teaching;
import reins.core.fact.Vec;
import reins.core.flow.Command;
import reins.core.flow.Event;
import reins.core.flow.Still;
import reins.sessions.MetricPoint;
import reins.sim.worlds.Worlds;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;

final class DriveModelTest {
    private static final long SECOND = 1_000_000_000;

    private final Desk desk = new Desk();
    private final DriveModel model = new DriveModel(desk);

    private static Event.Ticked tick(boolean teacherDrives) {
        return tick(teacherDrives, Hand.PROGRAM);
    }

    private static Event.Ticked tick(boolean teacherDrives, Hand hand) {
        var rest = Worlds.ALL.getFirst().spec().rest();
        Observation observation = Observation.of(Vec.zeros(8));
        Decision decision =
                teacherDrives ? new Decision.TakenOver(rest, rest) : new Decision.Autonomous(rest);
        Outcome outcome = new Outcome(observation, Vec.of(0), Ending.NONE);
        return new Event.Ticked(
                1,
                Stream.of(1),
                new Step(
                        0,
                        observation,
                        decision,
                        Said.nothing(3),
                        new Teaching(hand, hand == Hand.PROGRAM ? "too fast" : ""),
                        outcome));
    }

    private static Event.Running standing(Still.Paused why) {
        return new Event.Running(why, 1, Optional.empty());
    }

    private static EpisodeSummary episode(long number, Ending ending, double episodeReturn) {
        return new EpisodeSummary(number, 100, number * 100, episodeReturn, 25, 20, 0, ending);
    }

    @Test
    void whereTheWorldCannotBeOpenedNothingLooksAsIfSomethingDrove() {
        model.on(standing(Still.Paused.NO_WORLD));
        assertEquals(Driver.STOPPED, model.driving().driverProperty().get());
        assertFalse(model.recordingProperty().get());
        assertEquals(List.of(), model.scene().orElseThrow().shapes());
    }

    @Test
    void aRobotThatNobodyHandedOverIsAtRestAndHowItIsReachedIsSeen() {
        model.on(standing(Still.Paused.NOT_HANDED_OVER));
        assertEquals(Driver.AT_REST, model.driving().driverProperty().get());
        Reach late = new Reach(0.2, 0.01, Reach.Light.AMBER, Reach.Policy.NOT_HANDED_OVER, 0, "");
        desk.reach = late;
        model.pulse(SECOND);
        assertEquals(late, model.reaching().reachProperty().get());
        model.on(standing(Still.Paused.UNGUARDED));
        assertEquals(Driver.STOPPED, model.driving().driverProperty().get());
    }

    private static Glimpse picture(long number) {
        Frame frame = new Frame("front", 2, 1, Blob.of(new byte[6]));
        return new Glimpse(Optional.empty(), List.of(new Glimpse.Part<>(frame, 0.01, number)));
    }

    @Test
    void whatARobotSeesIsShownWhileItStandsStillAndOnlyThen() {
        desk.run = desk.newRun(Worlds.find("donkeycar"), true, List.of());
        model.follow(desk.run);
        desk.glimpse = picture(1);
        model.pulse(1);
        assertEquals(Optional.empty(), model.scene());
        model.on(standing(Still.Paused.NOT_HANDED_OVER));
        model.pulse(2);
        Scene first = model.scene().orElseThrow();
        assertEquals(Scene.of(desk.glimpse.frames()), first);
        model.pulse(3);
        assertSame(first, model.scene().orElseThrow(), "nothing new came");
        desk.glimpse = picture(2);
        model.pulse(4);
        assertNotSame(first, model.scene().orElseThrow());
    }

    @Test
    void onlyAWorldThatIsOpenAndLivesElsewhereCanBeStoppedFromEverywhere() {
        assertFalse(model.reaching().open().getValue());
        desk.run = desk.newRun(Worlds.find("donkeycar"), true, List.of());
        model.follow(desk.run);
        assertTrue(model.reaching().open().getValue());
        model.on(standing(Still.Paused.NO_WORLD));
        assertFalse(model.reaching().open().getValue());
    }

    @Test
    void theOneWhoDrivesIsNamed() {
        model.on(tick(false));
        assertEquals(Driver.POLICY, model.driving().driverProperty().get());
        assertEquals(3, model.driving().versionProperty().get());
        assertEquals("too fast", model.driving().thoughtProperty().get());
        model.on(tick(true));
        assertEquals(Driver.TEACHER, model.driving().driverProperty().get());
        model.on(tick(true, Hand.PERSON));
        assertEquals(Driver.YOU, model.driving().driverProperty().get());
        model.on(standing(Still.Paused.PERSON));
        assertEquals(Driver.PAUSED, model.driving().driverProperty().get());
        model.on(new Event.Running(Still.Paused.STOPPED, 2, Optional.of(1)));
        assertEquals(Driver.STOPPED, model.driving().driverProperty().get());
        assertEquals(Still.Paused.STOPPED, model.driving().stillProperty().get());
        assertEquals(2.0, model.driving().speedProperty().get());
        assertEquals(Optional.of(1), model.driving().pinnedProperty().get());
    }

    @Test
    void pauseAndGoOnTakeTurns() {
        model.togglePause();
        model.on(standing(Still.Paused.PERSON));
        model.togglePause();
        assertEquals(
                List.of(new Command.Pause(Still.Paused.PERSON), new Command.Resume()), desk.sent);
    }

    @Test
    void successAndMeanReturnAreTakenOverTheLastTwentyEpisodes() {
        for (int i = 1; i <= 10; i++) {
            model.on(new Event.EpisodeEnded("", episode(i, Ending.FAILURE, -100)));
        }
        for (int i = 11; i <= 25; i++) {
            model.on(new Event.EpisodeEnded("", episode(i, Ending.SUCCESS, 100)));
        }
        model.on(new Event.EpisodeEnded("", episode(26, Ending.NONE, 1000)));
        // Of the last 20 that ended, 5 failed and 15 succeeded: 0.75, mean (15 - 5) / 20 · 100 =
        // 50.
        Curves curves = model.curves();
        assertEquals(0.75, curves.success().curves().getFirst().series().latest(), 1e-9);
        assertEquals(50, curves.returns().curves().get(1).series().latest(), 1e-9);
        assertEquals(0.25, curves.share().curves().getFirst().series().latest(), 1e-9);
    }

    @Test
    void everyLossIsACurveAndPolicyChangesAreMarked() {
        List<Metric> values = List.of(new Metric("critic loss", 2), new Metric("temperature", 0.1));
        model.on(new Event.Trained(new Metrics(40, values), 5));
        var artifact = Artifact.onnx(Blob.EMPTY, Blob.EMPTY, new TreeMap<>());
        model.on(new Event.PolicyChanged(1, artifact));
        assertEquals("critic", model.curves().loss().curves().getFirst().name());
        assertEquals(1, model.curves().loss().curves().size());
        assertEquals(40, model.curves().loss().moments().getFirst().x());
        assertEquals(40, model.board().versions().getFirst().updates());
        assertEquals(5, model.status().waiting());
    }

    private List<String> plotted() {
        return model.curves().cards().stream().map(card -> card.plot().title()).toList();
    }

    private Series curve(String title) {
        return model.curves().cards().stream()
                .filter(card -> card.plot().title().equals(title))
                .flatMap(card -> card.plot().curves().stream())
                .findFirst()
                .orElseThrow()
                .series();
    }

    @Test
    void everyNumberThatTheLearnerTellsCanBePlotted() {
        model.on(
                new Event.Trained(
                        new Metrics(40, List.of(new Metric("loss", 2), new Metric("entropy", 0.1))),
                        0));
        assertEquals(
                List.of("Loss", "Teacher drove", "Return", "Success", "Loss alone", "Entropy"),
                plotted());
        assertEquals(0.1, curve("Entropy").latest());
        PlotChoices choices = model.habits().plotChoices();
        assertEquals(
                List.of(true, true, true, true, false, false),
                model.curves().cards().stream().map(choices::shows).toList());
        model.on(new Event.Trained(new Metrics(3, List.of(new Metric("critic loss", 1))), 0));
        assertEquals(
                List.of("Loss", "Teacher drove", "Return", "Success", "Critic’s loss"),
                plotted(),
                "another learner, which counts from 0 again");
    }

    @Test
    void theCrossHairIsAtOneTimeInPlotsOfEveryAxis() {
        for (int second = 1; second <= 10; second++) {
            model.on(new Event.EpisodeEnded("", episode(second, Ending.SUCCESS, 100)));
            model.status().recorded(25);
            model.on(
                    new Event.Trained(
                            new Metrics(100L * second, List.of(new Metric("loss", 1))), 0));
        }
        Curves curves = model.curves();
        double seconds = model.status().recordedSeconds();
        curves.inTime().point(OptionalDouble.of(seconds / 2));
        assertEquals(OptionalDouble.of(500), curves.inUpdates().cursor());
        curves.inUpdates().point(OptionalDouble.of(1000));
        assertEquals(seconds, curves.inTime().cursor().orElseThrow(), 1e-9);
        curves.inUpdates().point(OptionalDouble.empty());
        assertEquals(OptionalDouble.empty(), curves.inTime().cursor());
    }

    @Test
    void whatWasLearnedBeforeIsPlottedAgainAndGoesOn() {
        DriveControls.Run before = desk.newRun(false, List.of(episode(1, Ending.SUCCESS, 7)));
        desk.run =
                new DriveControls.Run(
                        before.world(),
                        before.session(),
                        false,
                        new UiFeed(),
                        before.episodes(),
                        List.of(new Version(0, "bc", 0, 0), new Version(1, "bc", 15, 90)),
                        List.of(
                                new MetricPoint(50, 10, Map.of("loss", 3.0)),
                                new MetricPoint(75, 20, Map.of("loss", 2.0))),
                        Results.NONE,
                        before.setup(),
                        true);
        model.follow(desk.run);
        Series loss = model.curves().loss().curves().getFirst().series();
        assertEquals(List.of(10.0, 20.0), List.of(loss.x(0), loss.x(1)));
        assertEquals(
                List.of(0.0, 15.0),
                model.curves().loss().moments().stream().map(Plot.Moment::x).toList());
        model.on(new Event.Trained(new Metrics(21, List.of(new Metric("loss", 1))), 0));
        assertEquals(3, loss.size());
        assertEquals(1, loss.latest());
    }

    @Test
    void anotherRunBeginsFromItsOwnHistory() {
        model.on(new Event.Trained(new Metrics(40, List.of(new Metric("loss", 1))), 0));
        model.on(standing(Still.Paused.STOPPED));
        desk.run = desk.newRun(false, List.of(episode(1, Ending.SUCCESS, 7)));
        model.follow(desk.run);
        assertTrue(model.curves().loss().isEmpty());
        assertEquals(7, model.curves().returns().curves().getFirst().series().latest());
        assertEquals(Driver.BEGINS, model.driving().driverProperty().get());
        assertFalse(model.wouldLose(), "it has a name");
    }

    @Test
    void longWorkIsShownUntilItIsDoneAndItsFailureIsTold() {
        desk.work =
                new FutureTask<>(() -> {
                    throw new ReinsException("This is no session: b.reins");
                });
        model.openSession(Path.of("b.reins"));
        model.pulse(SECOND);
        assertFalse(model.work().titleProperty().get().isEmpty());
        model.newSession();
        assertEquals(1, model.notices().shown().size(), "one thing at a time");
        desk.work.run();
        model.pulse(2 * SECOND);
        assertEquals("", model.work().titleProperty().get());
        assertEquals("This is no session: b.reins", model.notices().shown().getLast().sentence());
    }

    @Test
    void aStoreThatFailsTurnsTheRecordingLightOff() {
        assertTrue(model.recordingProperty().get());
        model.on(new Event.Failed("store", "The disk is full."));
        assertFalse(model.recordingProperty().get());
        assertEquals("The disk is full.", model.notices().shown().getFirst().sentence());
        model.notices().dismiss(model.notices().shown().getFirst());
        assertTrue(model.notices().shown().isEmpty());
    }

    @Test
    void anAnswerAsksToGoOnOnlyFromThePauseOfItsQuestion() {
        model.pause(Still.Paused.QUESTION);
        model.on(standing(Still.Paused.QUESTION));
        assertEquals(Driver.PAUSED, model.driving().driverProperty().get());
        model.stop();
        model.resumeAfter(Still.Paused.QUESTION);
        assertEquals(
                List.of(
                        new Command.Pause(Still.Paused.QUESTION),
                        new Command.Stop(),
                        new Command.Resume(Still.Paused.QUESTION)),
                desk.sent);
    }

    @Test
    void aPolicyThatAsksForHelpIsSeenAndHeardUntilTheTeacherDrives() {
        model.on(tick(false));
        model.on(new Event.Asked(true));
        assertEquals(Driver.ASKS, model.driving().driverProperty().get());
        assertEquals(1, desk.rings);
        model.on(tick(true, Hand.PERSON));
        assertEquals(Driver.YOU, model.driving().driverProperty().get());
        model.on(new Event.Asked(false));
        model.on(tick(false));
        assertEquals(Driver.POLICY, model.driving().driverProperty().get());

        model.habits().soundProperty().set(false);
        model.on(new Event.Asked(true));
        model.on(standing(Still.Paused.ASKS));
        assertEquals(Driver.ASKS, model.driving().driverProperty().get(), "the world waits");
        model.on(standing(Still.Paused.STOPPED));
        assertEquals(Driver.STOPPED, model.driving().driverProperty().get());
        assertEquals(1, desk.rings, "muted");
    }

    @Test
    void howFarARewindGoesIsKeptForTheNextOne() {
        model.goingBack().rewind();
        model.goingBack().rewindBy(10);
        model.goingBack().rewind();
        model.goingBack().rewindToStart();
        assertEquals(
                List.of(
                        new Command.Rewind(2, Command.Then.STANDS),
                        new Command.Rewind(10, Command.Then.STANDS),
                        new Command.Rewind(10, Command.Then.STANDS),
                        new Command.Rewind(Double.POSITIVE_INFINITY, Command.Then.STANDS)),
                desk.sent);
        assertEquals(new Command.Rewind(10, Command.Then.STANDS), desk.rewind, "so do the keys");
    }

    @Test
    void lookingBackIsShownUntilItIsOver() {
        model.goingBack().lookBack(5);
        assertEquals(List.of(new Command.Relabel(5)), desk.sent);
        model.on(new Event.Running(Still.Not.LOOKS_BACK, 0.5, Optional.empty()));
        assertEquals(Driver.LOOKS_BACK, model.driving().driverProperty().get());
        model.on(standing(Still.Paused.LOOKED_BACK));
        assertEquals(Driver.PAUSED, model.driving().driverProperty().get());
    }

    @Test
    void theTeachersShareIsPassedOn() {
        model.share(0.25);
        assertEquals(0.25, desk.share);
    }

    @Test
    void whatCannotBeWrittenAtTheEndIsToldToWhoeverWantedToEnd() {
        desk.work =
                new FutureTask<>(() -> {
                    throw new ReinsException("The disk is full.");
                });
        List<String> told = new ArrayList<>();
        model.end(() -> told.add("ended"), told::add);
        desk.work.run();
        model.pulse(SECOND);
        assertEquals(List.of("The disk is full."), told);
        assertTrue(model.notices().shown().isEmpty());
    }

    @Test
    void thousandsOfVersionsAreTakenInAtOnce() {
        List<Version> versions = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            versions.add(new Version(i, "bc", i, i * 50L));
        }
        desk.run =
                new DriveControls.Run(
                        desk.run.world(),
                        desk.run.session(),
                        false,
                        new UiFeed(),
                        List.of(),
                        versions,
                        List.of(),
                        Results.NONE,
                        desk.run.setup(),
                        true);
        model.follow(desk.run);
        assertEquals(5000, model.board().versions().size());
        assertTrue(model.curves().share().moments().size() <= 1024, "thinned out");
    }
}
