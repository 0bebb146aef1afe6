package reins.sim.toys;

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
import reins.core.role.Axis;
import reins.core.role.Handling;
import reins.core.role.NoSettings;
import reins.core.role.Simulation;
import reins.core.role.WorldType;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A mouse in a row of cells that smells where the cheese is, and is told where to go by words. Used
 * by one thread at a time.
 */
final class ToyMouse implements Simulation {
    private static final int CELLS = 9;

    private static final WorldSpec SPEC =
            new WorldSpec(
                    "toy-mouse",
                    "Toy mouse",
                    List.of(
                            new Channel("mouse", Unit.NONE, 0, CELLS - 1),
                            new Channel("cheese", Unit.NONE, 0, CELLS - 1)),
                    List.of(),
                    Optional.empty(),
                    new Actions.Words(List.of("stay", "left", "right")),
                    List.of(new Channel("cheese", Unit.NONE, 0, 1)),
                    0.25,
                    30);

    static final WorldType.Simulated<NoSettings> TYPE =
            new WorldType.Simulated<>(
                    SPEC,
                    new NoSettings(),
                    Handling.saying(
                            new Handling.Word(Axis.SIDEWAYS, -1, "left"),
                            new Handling.Word(Axis.SIDEWAYS, 1, "right")),
                    _ -> new ToyMouse());

    private int mouse;
    private int cheese;
    private int ticks;

    @Override
    public WorldSpec spec() {
        return SPEC;
    }

    @Override
    public Observation reset(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        cheese = random.nextInt(CELLS);
        mouse = (cheese + random.nextInt(1, CELLS)) % CELLS;
        ticks = 0;
        return observed();
    }

    @Override
    public Outcome step(Action action) {
        if (mouse == cheese) {
            throw new IllegalStateException("the episode is over: reset comes first");
        }
        ticks++;
        int moved =
                switch (action) {
                    case Action.Token(int word) -> word == 1 ? -1 : word == 2 ? 1 : 0;
                    case Action.Continuous _ ->
                            throw new IllegalArgumentException("controls for a mouse");
                };
        mouse = Math.clamp(mouse + moved, 0, CELLS - 1);
        boolean found = mouse == cheese;
        Ending ending =
                found ? Ending.SUCCESS : ticks >= SPEC.maxTicks() ? Ending.CUT : Ending.NONE;
        return new Outcome(observed(), Vec.of(found ? 1 : 0), ending);
    }

    private Observation observed() {
        return Observation.of(Vec.of(mouse, cheese));
    }

    @Override
    public Scene scene() {
        return new Scene(
                new Scene.View(0, 0, CELLS, 1),
                0xFFFFFFFF,
                List.of(
                        new Scene.Disc(cheese + 0.5, 0.5, 0.2, 0xFFE0B000, 0, 0),
                        new Scene.Disc(mouse + 0.5, 0.5, 0.3, 0xFF000000, 0, 0)));
    }

    @Override
    public void close() {}
}
