/** imitation's NumPy files, and how NumPy's arrays are read and written. */
@NullMarked
package reins.sessions.format.npz;

import org.jspecify.annotations.NullMarked;
