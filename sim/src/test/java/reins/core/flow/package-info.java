/** Tests. */
@NullMarked
package reins.core.flow;

import org.jspecify.annotations.NullMarked;
