/** What watches a drive for trouble, one file each. */
@NullMarked
package reins.policies.monitor;

import org.jspecify.annotations.NullMarked;
