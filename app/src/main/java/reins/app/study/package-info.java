/** Comparisons over many runs: what a run is, where runs are kept, what they say together. */
@NullMarked
package reins.app.study;

import org.jspecify.annotations.NullMarked;
