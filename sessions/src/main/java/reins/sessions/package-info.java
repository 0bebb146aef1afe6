/** The session file: written once, read back, edited by adding. */
@NullMarked
package reins.sessions;

import org.jspecify.annotations.NullMarked;
