package reins.sim.arbiters;

import reins.core.fact.Action;
import reins.core.fact.Actions;
import reins.core.fact.Channel;
import reins.core.fact.Decision;
import reins.core.fact.Hand;
import reins.core.fact.Observation;
import reins.core.fact.Unit;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Act;
import reins.core.role.Arbiter;
import reins.core.role.ArbiterContext;
import reins.core.role.ArbiterType;
import reins.core.role.Guidance;
import reins.core.role.Settings;
import reins.core.role.Signal;
import reins.core.role.Situation;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Shows an arbiter one tick after the other, as the loop does. */
final class Ticks {
    static final WorldSpec SPEC =
            new WorldSpec(
                    "line",
                    "Line",
                    List.of(new Channel("x", Unit.METRE, -1, 1)),
                    List.of(),
                    Optional.empty(),
                    new Actions.Controls(
                            List.of(
                                    new Channel("push", Unit.NEWTON, -1, 1),
                                    new Channel("turn", Unit.NEWTON, -2, 2))),
                    List.of(new Channel("reward", Unit.NONE, -1, 1)),
                    0.02,
                    100);

    private static final Observation NOTHING = Observation.of(Vec.of(0));

    private final Arbiter arbiter;
    private long episode;
    private boolean first = true;
    private boolean teacherDrove;
    private boolean asked;

    Ticks(ArbiterType<?> type, Map<String, String> changes) {
        arbiter = type.make(new ArbiterContext(SPEC), Settings.with(type.defaults(), changes));
    }

    static Action controls(double push, double turn) {
        return new Action.Continuous(Vec.of((float) push, (float) turn));
    }

    static Guidance says(Action action, double share, Signal... signals) {
        return new Guidance(Hand.PERSON, Optional.of(action), Set.of(signals), "", share);
    }

    static Guidance says(Action action, Signal... signals) {
        return says(action, 1, signals);
    }

    Decision tick(Act act, double chance, Guidance guidance) {
        asked = arbiter.asks(first, teacherDrove, NOTHING, act);
        Decision decision =
                arbiter.decide(
                        new Situation(
                                episode,
                                first,
                                teacherDrove,
                                asked,
                                chance,
                                NOTHING,
                                act,
                                guidance));
        first = false;
        teacherDrove = decision.teacherDrives();
        return decision;
    }

    Decision tick(Action proposed, Guidance guidance) {
        return tick(new Act(proposed, Vec.EMPTY, "", 0), 0.5, guidance);
    }

    void nextEpisode() {
        episode++;
        first = true;
        teacherDrove = false;
    }

    /** Whether the policy asked at the newest tick. */
    boolean asked() {
        return asked;
    }

    static Situation random(
            RandomGenerator random, long episode, boolean first, boolean drove, Arbiter arbiter) {
        Act act =
                new Act(
                        controls(random.nextDouble(-1, 1), random.nextDouble(-2, 2)),
                        Vec.EMPTY,
                        "",
                        random.nextFloat(),
                        random.nextFloat());
        Set<Signal> signals = EnumSet.noneOf(Signal.class);
        for (Signal signal : Signal.values()) {
            if (random.nextBoolean()) {
                signals.add(signal);
            }
        }
        Optional<Action> taught =
                random.nextBoolean()
                        ? Optional.of(controls(random.nextDouble(-1, 1), random.nextDouble(-2, 2)))
                        : Optional.empty();
        boolean drives = drove && !first;
        return new Situation(
                episode,
                first,
                drives,
                arbiter.asks(first, drives, NOTHING, act),
                random.nextDouble(),
                NOTHING,
                act,
                new Guidance(Hand.PROGRAM, taught, signals, "", random.nextDouble()));
    }
}
