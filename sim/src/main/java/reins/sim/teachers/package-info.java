/** Programs that teach: drivers of chosen skill that take over by a stated rule. */
@NullMarked
package reins.sim.teachers;

import org.jspecify.annotations.NullMarked;
