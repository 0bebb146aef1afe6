/** Tests of what is handed to other programs and taken from them, over every format. */
@NullMarked
package reins.sessions.formats;

import org.jspecify.annotations.NullMarked;
