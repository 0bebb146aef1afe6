package reins.sim.robot;

import reins.core.fact.ReinsException;
import reins.core.flow.Event;
import reins.core.flow.WorkerThread;
import reins.core.role.World;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The robots that are linked to now, each with a thread of its own; where the program ends, also by
 * a signal from outside, each is told to rest before it is left. Safe on every thread.
 */
final class OpenRobots {
    private static final Set<WorkerThread> LINKS = ConcurrentHashMap.newKeySet();
    private static final AtomicBoolean WATCHED = new AtomicBoolean();
    static final String GIVEN_UP = "The robot was not reached yet when it was left.";

    private OpenRobots() {}

    /**
     * Links to a robot.
     *
     * @throws ReinsException where it cannot be reached, or the thread is interrupted before
     */
    static World open(Robot robot) {
        if (!WATCHED.getAndSet(true)) {
            WorkerThread.atExit(() -> LINKS.forEach(WorkerThread::close));
        }
        RobotClaim claim = RobotClaim.of(robot.spec().id(), robot.place());
        Safety safety = new Safety(robot.limits(), robot.spec(), robot.speeds(), System::nanoTime);
        RobotLink link =
                new RobotLink(
                        robot.spec().id(),
                        safety,
                        Senses.of(robot, System::nanoTime),
                        () -> robot.connect().connect(System::nanoTime),
                        System::nanoTime,
                        WorkerThread::moment);
        WorkerThread thread =
                WorkerThread.start(
                        link,
                        event -> {
                            if (event instanceof Event.Failed(_, String sentence)) {
                                safety.fail(sentence);
                            }
                        });
        LINKS.add(thread);
        Runnable hangUp =
                () -> {
                    thread.close();
                    LINKS.remove(thread);
                    claim.close();
                };
        boolean unwanted = false;
        while (!safety.isUp() && link.refusal().isEmpty() && !thread.isOver() && !unwanted) {
            WorkerThread.moment();
            unwanted = Thread.currentThread().isInterrupted();
        }
        if (!safety.isUp()) {
            hangUp.run();
            throw new ReinsException(unwanted ? GIVEN_UP : link.refusal());
        }
        return new RobotWorld(
                robot.spec(), safety, link, System::nanoTime, WorkerThread::moment, hangUp);
    }
}
