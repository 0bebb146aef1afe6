package reins.sessions.format;

/** Named columns of one attempt's numbers in a file, one row a tick. Used by one thread. */
public interface Columns {
    /** Takes columns to write. */
    interface Out {
        /**
         * @param values row by row, {@code [T, columns]}
         */
        void floats(String name, int columns, float[] values);

        /** One number a row, {@code [T]}. */
        void ints(String name, int[] values);
    }

    boolean has(String name);

    /**
     * @return row by row, {@code [rows, columns]}
     * @throws reins.core.fact.ReinsException where there are not as many numbers
     */
    float[] floats(String name, int rows, int columns);

    /** See {@link #floats}. */
    int[] ints(String name, int rows);

    /** What is wrong with a column, as a sentence that names file and place. */
    reins.core.fact.ReinsException wrong(String name, String what);
}
