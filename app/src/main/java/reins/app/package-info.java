/** The composition root: the studio and the command line. */
@NullMarked
package reins.app;

import org.jspecify.annotations.NullMarked;
