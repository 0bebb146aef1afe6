/** Donkeycar's tubs: a record a tick in JSON, a picture each. */
@NullMarked
package reins.sessions.format.tub;

import org.jspecify.annotations.NullMarked;
