/** Tests of what lies under everything in the program. */
@NullMarked
package reins.app.base;

import org.jspecify.annotations.NullMarked;
