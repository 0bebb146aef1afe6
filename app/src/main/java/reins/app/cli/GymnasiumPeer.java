package reins.app.cli;

import java.util.OptionalDouble;

/** Gymnasium's lander on the same machine, to compare with. */
final class GymnasiumPeer {
    private static final String PROGRAM =
            """
            import time
            import gymnasium
            import numpy
            world = gymnasium.make("LunarLander-v3", continuous=True).unwrapped
            random = numpy.random.default_rng(1)
            def fly(ticks):
                world.reset(seed=1)
                for _ in range(ticks):
                    action = random.uniform(-1, 1, 2).astype(numpy.float32)
                    _, _, ended, cut, _ = world.step(action)
                    if ended or cut:
                        world.reset()
            fly(5000)
            begun = time.perf_counter()
            fly(30000)
            print(30000 / (time.perf_counter() - begun))
            """;

    private GymnasiumPeer() {}

    /** Its ticks a second under random actions; empty where this Python has no Gymnasium. */
    static OptionalDouble ticksPerSecond(String python) {
        String said = Machine.said(python, "-c", PROGRAM);
        return said.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Double.parseDouble(said));
    }
}
