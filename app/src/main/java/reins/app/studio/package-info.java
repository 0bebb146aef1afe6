/** The window: which screen is shown, and what holds on every screen. */
@NullMarked
package reins.app.studio;

import org.jspecify.annotations.NullMarked;
