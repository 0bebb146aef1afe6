/** The connect screen: worlds that live elsewhere are chosen, tried and driven. */
@NullMarked
package reins.app.screens.connect;

import org.jspecify.annotations.NullMarked;
