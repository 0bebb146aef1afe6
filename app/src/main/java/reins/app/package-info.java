/** Where the program starts. */
@NullMarked
package reins.app;

import org.jspecify.annotations.NullMarked;
