package reins.sessions.format.parquet;

import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.ListType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.Type;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Columns as the tree that a file's end lists, both ways. Safe on every thread. */
final class Schemas {
    static final String LIST = "list";
    static final String ELEMENT = "element";

    /** Deeper than any table; a hostile one must not exhaust the stack. */
    private static final int MOST_DEPTH = 50;

    private Schemas() {}

    static List<SchemaElement> of(List<Column> columns) {
        List<SchemaElement> schema = new ArrayList<>();
        schema.add(new SchemaElement("schema").setNum_children(columns.size()));
        for (Column column : columns) {
            if (column.list()) {
                schema.add(
                        new SchemaElement(column.name())
                                .setRepetition_type(FieldRepetitionType.OPTIONAL)
                                .setNum_children(1)
                                .setConverted_type(ConvertedType.LIST)
                                .setLogicalType(LogicalType.LIST(new ListType())));
                schema.add(
                        new SchemaElement(LIST)
                                .setRepetition_type(FieldRepetitionType.REPEATED)
                                .setNum_children(1));
            }
            schema.add(leaf(column));
        }
        return schema;
    }

    private static SchemaElement leaf(Column column) {
        SchemaElement leaf =
                new SchemaElement(column.list() ? ELEMENT : column.name())
                        .setType(ColumnShape.of(column).type())
                        .setRepetition_type(FieldRepetitionType.OPTIONAL);
        if (column.kind() == Column.Kind.TEXT) {
            leaf.setConverted_type(ConvertedType.UTF8)
                    .setLogicalType(LogicalType.STRING(new StringType()));
        }
        return leaf;
    }

    /**
     * Of every leaf, in order: how it lies in the file; empty where this program does not read such
     * a column.
     *
     * @throws IllegalArgumentException where it is no tree
     */
    static List<Optional<ColumnShape>> read(List<SchemaElement> schema) {
        List<Optional<ColumnShape>> leaves = new ArrayList<>();
        if (schema.isEmpty()) {
            throw new IllegalArgumentException("there are no columns");
        }
        int next = 1;
        for (int i = 0; i < schema.getFirst().getNum_children(); i++) {
            next = read(schema, next, new Above(List.of(), 0, 0, 0), leaves);
        }
        if (next != schema.size()) {
            throw new IllegalArgumentException("columns belong to nothing");
        }
        return leaves;
    }

    /**
     * What is around an element.
     *
     * @param lists how many lists
     */
    private record Above(List<String> path, int definition, int listDefinition, int lists) {}

    private static int read(
            List<SchemaElement> schema,
            int place,
            Above above,
            List<Optional<ColumnShape>> leaves) {
        if (place >= schema.size() || above.path().size() > MOST_DEPTH) {
            throw new IllegalArgumentException("the list of columns is cut off");
        }
        SchemaElement element = schema.get(place);
        Above here = below(above, element);
        if (!element.isSetNum_children() || element.getNum_children() == 0) {
            leaves.add(leaf(element, here));
            return place + 1;
        }
        int next = place + 1;
        for (int i = 0; i < element.getNum_children(); i++) {
            next = read(schema, next, here, leaves);
        }
        return next;
    }

    private static Above below(Above above, SchemaElement element) {
        List<String> path = new ArrayList<>(above.path());
        path.add(element.getName());
        boolean repeated = element.getRepetition_type() == FieldRepetitionType.REPEATED;
        boolean optional = element.getRepetition_type() == FieldRepetitionType.OPTIONAL;
        int definition = above.definition() + (repeated || optional ? 1 : 0);
        return new Above(
                path,
                definition,
                repeated ? definition : above.listDefinition(),
                above.lists() + (repeated ? 1 : 0));
    }

    private static Optional<ColumnShape> leaf(SchemaElement element, Above here) {
        boolean inList = here.lists() == 1 && here.path().size() <= 3;
        boolean inStructure = here.lists() == 0 && here.path().size() <= 2;
        Type type = element.getType();
        if ((!inList && !inStructure) || type == null) {
            return Optional.empty();
        }
        String name = inList ? here.path().getFirst() : String.join("/", here.path());
        return kind(element, type)
                .map(kind ->
                        new ColumnShape(
                                new Column(name, kind, inList),
                                type,
                                here.path(),
                                here.definition(),
                                here.listDefinition()));
    }

    private static Optional<Column.Kind> kind(SchemaElement element, Type type) {
        return switch (type) {
            case BOOLEAN -> Optional.of(Column.Kind.FLAG);
            case INT32, INT64 -> Optional.of(Column.Kind.WHOLE);
            case FLOAT -> Optional.of(Column.Kind.FLOAT);
            case DOUBLE -> Optional.of(Column.Kind.DOUBLE);
            case BYTE_ARRAY -> Optional.of(isText(element) ? Column.Kind.TEXT : Column.Kind.BYTES);
            case INT96, FIXED_LEN_BYTE_ARRAY -> Optional.empty();
        };
    }

    private static boolean isText(SchemaElement element) {
        LogicalType logical = element.getLogicalType();
        return element.getConverted_type() == ConvertedType.UTF8
                || (logical != null && logical.isSetSTRING());
    }
}
