package reins.sim.loop;

import reins.core.fact.Action;
import reins.core.fact.Actions;
import reins.core.fact.Channel;
import reins.core.fact.Ending;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Scene;
import reins.core.fact.Unit;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Simulation;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A walk along a corridor with a seeded draught: success at +10, failure at −10. */
final class Corridor implements Simulation {
    static final WorldSpec SPEC =
            new WorldSpec(
                    "corridor",
                    "Corridor",
                    List.of(new Channel("place", Unit.METRE, -11, 11)),
                    List.of(),
                    Optional.empty(),
                    new Actions.Controls(
                            List.of(new Channel("pace", Unit.METRE_PER_SECOND, -1, 1))),
                    List.of(new Channel("progress", Unit.METRE, -1, 1)),
                    0.1,
                    50);

    private float place;
    private int tick;
    private SplittableRandom draught = new SplittableRandom(0);

    @Override
    public WorldSpec spec() {
        return SPEC;
    }

    @Override
    public Observation reset(long seed) {
        draught = new SplittableRandom(seed);
        place = 0;
        tick = 0;
        return observed();
    }

    @Override
    public Outcome step(Action action) {
        float before = place;
        place += action.asControls().at(0) + (float) draught.nextDouble(-0.1, 0.1);
        tick++;
        Ending ending = Ending.NONE;
        if (place >= 10) {
            ending = Ending.SUCCESS;
        } else if (place <= -10) {
            ending = Ending.FAILURE;
        } else if (tick >= SPEC.maxTicks()) {
            ending = Ending.CUT;
        }
        return new Outcome(observed(), Vec.of(place - before), ending);
    }

    private Observation observed() {
        return Observation.of(Vec.of(place));
    }

    @Override
    public Scene scene() {
        return new Scene(new Scene.View(-11, -1, 11, 1), 0xFF000000, List.of());
    }

    @Override
    public void close() {}
}
