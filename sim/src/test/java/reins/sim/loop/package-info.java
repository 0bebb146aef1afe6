/** Tests. */
@NullMarked
package reins.sim.loop;

import org.jspecify.annotations.NullMarked;
