/** Plain tables, as CSV and as Parquet. */
@NullMarked
package reins.sessions.format.table;

import org.jspecify.annotations.NullMarked;
