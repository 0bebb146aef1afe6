/** What is recorded and shown: immutable values, safe on every thread. */
@NullMarked
package reins.core.fact;

import org.jspecify.annotations.NullMarked;
