/** Tests of what the screens ask for, on real session files. */
@NullMarked
package reins.app.desk;

import org.jspecify.annotations.NullMarked;
