@NullMarked
package reins.app.screens;

import org.jspecify.annotations.NullMarked;
