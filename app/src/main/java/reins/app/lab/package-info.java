/** The laboratory: measurements and their pages, and the training of the files we ship. */
@NullMarked
package reins.app.lab;

import org.jspecify.annotations.NullMarked;
