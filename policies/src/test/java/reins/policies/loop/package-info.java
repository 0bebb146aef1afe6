@NullMarked
package reins.policies.loop;

import org.jspecify.annotations.NullMarked;
