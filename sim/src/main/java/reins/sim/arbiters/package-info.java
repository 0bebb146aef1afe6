/** The rules that decide who drives. */
@NullMarked
package reins.sim.arbiters;

import org.jspecify.annotations.NullMarked;
