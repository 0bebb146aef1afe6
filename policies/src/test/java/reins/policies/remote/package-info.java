@NullMarked
package reins.policies.remote;

import org.jspecify.annotations.NullMarked;
