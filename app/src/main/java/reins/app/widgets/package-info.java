/** Controls and pictures that any screen may use. */
@NullMarked
package reins.app.widgets;

import org.jspecify.annotations.NullMarked;
