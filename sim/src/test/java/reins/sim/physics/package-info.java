@NullMarked
package reins.sim.physics;

import org.jspecify.annotations.NullMarked;
