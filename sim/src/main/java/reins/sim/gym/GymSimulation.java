package reins.sim.gym;

import reins.core.role.Simulation;

/** An environment that did the same again when it was begun. Used by one thread at a time. */
final class GymSimulation extends GymWorld implements Simulation {
    GymSimulation(WorldFile file, Launch launch, Bridge bridge) {
        super(file, launch, bridge, false);
    }
}
