/** The simulated worlds, and nothing that decides what is done in them. */
@NullMarked
package reins.sim.worlds;

import org.jspecify.annotations.NullMarked;
