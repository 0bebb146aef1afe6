@NullMarked
package reins.app.widgets;

import org.jspecify.annotations.NullMarked;
