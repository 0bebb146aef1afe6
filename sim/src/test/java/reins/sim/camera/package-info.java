/** Cameras, tried on peers with every fault. */
@NullMarked
package reins.sim.camera;

import org.jspecify.annotations.NullMarked;
