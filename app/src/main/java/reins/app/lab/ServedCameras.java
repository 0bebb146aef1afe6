package reins.app.lab;

import reins.core.fact.Camera;
import reins.core.fact.ReinsException;
import reins.core.flow.WorkerThread;
import reins.sim.camera.CameraWorker;
import reins.sim.camera.LiveCamera;
import reins.sim.camera.Newest;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

/**
 * Cameras that are read, each with a server of its own in this program. Made and closed by one
 * thread; {@code newest} is safe on every thread.
 */
final class ServedCameras implements AutoCloseable {
    private final List<WorkerThread> servers = new ArrayList<>();
    private final List<LiveCamera> cameras = new ArrayList<>();

    /**
     * Begins to read them.
     *
     * @param wanted names, and the sizes that pictures are brought to
     * @param served one for each of those
     */
    ServedCameras(List<Camera> wanted, List<CameraServer> served) {
        for (int i = 0; i < wanted.size(); i++) {
            servers.add(WorkerThread.start(served.get(i), _ -> {}));
            cameras.add(
                    LiveCamera.start(
                            new CameraWorker(
                                    wanted.get(i),
                                    served.get(i).source(),
                                    System::nanoTime,
                                    _ -> {}),
                            _ -> {}));
        }
    }

    /** Where each one's newest picture is. */
    List<Newest> newest() {
        return cameras.stream().map(LiveCamera::newest).toList();
    }

    /** Whether any has ended. */
    private boolean isOver() {
        return servers.stream().anyMatch(WorkerThread::isOver)
                || cameras.stream().anyMatch(LiveCamera::isOver);
    }

    /**
     * Waits for this long.
     *
     * @param each run again and again meanwhile
     */
    void watch(double seconds, Runnable each) {
        long until = System.nanoTime() + Math.round(seconds * 1e9);
        while (System.nanoTime() < until) {
            if (isOver()) {
                throw new ReinsException("The bench's own camera ended.");
            }
            each.run();
            WorkerThread.moment();
        }
    }

    /** Processor time of the threads that read cameras, in nanoseconds. */
    static long readingNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (var thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null
                    && (thread.getThreadName().equals("camera")
                            || thread.getThreadName().startsWith("HttpClient"))) {
                sum += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return sum;
    }

    @Override
    public void close() {
        cameras.forEach(LiveCamera::close);
        servers.forEach(WorkerThread::close);
    }
}
