@NullMarked
package reins.sim.teachers;

import org.jspecify.annotations.NullMarked;
