package reins.sim.robot;

import java.util.Optional;

/** A wire over a line, which stands as the line does and adds what is said. See {@link Wire}. */
interface LineWire extends Wire {
    Line line();

    @Override
    default State state() {
        return line().state();
    }

    @Override
    default boolean isReady() {
        return line().isReady();
    }

    @Override
    default boolean hears() {
        return line().hears();
    }

    @Override
    default long heardNanos() {
        return line().heardNanos();
    }

    @Override
    default Optional<Long> roundTrip() {
        return line().roundTrip();
    }

    @Override
    default void close() {
        line().close();
    }
}
