package reins.sim.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import reins.core.fact.Action;
import reins.core.fact.Channel;
import reins.core.fact.Coding;
import reins.core.fact.Ending;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Reach;
import reins.core.fact.ReinsException;
import reins.core.fact.Scene;
import reins.core.fact.Vec;
import reins.core.flow.WorkerThread;
import reins.core.role.Settings;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** A camera that is watched, with its peer and its clock in the test's hands. */
@Timeout(60)
final class WatchWorldTest {
    private static final Action NOTHING = new Action.Continuous(Vec.of(0, 0));
    private static final long SECOND = 1_000_000_000;

    private final AtomicLong clock = new AtomicLong();
    private final Semaphore wanted = new Semaphore(0);

    /** Whether a picture is sent once the world waits for it, and not before. */
    private boolean due;

    /** Sends a picture each time one is wanted. */
    private TestServer server() throws IOException {
        return new TestServer((_, out) -> {
            out.write(TestServer.text(TestServer.HEAD));
            for (int i = 1; ; i++) {
                wanted.acquire();
                out.write(TestServer.text("--frame\r\n\r\n"));
                out.write(TestPictures.jpeg(32, 24, i));
            }
        });
    }

    private static WatchSettings settings(TestServer server) {
        return Settings.with(
                WatchSettings.DEFAULTS,
                Map.of(
                        "camera",
                        server.source().address(),
                        "width",
                        "32",
                        "height",
                        "24",
                        "labels",
                        "idle, busy,,busy",
                        "seconds",
                        "1"));
    }

    private WatchWorld open(TestServer server) {
        wanted.release();
        return WatchWorld.open(settings(server), clock::get, this::moment);
    }

    private void moment() {
        if (due) {
            due = false;
            wanted.release();
        }
        WorkerThread.moment();
    }

    /** Begins an episode, for which one fresh picture comes. */
    private Observation begin(WatchWorld world) {
        due = true;
        return world.reset(1);
    }

    @Test
    void anEpisodeBeginsWithAFreshPictureAndAgesByTheClock() throws IOException {
        try (TestServer server = server();
                WatchWorld world = open(server)) {
            assertEquals(
                    List.of("idle", "busy"),
                    world.spec().controls().stream().map(Channel::name).toList());
            clock.addAndGet(SECOND);
            Observation first = begin(world);
            assertEquals(Coding.JPEG, first.frames().getFirst().coding());
            Outcome outcome = world.step(NOTHING);
            assertEquals(first, outcome.observation());
            assertEquals(0, outcome.link().ageSeconds());
            assertEquals(Ending.NONE, outcome.ending());
            clock.addAndGet(2 * SECOND);
            outcome = world.step(NOTHING);
            assertEquals(2, outcome.link().ageSeconds());
            assertEquals(Ending.NONE, outcome.ending());
            clock.addAndGet(1);
            outcome = world.step(NOTHING);
            assertEquals(Ending.CUT, outcome.ending());
            assertTrue(outcome.link().isTroubled());
            assertEquals(first, outcome.observation(), "the last picture stays");
        }
    }

    @Test
    void howOldItsPictureIsIsToldBetweenTicksToo() throws IOException {
        try (TestServer server = server();
                WatchWorld world = open(server)) {
            begin(world);
            assertEquals(
                    new Reach(0, 0, Reach.Light.GREEN, Reach.Policy.MAY_DRIVE, 0, ""),
                    world.reach());
            clock.addAndGet(SECOND / 2 + 1);
            assertEquals(Reach.Light.AMBER, world.reach().light());
            clock.addAndGet(3 * SECOND / 2);
            assertEquals(Reach.Light.RED, world.reach().light());
            assertFalse(world.reach().trouble().isEmpty());
            assertEquals(2, world.glimpse().pictures().getFirst().ageSeconds(), 1e-6);
        }
    }

    @Test
    void itIsCutAtItsTimeLimitWithoutTrouble() throws IOException {
        try (TestServer server = server();
                WatchWorld world = open(server)) {
            begin(world);
            for (int i = 1; i < world.spec().maxTicks(); i++) {
                assertEquals(Ending.NONE, world.step(NOTHING).ending());
            }
            Outcome last = world.step(NOTHING);
            assertEquals(Ending.CUT, last.ending());
            assertFalse(last.link().isTroubled());
        }
    }

    @Test
    void whereNoFreshPictureComesTheEpisodeIsOverAtOnce() throws IOException {
        try (TestServer server = server()) {
            wanted.release();
            try (WatchWorld world =
                    WatchWorld.open(
                            settings(server),
                            clock::get,
                            () -> {
                                if (clock.get() > 0) {
                                    clock.addAndGet(SECOND);
                                }
                                WorkerThread.moment();
                            })) {
                clock.set(1);
                world.reset(1);
                Outcome outcome = world.step(NOTHING);
                assertEquals(Ending.CUT, outcome.ending());
                assertTrue(outcome.link().ageSeconds() > 2);
                assertTrue(outcome.link().isTroubled());
            }
        }
    }

    @Test
    void itsSceneIsThePicture() throws IOException {
        try (TestServer server = server();
                WatchWorld world = open(server)) {
            Observation first = begin(world);
            assertEquals(
                    List.of(new Scene.Picture(0, 0, 32, 24, first.frames().getFirst())),
                    world.scene().shapes());
        }
    }

    @Test
    void aCameraThatCannotBeOpenedIsRefusedByASentence() throws IOException {
        try (TestServer server =
                new TestServer((_, out) ->
                        out.write(
                                TestServer.text("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n")))) {
            assertEquals(
                    "The camera at %s cannot be opened: it answers with status 404; look at its address and whether it is on."
                            .formatted(server.source().address()),
                    assertThrows(ReinsException.class, () -> open(server)).sentence());
        }
    }

    @Test
    void whatItIsFollowsFromItsSettingsAlone() {
        assertEquals(600, WatchWorld.TYPE.spec().maxTicks());
        assertEquals(0.1, WatchWorld.TYPE.spec().tickSeconds());
        for (String labels : List.of(" , ", "a,b,c,d,e,f,g,h,i,j")) {
            WatchSettings wrong = Settings.with(WatchSettings.DEFAULTS, Map.of("labels", labels));
            assertThrows(ReinsException.class, () -> WatchWorld.TYPE.spec(wrong));
        }
    }
}
