/** Robots: what keeps them safe, the link to them, and each as a world. */
@NullMarked
package reins.sim.robot;

import org.jspecify.annotations.NullMarked;
