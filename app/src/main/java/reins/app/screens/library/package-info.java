/** The library screen: the sessions of a folder. */
@NullMarked
package reins.app.screens.library;

import org.jspecify.annotations.NullMarked;
