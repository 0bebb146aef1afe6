/** Tests. */
@NullMarked
package reins.sim.arbiters;

import org.jspecify.annotations.NullMarked;
