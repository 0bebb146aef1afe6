/** The contracts a world, teacher, arbiter, policy, learner and monitor keep. */
@NullMarked
package reins.core.role;

import org.jspecify.annotations.NullMarked;
