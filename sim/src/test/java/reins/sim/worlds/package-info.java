@NullMarked
package reins.sim.worlds;

import org.jspecify.annotations.NullMarked;
