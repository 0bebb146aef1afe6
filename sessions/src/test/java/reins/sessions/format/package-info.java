/** Tests of what is handed to other programs and taken from them. */
@NullMarked
package reins.sessions.format;

import org.jspecify.annotations.NullMarked;
