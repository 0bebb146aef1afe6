/** Tables in Apache Parquet's file format. */
@NullMarked
package reins.sessions.format.parquet;

import org.jspecify.annotations.NullMarked;
