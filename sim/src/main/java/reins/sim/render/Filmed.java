package reins.sim.render;

import reins.core.fact.Action;
import reins.core.fact.Camera;
import reins.core.fact.Frame;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Scene;
import reins.core.fact.WorldSpec;
import reins.core.role.Simulation;
import reins.core.role.World;

import java.util.ArrayList;
import java.util.List;

/**
 * A simulated world whose observations have a frame of every camera of its spec, painted from what
 * the camera sees; all else is as it was. Used by one thread at a time.
 */
public final class Filmed implements Simulation {
    private final Simulation world;
    private final List<CameraFilm> films;

    private Filmed(Simulation world) {
        this.world = world;
        films = world.spec().cameras().stream().map(CameraFilm::new).toList();
    }

    /** The world with frames; the world itself where it has them already, or has no camera. */
    public static Simulation over(Simulation world) {
        return world instanceof Filmed || world.spec().cameras().isEmpty()
                ? world
                : new Filmed(world);
    }

    /** Adds frames to a simulated world; any other world brings its own. */
    public static World where(World world) {
        return world instanceof Simulation simulated ? over(simulated) : world;
    }

    @Override
    public WorldSpec spec() {
        return world.spec();
    }

    @Override
    public Observation reset(long seed) {
        return filmed(world.reset(seed));
    }

    @Override
    public Outcome step(Action action) {
        Outcome outcome = world.step(action);
        return outcome.withObservation(filmed(outcome.observation()));
    }

    /** Nothing is painted on the way. */
    @Override
    public Observation replay(long seed, List<Action> actions) {
        return filmed(world.replay(seed, actions));
    }

    private Observation filmed(Observation observation) {
        List<Frame> frames = new ArrayList<>(films.size());
        for (CameraFilm film : films) {
            frames.add(film.expose(world.seen(film.camera())));
        }
        return new Observation(observation.state(), frames, observation.tokens());
    }

    @Override
    public Scene scene() {
        return world.scene();
    }

    @Override
    public Scene seen(Camera camera) {
        return world.seen(camera);
    }

    @Override
    public void close() {
        world.close();
    }
}
