@NullMarked
package reins.app.review;

import org.jspecify.annotations.NullMarked;
