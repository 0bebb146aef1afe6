/** What lies under everything in the program: its texts, its places on disk, its questions. */
@NullMarked
package reins.app.base;

import org.jspecify.annotations.NullMarked;
