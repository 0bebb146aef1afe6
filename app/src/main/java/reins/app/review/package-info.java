/** Recordings made ready to be looked at. No JavaFX here. */
@NullMarked
package reins.app.review;

import org.jspecify.annotations.NullMarked;
