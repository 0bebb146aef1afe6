/** The tick: who is asked, who drives, what is told. */
@NullMarked
package reins.sim.loop;

import org.jspecify.annotations.NullMarked;
