package reins.sim.robot;

import reins.core.fact.Camera;
import reins.sim.camera.CameraSource;
import reins.sim.camera.CameraWorker;
import reins.sim.camera.LiveCamera;

import java.util.Optional;
import java.util.function.LongSupplier;

/** An {@link Eye} that is read by a thread of its own. Safe on every thread. */
final class LiveEye implements Eye {
    private final String name;
    private final LiveCamera live;

    /**
     * Begins to read it.
     *
     * @param nanoTime a clock in nanoseconds that never goes back
     */
    LiveEye(Camera camera, CameraSource source, LongSupplier nanoTime) {
        name = camera.name();
        live = LiveCamera.start(new CameraWorker(camera, source, nanoTime, _ -> {}), _ -> {});
    }

    @Override
    public String camera() {
        return name;
    }

    @Override
    public Optional<Seen.Sight> newest() {
        return live.newest()
                .get()
                .map(got -> new Seen.Sight(got.frame(), got.arrivedNanos(), got.number()));
    }

    @Override
    public String trouble() {
        return live.trouble();
    }

    @Override
    public void close() {
        live.close();
    }
}
