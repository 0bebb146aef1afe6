/** What the screens ask for: runs begun and replaced, sessions and libraries read and edited. */
@NullMarked
package reins.app.desk;

import org.jspecify.annotations.NullMarked;
