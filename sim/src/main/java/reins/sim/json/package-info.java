/** JSON that other programs and people wrote, read place by place. */
@NullMarked
package reins.sim.json;

import org.jspecify.annotations.NullMarked;
