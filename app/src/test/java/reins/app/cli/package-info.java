/** Tests of the command line. */
@NullMarked
package reins.app.cli;

import org.jspecify.annotations.NullMarked;
