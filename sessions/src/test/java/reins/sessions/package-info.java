@NullMarked
package reins.sessions;

import org.jspecify.annotations.NullMarked;
