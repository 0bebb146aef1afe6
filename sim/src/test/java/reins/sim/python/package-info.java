/** Pythons with pinned packages, for tests against what other people wrote. */
@NullMarked
package reins.sim.python;

import org.jspecify.annotations.NullMarked;
