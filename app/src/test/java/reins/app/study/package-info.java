/** Tests of the comparisons. */
@NullMarked
package reins.app.study;

import org.jspecify.annotations.NullMarked;
