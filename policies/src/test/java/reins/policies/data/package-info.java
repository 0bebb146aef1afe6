@NullMarked
package reins.policies.data;

import org.jspecify.annotations.NullMarked;
