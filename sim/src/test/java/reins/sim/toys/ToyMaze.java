package reins.sim.toys;

import reins.core.fact.Action;
import reins.core.fact.Actions;
import reins.core.fact.Channel;
import reins.core.fact.Ending;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Reading;
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
 * A corridor of cells that is read and walked by words: a sign says on which end the cheese lies.
 * Used by one thread at a time.
 */
final class ToyMaze implements Simulation {
    private static final int CELLS = 7;

    private static final WorldSpec SPEC =
            new WorldSpec(
                    "toy-maze",
                    "Toy maze",
                    List.of(),
                    List.of(),
                    Optional.of(
                            new Reading(
                                    List.of("wall", "floor", "mouse", "cheese is left", "right"),
                                    CELLS + 1)),
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
                            new Handling.Word(Axis.SIDEWAYS, 1, "right"),
                            new Handling.Word(Axis.FORWARD, -1, "stay")),
                    _ -> new ToyMaze());

    private int cell;
    private boolean left;
    private int ticks;

    @Override
    public WorldSpec spec() {
        return SPEC;
    }

    @Override
    public Observation reset(long seed) {
        cell = CELLS / 2;
        left = new SplittableRandom(seed).nextBoolean();
        ticks = 0;
        return observed();
    }

    @Override
    public Outcome step(Action action) {
        if (cell == 0 || cell == CELLS - 1) {
            throw new IllegalStateException("the episode is over: reset comes first");
        }
        ticks++;
        cell +=
                switch (action) {
                    case Action.Token(int word) -> word == 1 ? -1 : word == 2 ? 1 : 0;
                    case Action.Continuous _ ->
                            throw new IllegalArgumentException("controls in a maze");
                };
        cell = Math.clamp(cell, 0, CELLS - 1);
        boolean atEnd = cell == 0 || cell == CELLS - 1;
        boolean found = atEnd && (cell == 0) == left;
        Ending ending =
                atEnd
                        ? found ? Ending.SUCCESS : Ending.FAILURE
                        : ticks >= SPEC.maxTicks() ? Ending.CUT : Ending.NONE;
        return new Outcome(observed(), Vec.of(found ? 1 : 0), ending);
    }

    private Observation observed() {
        Integer[] tokens = new Integer[CELLS + 1];
        tokens[0] = left ? 3 : 4;
        for (int i = 0; i < CELLS; i++) {
            tokens[i + 1] = i == cell ? 2 : 1;
        }
        return new Observation(Vec.EMPTY, List.of(), List.of(tokens));
    }

    @Override
    public Scene scene() {
        return new Scene(
                new Scene.View(0, 0, CELLS, 1),
                0xFFFFFFFF,
                List.of(new Scene.Disc(cell + 0.5, 0.5, 0.3, 0xFF000000, 0, 0)));
    }

    @Override
    public void close() {}
}
