/** Tests of the whole program: its architecture, its command line. */
@NullMarked
package reins.app;

import org.jspecify.annotations.NullMarked;
