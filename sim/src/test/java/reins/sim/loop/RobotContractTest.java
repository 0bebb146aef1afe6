package reins.sim.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import reins.core.fact.Action;
import reins.core.fact.Channel;
import reins.core.fact.Ending;
import reins.core.fact.Finding;
import reins.core.fact.Observation;
import reins.core.fact.ReinsException;
import reins.core.fact.Start;
import reins.core.fact.Vec;
import reins.core.flow.Command;
import reins.core.flow.Event;
import reins.core.flow.Inbox;
import reins.core.flow.PolicySlot;
import reins.core.flow.Still;
import reins.core.role.Act;
import reins.core.role.ArbiterContext;
import reins.core.role.Guidance;
import reins.core.role.Policy;
import reins.sim.arbiters.Arbiters;
import reins.sim.toys.ToyPeer;
import reins.sim.toys.Toys;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What every robot promises, tried on each of them with its peer in the test's hands. */
@ParameterizedClass
@MethodSource("peers")
final class RobotContractTest {
    private final ToyPeer peer;

    private final List<Event> events = new ArrayList<>();
    private final Inbox<Command> commands = new Inbox<>(16);
    private Optional<String> obstacle = Optional.empty();
    private Optional<RuntimeException> fault = Optional.empty();

    static List<ToyPeer> peers() {
        return Toys.ROBOTS;
    }

    RobotContractTest(ToyPeer peer) {
        this.peer = peer;
        peer.renew();
    }

    /** Drives every control as far up as it goes. */
    private Policy driving() {
        return new Policy() {
            @Override
            public Vec begin() {
                return Vec.EMPTY;
            }

            @Override
            public Act act(Observation observation, Vec memory, RandomGenerator random) {
                fault.ifPresent(thrown -> {
                    throw thrown;
                });
                List<Channel> channels = peer.type().spec().controls();
                float[] controls = new float[channels.size()];
                for (int i = 0; i < controls.length; i++) {
                    controls[i] = channels.get(i).high();
                }
                return new Act(new Action.Continuous(Vec.of(controls)), memory, "", 0);
            }
        };
    }

    private SimLoop loop() {
        return new SimLoop(
                peer.type().openWith(peer.type().defaults()),
                _ -> Guidance.SILENT,
                Arbiters.HOLD.make(
                        new ArbiterContext(peer.type().spec()), Arbiters.HOLD.defaults()),
                new PolicySlot(new PolicySlot.Driver(0, driving())),
                commands,
                events::add,
                () -> obstacle,
                new SimLoop.Options("", 1, 1, false, 3));
    }

    /** Begins an episode, and lets the policy drive. */
    private SimLoop handedOver() {
        SimLoop loop = loop();
        drive(loop, 1);
        commands.put(new Command.Resume());
        return loop;
    }

    private void drive(SimLoop loop, int ticks) {
        for (int i = 0; i < ticks; i++) {
            loop.work();
            peer.live();
        }
    }

    /** Every way into standing still. */
    enum Way {
        PAUSE,
        STOP,
        FULL_DISK,
        FAILING_POLICY,
        EPISODE_OVER,
        BROKEN_PROGRAM,
        CLOSE
    }

    @ParameterizedTest
    @EnumSource
    void restIsSentOnEveryWayIntoStandingStill(Way way) {
        SimLoop loop = handedOver();
        drive(loop, 10);
        assertFalse(peer.isStill());
        int before = peer.rests();
        switch (way) {
            case PAUSE -> commands.put(new Command.Pause(Still.Paused.LOST_FOCUS));
            case STOP -> commands.put(new Command.Stop());
            case FULL_DISK -> obstacle = Optional.of("The disk is full.");
            case FAILING_POLICY -> fault = Optional.of(new ReinsException("It cannot drive."));
            case EPISODE_OVER -> commands.put(new Command.End(Ending.SUCCESS));
            case BROKEN_PROGRAM -> {
                fault = Optional.of(new IllegalStateException("broken"));
                assertThrows(IllegalStateException.class, loop::work);
            }
            case CLOSE -> loop.close();
        }
        if (way != Way.CLOSE && way != Way.BROKEN_PROGRAM) {
            loop.work();
        }
        assertTrue(peer.rests() > before, "rest is sent at once");
        if (way != Way.EPISODE_OVER) {
            peer.live();
            assertTrue(peer.isStill());
        }
        if (way != Way.CLOSE) {
            loop.close();
        }
    }

    @Test
    void aDeadLinkEndsTheEpisodeByCutAndInRest() {
        SimLoop loop = handedOver();
        drive(loop, 10);
        int before = peer.rests();
        peer.cut(true);
        drive(loop, 20);
        assertTrue(peer.rests() > before);
        assertTrue(peer.isStill(), "it stops by itself where it hears nothing");
        Event.EpisodeEnded ended =
                events.stream()
                        .filter(Event.EpisodeEnded.class::isInstance)
                        .map(Event.EpisodeEnded.class::cast)
                        .findFirst()
                        .orElseThrow();
        assertEquals(Ending.CUT, ended.summary().ending());
        Finding finding = findings().getFirst();
        assertEquals(Finding.Weight.ALARM, finding.weight());
        assertEquals(1, finding.of().episode());
        loop.close();
    }

    @Test
    void whatItIsIsToldWithoutReachingIt() {
        assertTrue(peer.type().spec().ticksPerSecond() > 0);
        assertTrue(peer.type().handlingWith(peer.type().defaults()).drives().size() > 0);
        peer.type().byDefault();
        assertEquals(0, peer.connections());
    }

    @Test
    void thereIsNoGoingBackAndThatIsSaid() {
        SimLoop loop = handedOver();
        drive(loop, 10);
        int before = findings().size();
        commands.put(new Command.Rewind(0.5, Command.Then.DRIVES));
        commands.put(new Command.Relabel(0.5));
        commands.put(
                new Command.DriveFrom(new Start.Rewound(1, 1, List.of()), Command.Then.STANDS));
        drive(loop, 1);
        assertEquals(
                List.of(WayBack.NONE, WayBack.NONE, WayBack.NONE),
                findings().subList(before, before + 3).stream().map(Finding::sentence).toList());
        assertEquals(1, peer.connections());
        loop.close();
    }

    @Test
    void anEpisodeSaysThatItCannotBeReachedAgain() {
        SimLoop loop = handedOver();
        drive(loop, 3);
        loop.close();
        assertEquals(
                List.of(new Start.Unknown(0)),
                events.stream()
                        .filter(Event.EpisodeStarted.class::isInstance)
                        .map(event -> ((Event.EpisodeStarted) event).start())
                        .toList());
    }

    private List<Finding> findings() {
        return events.stream()
                .filter(Event.Found.class::isInstance)
                .map(event -> ((Event.Found) event).finding())
                .toList();
    }
}
