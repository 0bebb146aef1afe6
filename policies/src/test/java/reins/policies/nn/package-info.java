@NullMarked
package reins.policies.nn;

import org.jspecify.annotations.NullMarked;
