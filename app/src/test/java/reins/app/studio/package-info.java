/** Tests that drive the window. */
@NullMarked
package reins.app.studio;

import org.jspecify.annotations.NullMarked;
