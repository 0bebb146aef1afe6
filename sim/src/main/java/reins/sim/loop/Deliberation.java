package reins.sim.loop;

import reins.core.fact.Action;
import reins.core.fact.Decision;
import reins.core.fact.Hand;
import reins.core.fact.Observation;
import reins.core.fact.Reach;
import reins.core.fact.ReinsException;
import reins.core.fact.Said;
import reins.core.fact.Teaching;
import reins.core.fact.Vec;
import reins.core.flow.Event;
import reins.core.flow.PolicySlot;
import reins.core.flow.Sink;
import reins.core.flow.Still;
import reins.core.role.Act;
import reins.core.role.Arbiter;
import reins.core.role.Distant;
import reins.core.role.Guidance;
import reins.core.role.Moment;
import reins.core.role.Signal;
import reins.core.role.Situation;
import reins.core.role.Teacher;
import reins.core.role.World;

import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Who drives a tick: asks the policy and the teacher, limits what they want, and lets the arbiter
 * decide. Used by the sim thread only.
 */
final class Deliberation {
    /** What was decided. */
    record Verdict(Decision decision, Guidance guidance, Said policy) {
        /** Who taught: nobody where neither an action was taken over nor a label said. */
        Teaching teacher() {
            Hand hand = decision.label().isPresent() ? guidance.hand() : Hand.NOBODY;
            return new Teaching(hand, guidance.thought());
        }
    }

    /** What a person signals who holds the reins and nothing else. */
    private static final Set<Signal> HOLDING = Set.of(Signal.TAKE_OVER, Signal.UNHURRIED);

    private final PolicySlot slot;
    private final Guard guard;
    private final Sink sink;
    private final Consumer<Still.Paused> pause;
    private final Running running;
    private final World world;
    private Teacher teacher;
    private Arbiter arbiter;

    private Action before;
    private boolean first;
    private Vec memory = Vec.EMPTY;
    private int memoryVersion = -1;
    private boolean teacherDrove;
    private boolean asked;
    private boolean needed = true;
    private SplittableRandom random = new SplittableRandom(0);

    /**
     * @param pause makes the loop stand still until it is told to go on
     * @param running told what the tick waits for, until it is there: the policy that is to drive,
     *     or a person's word; and asked whether it waits for a person's hands
     * @param world asked who may drive it, and what of an action it lets through
     */
    Deliberation(
            PolicySlot slot,
            Guard guard,
            Teacher teacher,
            Arbiter arbiter,
            Sink sink,
            Consumer<Still.Paused> pause,
            Running running,
            World world) {
        before = world.spec().rest();
        this.world = world;
        this.slot = slot;
        this.guard = guard;
        this.teacher = teacher;
        this.arbiter = arbiter;
        this.sink = sink;
        this.pause = pause;
        this.running = running;
    }

    Teacher teacher() {
        return teacher;
    }

    void teach(Teacher other) {
        teacher = other;
    }

    void arbitrate(Arbiter other) {
        arbiter = other;
    }

    /**
     * Begins an episode.
     *
     * @param executed what was executed last on the way to its first tick; else the action at rest
     */
    void begin(SplittableRandom chance, Action executed) {
        before = executed;
        random = chance;
        memoryVersion = -1;
        teacherDrove = false;
        needed = true;
        if (asked) {
            asked = false;
            sink.on(new Event.Asked(false));
        }
        first = true;
    }

