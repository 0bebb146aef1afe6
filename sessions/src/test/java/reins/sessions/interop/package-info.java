/** Lets programs in Python read what Reins writes, for tests, and notes what came of it. */
@NullMarked
package reins.sessions.interop;

import org.jspecify.annotations.NullMarked;
