/** The list of every format. */
@NullMarked
package reins.sessions.formats;

import org.jspecify.annotations.NullMarked;
