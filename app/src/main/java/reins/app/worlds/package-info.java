/** The worlds there are: ours, and those whose files a person keeps. */
@NullMarked
package reins.app.worlds;

import org.jspecify.annotations.NullMarked;
