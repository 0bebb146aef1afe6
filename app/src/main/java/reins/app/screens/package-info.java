/** The studio's screens, one package each. */
@NullMarked
package reins.app.screens;

import org.jspecify.annotations.NullMarked;
