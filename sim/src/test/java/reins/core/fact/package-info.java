/** Tests. */
@NullMarked
package reins.core.fact;

import org.jspecify.annotations.NullMarked;