    /**
     * Empty where the loop must stand still: the tick is not over then.
     *
     * @param episode how many episodes this run had before this one, from 0
     */
    Optional<Verdict> decide(long episode, Observation observation) {
        PolicySlot.Driver driver = slot.current();
        if (driver.version() != memoryVersion) {
            Vec blank = driver.policy().begin();
            // What a version remembers of the episode is not lost on the next one that drives.
            memory = memoryVersion < 0 || memory.size() != blank.size() ? blank : memory;
            memoryVersion = driver.version();
        }
        Reach reach = world.reach();
        Optional<String> obstacle =
                driver.policy() instanceof Distant distant
                        ? distant.obstacle(observation, needed)
                        : Optional.empty();
        Act act;
        try {
            act =
                    obstacle.isPresent()
                            ? new Act(world.spec().rest(), memory, "", 0)
                            : driver.policy().act(observation, memory, random);
        } catch (ReinsException e) {
            sink.on(new Event.Failed("policy " + driver.version(), e.sentence()));
            pause.accept(Still.Paused.FAILED);
            return Optional.empty();
        }
        Vec memoryThen = memory;
        memory = act.memory();
        act = act.withAction(limited(act.action()));
        boolean awaitsHands = running.awaitsHands();
        if (!awaitsHands && mustWaitForHelp(observation, act)) {
            memory = memoryThen;
            return Optional.empty();
        }
        Guidance said =
                teacher.poll(new Moment(first, observation, act.action(), teacherDrove, asked));
        Guidance guidance = said.withAction(said.action().map(this::limited));
        if (awaitsHands && guidance.hand() != Hand.PERSON) {
            memory = memoryThen;
            return Optional.empty();
        }
        if (isSilent(guidance)) {
            memory = memoryThen;
            running.await(Optional.of(Still.Not.LISTENS));
            return Optional.empty();
        }
        Situation situation =
                new Situation(
                        episode,
                        first,
                        teacherDrove,
                        asked,
                        random.nextDouble(),
                        observation,
                        act,
                        guidance);
        Decision decision = arbiter.decide(situation);
        needed = !(decision instanceof Decision.TakenOver);
        Optional<Still> refusal = refusal(reach.policy()).or(() -> obstacle.map(Still.Waits::new));
        if (refusal.isPresent()) {
            if (!decision.teacherDrives() || guidance.action().isEmpty()) {
                memory = memoryThen;
                if (refusal.get() instanceof Still.Paused why) {
                    pause.accept(why);
                } else {
                    running.await(refusal);
                }
                return Optional.empty();
            }
            world.takenOver();
            decision = situation.teacherDrives();
        }
        running.await(Optional.empty());
        first = false;
        teacherDrove = decision.teacherDrives();
        before = decision.executed();
        return Optional.of(
                new Verdict(
                        decision,
                        guidance,
                        Said.of(driver.version(), act.thought(), act.doubt(), act.risk(), asked)));
    }

    /** Whether a person holds the reins and does not say what to do, where that takes a word. */
    private static boolean isSilent(Guidance guidance) {
        return guidance.hand() == Hand.PERSON
                && guidance.action().isEmpty()
                && guidance.signals().contains(Signal.TAKE_OVER)
                && HOLDING.containsAll(guidance.signals());
    }

    /** The action within the limits, and what the world lets through of it now. */
    private Action limited(Action wanted) {
        return world.allowed(guard.limit(wanted, before));
    }

    /** Why the loop must stand still where the policy would drive, even in part. */
    private static Optional<Still> refusal(Reach.Policy policy) {
        return switch (policy) {
            case MAY_DRIVE -> Optional.empty();
            case STARTS_SOON -> Optional.of(Still.Not.COUNTS_DOWN);
            case NOT_HANDED_OVER -> Optional.of(Still.Paused.NOT_HANDED_OVER);
            case SEES_TOO_LATE -> Optional.of(Still.Paused.SEES_TOO_LATE);
        };
    }

    /** The loop stands still: what a policy was about to do is not gone on with afterwards. */
    void interrupt() {
        needed = false;
    }

    /** A tick at rest, which nobody decided. */
    Verdict rest() {
        before = world.spec().rest();
        first = false;
        teacherDrove = false;
        return new Verdict(
                new Decision.Autonomous(before),
                Guidance.SILENT,
                Said.nothing(slot.current().version()));
    }

    /**
     * Tells when the policy begins and ceases to ask for help. With an arbiter that waits the world
     * stands still at the beginning; when the user goes on, the tick begins again.
     */
    private boolean mustWaitForHelp(Observation observation, Act act) {
        boolean asks = arbiter.asks(first, teacherDrove, observation, act);
        boolean begins = asks && !asked;
        if (asks != asked) {
            asked = asks;
            sink.on(new Event.Asked(asks));
        }
        boolean waits = begins && arbiter.waits();
        if (waits) {
            pause.accept(Still.Paused.ASKS);
        }
        return waits;
    }
}
