/** The session screen: every attempt, looked at and corrected. */
@NullMarked
package reins.app.screens.session;

import org.jspecify.annotations.NullMarked;
