/** Tests of the laboratory. */
@NullMarked
package reins.app.lab;

import org.jspecify.annotations.NullMarked;
