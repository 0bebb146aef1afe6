/**
 * What learners derive from recorded facts: labels, transitions, replay, observation statistics.
 */
@NullMarked
package reins.policies.data;

import org.jspecify.annotations.NullMarked;
