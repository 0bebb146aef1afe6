/** What was recorded, made ready to be looked at again. No JavaFX here. */
@NullMarked
package reins.app.review;

import org.jspecify.annotations.NullMarked;
