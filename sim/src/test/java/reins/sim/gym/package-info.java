/** Environments behind a wire, in a test's hands and in Python's. */
@NullMarked
package reins.sim.gym;

import org.jspecify.annotations.NullMarked;
