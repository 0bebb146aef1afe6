package reins.sim.toys;

import reins.core.role.WorldType;
import reins.sim.robot.LinkedCart;
import reins.sim.worlds.Worlds;

import java.util.List;
import java.util.stream.Stream;

/** The toys, and everything that a contract is tried on. */
public final class Toys {
    /** A world of words that tells numbers. */
    public static final WorldType.Simulated<?> TOLD = ToyMouse.TYPE;

    /** Simulated toys. */
    private static final List<WorldType.Simulated<?>> SIMULATED = List.of(ToyMaze.TYPE, TOLD);

    /** Robots, each with the peer it is reached at. */
    public static final List<ToyPeer> ROBOTS = List.of(ToyRobot.PEER, new LinkedCart());

    private Toys() {}

    /** Every simulated world, the toys included. */
    public static List<WorldType.Simulated<?>> simulated() {
        return Stream.<WorldType.Simulated<?>>concat(Worlds.SIMULATED.stream(), SIMULATED.stream())
                .toList();
    }

    /** Every world, the toys included. */
    public static List<WorldType<?>> all() {
        Stream<WorldType<?>> robots = ROBOTS.stream().map(ToyPeer::type);
        Stream<WorldType<?>> toys = SIMULATED.stream().map(type -> type);
        return Stream.of(Worlds.ALL.stream(), toys, robots).flatMap(worlds -> worlds).toList();
    }
}
