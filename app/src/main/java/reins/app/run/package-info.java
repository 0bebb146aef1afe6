/** A run: world, teacher, learner and session wired together, with a window or without. */
@NullMarked
package reins.app.run;

import org.jspecify.annotations.NullMarked;
