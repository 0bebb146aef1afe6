/** Rigid bodies that hang from each other above fixed ground, whatever they stand for. */
@NullMarked
package reins.sim.physics;

import org.jspecify.annotations.NullMarked;
