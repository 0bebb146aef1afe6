/** Small worlds of every kind, on which the contracts are tried. */
@NullMarked
package reins.sim.toys;

import org.jspecify.annotations.NullMarked;
