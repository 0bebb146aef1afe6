/**
 * What people drive with: gamepads, keyboard and mouse, and how these become a teacher's guidance.
 */
@NullMarked
package reins.app.input;

import org.jspecify.annotations.NullMarked;
