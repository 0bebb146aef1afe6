package reins.sessions.format;

import reins.core.fact.Action;
import reins.core.fact.Actions;
import reins.core.fact.Blob;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.Ending;
import reins.core.fact.Frame;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Scene;
import reins.core.fact.Unit;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A point that drifts by a wind and is steered, as grey as it is far. Used by one thread. */
final class Drifting implements Simulation {
    static final WorldSpec SPEC =
            new WorldSpec(
                    "drifting",
                    "Drifting",
                    List.of(new Channel("x", Unit.METRE, -100, 100)),
                    List.of(new Camera("eye", 16, 16)),
                    Optional.empty(),
                    new Actions.Controls(List.of(new Channel("push", Unit.METRE, -1, 1))),
                    List.of(new Channel("score", Unit.NONE, -1, 1)),
                    0.1,
                    100);

    private final float wind;
    private final boolean films;
    private float x;

    Drifting(float wind, boolean films) {
        this.wind = wind;
        this.films = films;
    }

    @Override
    public WorldSpec spec() {
        return SPEC;
    }

    @Override
    public Observation reset(long seed) {
        x = seed;
        return seen();
    }

    @Override
    public Outcome step(Action action) {
        x += wind + action.asControls().at(0);
        return new Outcome(seen(), Vec.of(1), Ending.NONE);
    }

    private Observation seen() {
        byte[] pixels = new byte[16 * 16 * 3];
        Arrays.fill(pixels, (byte) Math.round(4 * x));
        List<Frame> frames = films ? List.of(new Frame("eye", 16, 16, Blob.of(pixels))) : List.of();
        return new Observation(Vec.of(x), frames, List.of());
    }

    @Override
    public Scene scene() {
        return new Scene(new Scene.View(0, 0, 1, 1), 0, List.of());
    }

    @Override
    public void close() {}
}
