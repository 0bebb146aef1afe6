/** Tests of the contracts. */
@NullMarked
package reins.core.role;

import org.jspecify.annotations.NullMarked;
