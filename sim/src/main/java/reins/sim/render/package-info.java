/** From a scene to pixels. */
@NullMarked
package reins.sim.render;

import org.jspecify.annotations.NullMarked;
