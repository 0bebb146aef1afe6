/** Tests of the input devices. */
@NullMarked
package reins.app.input;

import org.jspecify.annotations.NullMarked;
