@NullMarked
package reins.sessions.format.parquet;

import org.jspecify.annotations.NullMarked;
