/** The work of the learner thread and the monitor thread. */
@NullMarked
package reins.policies.loop;

import org.jspecify.annotations.NullMarked;
