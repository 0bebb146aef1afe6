package reins.sim.robot;

import static org.junit.jupiter.api.Assertions.fail;

import reins.core.flow.WorkerThread;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A robot's safety, link and world by a test's own clock, whose link works where the test lets it.
 * Used by one thread.
 */
record Linked(Safety safety, RobotLink link, RobotWorld world) {
    private static final long PATIENCE_SECONDS = 60;

    /** Lets a millisecond of the test's clock pass, and a moment of everybody's. */
    static Runnable millisecond(Ticking clock) {
        return () -> {
            clock.pass(1);
            WorkerThread.moment();
        };
    }

    /**
     * Links it.
     *
     * @param connect begins a connection
     * @param leaving what is done while the last words leave
     * @param moment what is done while the world waits for the robot
     */
    static Linked of(
            Robot robot, Ticking clock, Supplier<Wire> connect, Runnable leaving, Runnable moment) {
        Safety safety = new Safety(robot.limits(), robot.spec(), robot.speeds(), clock);
        RobotLink link =
                new RobotLink(
                        robot.spec().id(),
                        safety,
                        Senses.of(robot, clock),
                        connect,
                        clock,
                        leaving);
        return new Linked(
                safety,
                link,
                new RobotWorld(robot.spec(), safety, link, clock, moment, link::close));
    }

    /** The same, connected as the robot is. */
    static Linked of(Robot robot, Ticking clock, Runnable moment) {
        return of(robot, clock, () -> robot.connect().connect(clock), millisecond(clock), moment);
    }

    /** Works until this is so, while the test's clock stands unless it passes it itself. */
    void until(BooleanSupplier so, Supplier<String> told) {
        await(so, link::work, told);
    }

    /**
     * Waits until this is so, doing this meanwhile.
     *
     * @param told what the robot was told, for who reads that it did not come about
     */
    void await(BooleanSupplier so, Runnable meanwhile, Supplier<String> told) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!so.getAsBoolean()) {
            meanwhile.run();
            WorkerThread.moment();
            if (System.nanoTime() > end) {
                fail("the robot was told: %s; reach: %s".formatted(told.get(), world.reach()));
            }
        }
    }
}
