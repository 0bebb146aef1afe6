package reins.sim.robot;

import reins.core.fact.Vec;

/** What a robot's link is to do now. Safe on every thread. */
sealed interface Word {
    /** Nothing is due. */
    record Silence() implements Word {}

    /** Send rest. */
    record Rest() implements Word {}

    /** Say that an episode begins. */
    record Begin() implements Word {}

    /** Send these controls, finite and within the bounds, shape {@code [A]}. */
    record Send(Vec controls) implements Word {}
}
