@NullMarked
package reins.sim.render;

import org.jspecify.annotations.NullMarked;
