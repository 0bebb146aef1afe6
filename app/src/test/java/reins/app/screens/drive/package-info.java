@NullMarked
package reins.app.screens.drive;

import org.jspecify.annotations.NullMarked;
