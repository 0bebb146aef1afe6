@NullMarked
package reins.app.screens.session;

import org.jspecify.annotations.NullMarked;
