package reins.sessions.format.parquet;

import org.apache.parquet.format.Type;

import java.util.List;

/**
 * How a column is stored in the file. Safe on every thread.
 *
 * @param path its name and the names of what is around its values
 * @param maxDefinition the level at which there is a value
 * @param listDefinition the level from which on there is a place in a list; 0 where it is not a
 *     list
 */
record ColumnShape(
        Column column, Type type, List<String> path, int maxDefinition, int listDefinition) {
    /** The levels of a value and of those in a list, as this program writes them. */
    static final int PRESENT = 1;

    static final int EMPTY_LIST = 1;
    static final int IN_LIST = 3;

    /** As this program writes it. */
    static ColumnShape of(Column column) {
        Type type =
                switch (column.kind()) {
                    case FLOAT -> Type.FLOAT;
                    case DOUBLE -> Type.DOUBLE;
                    case WHOLE -> Type.INT64;
                    case FLAG -> Type.BOOLEAN;
                    case TEXT, BYTES -> Type.BYTE_ARRAY;
                };
        return column.list()
                ? new ColumnShape(
                        column,
                        type,
                        List.of(column.name(), Schemas.LIST, Schemas.ELEMENT),
                        IN_LIST,
                        EMPTY_LIST + 1)
                : new ColumnShape(column, type, List.of(column.name()), PRESENT, 0);
    }
}
