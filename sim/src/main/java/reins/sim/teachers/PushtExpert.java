package reins.sim.teachers;

import reins.core.fact.Action;
import reins.core.fact.Observation;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Expert;
import reins.sim.worlds.Tee;

import java.util.Optional;

/**
 * Pushes the T by straight pushes that a {@link TeePlanner} chooses: goes around the T to where the
 * push begins, stops, pushes, looks again. Its levels are by the share of episodes in which the T
 * comes to cover its target. Used by one thread at a time.
 */
final class PushtExpert implements Expert {
    /** How clumsy the worst hand is. */
    private static final Clumsy.Worst WORST = new Clumsy.Worst(0.2, 0.08, 0.06);

    /** The pusher is sent no further ahead than this while it goes around, in pixels. */
    private static final double LEASH = 75;

    /** Nearer than this it has arrived, and slower than this a tick it stands. */
    private static final double NEAR = 3;

    private static final int PATIENCE_TICKS = 15;
    private static final int PUSH_TICKS = 14;
    private static final int REPLAN_TICKS = 5;

    private final TeePlanner planner = new TeePlanner();
    private final TeeDetour detour = new TeeDetour();
    private final PushtDanger danger = new PushtDanger();

    private Optional<TeePlanner.Push> plan = Optional.empty();
    private Tee.Pose planned = Tee.GOAL;
    private boolean pushes;
    private int ticks;
    private double beforeX;
    private double beforeY;

    private PushtExpert() {}

    static Expert create(WorldSpec spec, double skill, long seed) {
        return Clumsy.of(new PushtExpert(), spec, skill, WORST, seed);
    }

    @Override
    public void begin() {
        plan = Optional.empty();
        ticks = 0;
        danger.forget();
    }

    @Override
    public Action act(Observation observation) {
        Vec state = observation.state();
        double x = state.at(0);
        double y = state.at(1);
        Tee.Pose block = block(state);
        double speed = Math.hypot(x - beforeX, y - beforeY);
        beforeX = x;
        beforeY = y;
        ticks++;
        if (plan.isEmpty() || isOver(x, y, block)) {
            plan = planner.plan(x, y, block);
            planned = block;
            pushes = false;
            ticks = 0;
        }
        if (plan.isEmpty()) {
            return to(x, y);
        }
        TeePlanner.Push push = plan.orElseThrow();
        if (!pushes) {
            double away = Math.hypot(push.fromX() - x, push.fromY() - y);
            if (away < NEAR && speed < NEAR) {
                double direction = Math.atan2(push.toY() - push.fromY(), push.toX() - push.fromX());
                push = planner.aim(x, y, block, direction);
                plan = Optional.of(push);
                pushes = true;
                ticks = 0;
            } else {
                return towards(block, x, y, push);
            }
        }
        return to(push.toX(), push.toY());
    }

    /** Danger is seen without a plan, which takes a long time to make. */
    @Override
    public void watch(Observation observation) {}

    static Tee.Pose block(Vec state) {
        return new Tee.Pose(state.at(2), state.at(3), state.at(4));
    }

    /** Whether the plan was carried out, or came to nothing. */
    private boolean isOver(double x, double y, Tee.Pose block) {
        TeePlanner.Push push = plan.orElseThrow();
        if (pushes) {
            double left = Math.hypot(push.toX() - x, push.toY() - y);
            return left < 0.7 || ticks > PUSH_TICKS;
        }
        double moved =
                Math.hypot(block.x() - planned.x(), block.y() - planned.y())
                        + 50 * Math.abs(Math.sin(block.angle() - planned.angle()));
        return (moved > 1 && ticks >= REPLAN_TICKS) || ticks > PATIENCE_TICKS;
    }

    private Action towards(Tee.Pose block, double x, double y, TeePlanner.Push push) {
        TeeDetour.Point next =
                detour.next(
                        block,
                        new TeeDetour.Point(x, y),
                        new TeeDetour.Point(push.fromX(), push.fromY()));
        double away = Math.hypot(next.x() - x, next.y() - y);
        double share = away > LEASH ? LEASH / away : 1;
        return to(x + share * (next.x() - x), y + share * (next.y() - y));
    }

    private static Action to(double x, double y) {
        return new Action.Continuous(
                Vec.of((float) Math.clamp(x, 0, 512), (float) Math.clamp(y, 0, 512)));
    }

    @Override
    public String danger(Observation observation) {
        return danger.look(observation.state());
    }

    @Override
    public boolean isCalm(Observation observation) {
        return danger.isCalm();
    }

    @Override
    public boolean isForgiving(Observation observation) {
        return true;
    }

    /** As a share of the workspace: anywhere within a quarter of it may be as good a way. */
    @Override
    public Vec effect(Vec controls) {
        return Vec.of(controls.at(0) / 512, controls.at(1) / 512);
    }
}
