/** Policies that think on another machine, and ours for other machines, by openpi's WebSocket. */
@NullMarked
package reins.policies.remote;

import org.jspecify.annotations.NullMarked;
