/** Tests of whole runs: world, learner and store together. */
@NullMarked
package reins.app.run;

import org.jspecify.annotations.NullMarked;
