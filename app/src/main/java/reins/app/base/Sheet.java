package reins.app.base;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A table as text, for other programs. Safe on every thread.
 *
 * @param names of the columns
 * @param rows each with a cell for every column
 */
public record Sheet(List<String> names, List<List<String>> rows) {
    /** From here on a whole number need not be what was counted. */
    private static final double WHOLE_NUMBERS = 1L << 53;

    public Sheet {
        names = List.copyOf(names);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != names.size()) {
                throw new IllegalArgumentException(row + " in columns " + names);
            }
        }
    }

    /** A number with all its digits; empty where it is not finite. */
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < WHOLE_NUMBERS
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }

    /** As a CSV file (RFC 4180). */
    public String csv() {
        return lines(",", "\r\n", Sheet::quoted);
    }

    /** As spreadsheets take it from the clipboard. */
    public String tabbed() {
        return lines("\t", "\n", cell -> cell.replaceAll("[\t\r\n]+", " "));
    }

    private String lines(String between, String end, UnaryOperator<String> cell) {
        List<List<String>> lines = new ArrayList<>(rows);
        lines.addFirst(names);
        return lines.stream()
                .map(line -> line.stream().map(cell).collect(Collectors.joining(between)) + end)
                .collect(Collectors.joining());
    }

    private static String quoted(String cell) {
        boolean isPlain = cell.chars().noneMatch(c -> ",\"\r\n".indexOf(c) >= 0);
        return isPlain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
