/** The learner thread's work. */
@NullMarked
package reins.policies.loop;

import org.jspecify.annotations.NullMarked;
