package reins.app.lab;

import reins.core.fact.Action;
import reins.core.fact.Actions;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.Ending;
import reins.core.fact.Frame;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.ReinsException;
import reins.core.fact.Scene;
import reins.core.fact.Unit;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.flow.WorkerThread;
import reins.core.role.Handling;
import reins.core.role.NoSettings;
import reins.core.role.World;
import reins.core.role.WorldType;
import reins.sim.camera.Newest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A robot that has cameras and does not move: it tells their newest pictures, and how old the first
 * is. Used by one thread at a time.
 */
final class CamerasWorld implements World {
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private final WorldSpec spec;
    private final ServedCameras cameras;
    private List<Frame> seen = List.of();

    private CamerasWorld(WorldSpec spec) {
        this.spec = spec;
        cameras =
                new ServedCameras(
                        spec.cameras(),
                        spec.cameras().stream()
                                .map(camera ->
                                        CameraServer.playing(camera.width(), camera.height()))
                                .toList());
    }

    /** The world of these cameras, to be chosen. */
    static WorldType.Reached<NoSettings> type(List<Camera> cameras, int ticksPerSecond) {
        WorldSpec spec =
                new WorldSpec(
                        "cameras",
                        "Cameras",
                        List.of(new Channel("age", Unit.NONE, 0, 1)),
                        cameras,
                        Optional.empty(),
                        new Actions.Controls(
                                List.of(
                                        new Channel("forward", Unit.FRACTION, -1, 1),
                                        new Channel("turn", Unit.FRACTION, -1, 1))),
                        List.of(new Channel("reward", Unit.NONE, 0, 1)),
                        1.0 / ticksPerSecond,
                        1_000_000);
        return new WorldType.Reached<>(
                spec.id(),
                spec.title(),
                new NoSettings(),
                _ -> spec,
                _ -> Handling.along(),
                _ -> new CamerasWorld(spec));
    }

    @Override
    public WorldSpec spec() {
        return spec;
    }

    @Override
    public Observation reset(long seed) {
        long begun = System.nanoTime();
        while (cameras.newest().stream().anyMatch(newest -> newest.get().isEmpty())) {
            if (System.nanoTime() - begun > PATIENCE_NANOS) {
                throw new ReinsException("No picture of the bench's own camera came.");
            }
            WorkerThread.moment();
        }
        return observed();
    }

    private Observation observed() {
        List<Frame> frames = new ArrayList<>();
        double age = 0;
        for (Newest newest : cameras.newest()) {
            Newest.Snapshot now = newest.get().orElseThrow();
            age = frames.isEmpty() ? newest.ageSeconds(now) : age;
            frames.add(now.frame());
        }
        seen = List.copyOf(frames);
        return new Observation(Vec.of((float) age), seen, List.of());
    }

    @Override
    public Outcome step(Action action) {
        return new Outcome(observed(), Vec.of(0), Ending.NONE);
    }

    @Override
    public Scene scene() {
        Frame first = seen.getFirst();
        return new Scene(
                new Scene.View(0, 0, first.width(), first.height()),
                0xFF000000,
                List.of(new Scene.Picture(0, 0, first.width(), first.height(), first)));
    }

    @Override
    public boolean standsStill() {
        return false;
    }

    @Override
    public void close() {
        cameras.close();
    }
}
