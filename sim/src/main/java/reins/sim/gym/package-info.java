/** Environments of Gymnasium as worlds: the bridge to their Python, and the files that say them. */
@NullMarked
package reins.sim.gym;

import org.jspecify.annotations.NullMarked;
