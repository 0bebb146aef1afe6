/** Pictures as a film, both ways, by FFmpeg. */
@NullMarked
package reins.sessions.format.video;

import org.jspecify.annotations.NullMarked;
