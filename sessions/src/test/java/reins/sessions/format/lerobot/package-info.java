/** Tests of LeRobot's datasets. */
@NullMarked
package reins.sessions.format.lerobot;

import org.jspecify.annotations.NullMarked;
