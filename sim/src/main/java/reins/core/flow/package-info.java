/** How facts travel between threads: events, commands, queues, workers. */
@NullMarked
package reins.core.flow;

import org.jspecify.annotations.NullMarked;
