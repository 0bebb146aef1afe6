package reins.app.input;

import reins.core.fact.Actions;
import reins.core.fact.Channel;
import reins.core.fact.Observation;
import reins.core.fact.Unit;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Moment;
import reins.sim.worlds.Worlds;

import java.util.List;
import java.util.Optional;

/** What a person has to know of the lander. */
final class Lander {
    static final WorldSpec SPEC =
            new WorldSpec(
                    "lander",
                    "Moon lander",
                    List.of(new Channel("x", Unit.FRACTION, -1, 1)),
                    List.of(),
                    Optional.empty(),
                    new Actions.Controls(
                            List.of(
                                    new Channel("main engine", Unit.FRACTION, -1, 1),
                                    new Channel("side engines", Unit.FRACTION, -1, 1))),
                    List.of(new Channel("reward", Unit.NONE, -1, 1)),
                    0.02,
                    1000);

    static final ControlMapping MAPPING = ControlMapping.of(Worlds.find("lander").byDefault());

    /** A tick inside an episode. */
    static final Moment LATER = new Moment(false, Observation.of(Vec.zeros(1)), SPEC.rest(), false);

    /** An episode's first tick. */
    static final Moment FIRST = new Moment(true, Observation.of(Vec.zeros(1)), SPEC.rest(), false);

    private Lander() {}
}
