/** The drive screen: a person teaches while a policy drives. */
@NullMarked
package reins.app.screens.drive;

import org.jspecify.annotations.NullMarked;
