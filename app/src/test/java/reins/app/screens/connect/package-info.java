@NullMarked
package reins.app.screens.connect;

import org.jspecify.annotations.NullMarked;
