package reins.sim.teachers;

import reins.core.fact.Action;
import reins.core.fact.Channel;
import reins.core.fact.Ending;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Vec;
import reins.core.role.Guidance;
import reins.core.role.Moment;
import reins.core.role.Signal;
import reins.core.role.Teacher;
import reins.core.role.World;
import reins.sim.worlds.Worlds;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** A teacher beside a policy in a world: the teacher drives whenever it says so. */
final class Lesson {
    /** A policy without memory. */
    @FunctionalInterface
    interface Driver {
        Vec drive(Vec state, RandomGenerator random);
    }

    /** A policy that moves every control at random. */
    static Driver random(String world) {
        List<Channel> controls = Worlds.find(world).spec().controls();
        return (_, random) -> {
            float[] drawn = new float[controls.size()];
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = random.nextFloat(controls.get(i).low(), controls.get(i).high());
            }
            return Vec.of(drawn);
        };
    }

    private final World world;
    private final Teacher teacher;
    private final List<Guidance> guidance = new ArrayList<>();
    private int drivenTicks;

    Lesson(String world, Teacher teacher) {
        this.world = Worlds.simulated(world).make();
        this.teacher = teacher;
    }

    Ending episode(long seed, Driver driver) {
        SplittableRandom random = new SplittableRandom(seed);
        Observation observation = world.reset(seed);
        Ending ending = Ending.NONE;
        boolean first = true;
        boolean drove = false;
        while (ending == Ending.NONE) {
            Action proposed = new Action.Continuous(driver.drive(observation.state(), random));
            Guidance word = teacher.poll(new Moment(first, observation, proposed, drove));
            guidance.add(word);
            drove = word.signals().contains(Signal.TAKE_OVER);
            drivenTicks += drove ? 1 : 0;
            Outcome outcome = world.step(drove ? word.action().orElseThrow() : proposed);
            observation = outcome.observation();
            ending = outcome.ending();
            first = false;
        }
        return ending;
    }

    /** Everything the teacher said, in order. */
    List<Guidance> guidance() {
        return guidance;
    }

    /** The share of ticks at which the teacher drove, 0 to 1. */
    double share() {
        return drivenTicks / (double) guidance.size();
    }
}
