/** Cameras that live elsewhere: read on threads of their own, the newest picture wins. */
@NullMarked
package reins.sim.camera;

import org.jspecify.annotations.NullMarked;
