/** The learning systems, one file for each paper. */
@NullMarked
package reins.policies.learn;

import org.jspecify.annotations.NullMarked;
