/** Rigid bodies that hang from each other above fixed ground, and nothing of what they are. */
@NullMarked
package reins.sim.physics;

import org.jspecify.annotations.NullMarked;
