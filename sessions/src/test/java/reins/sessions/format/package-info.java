/** Tests of what every format needs. */
@NullMarked
package reins.sessions.format;

import org.jspecify.annotations.NullMarked;
