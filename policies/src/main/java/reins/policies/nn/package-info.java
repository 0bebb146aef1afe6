/** Networks: one description, read once to train and once to act. */
@NullMarked
package reins.policies.nn;

import org.jspecify.annotations.NullMarked;
