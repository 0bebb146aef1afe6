/** The command line: one file a command. */
@NullMarked
package reins.app.cli;

import org.jspecify.annotations.NullMarked;
