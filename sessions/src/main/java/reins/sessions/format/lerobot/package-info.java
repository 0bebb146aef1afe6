/** LeRobot's datasets: Parquet tables, films, and their description in JSON. */
@NullMarked
package reins.sessions.format.lerobot;

import org.jspecify.annotations.NullMarked;
