/** Tests of what watches a drive. */
@NullMarked
package reins.policies.monitor;

import org.jspecify.annotations.NullMarked;
