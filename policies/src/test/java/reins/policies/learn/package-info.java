@NullMarked
package reins.policies.learn;

import org.jspecify.annotations.NullMarked;
