package reins.app.cli;

import java.util.List;
import java.util.function.Function;

/** Finds a thing by its id in a list, and says what is nearest where there is none. */
public final class Choices {
    /** With more differing letters than this it is another word, not a slip. */
    private static final int SLIP = 3;

    private Choices() {}

    /**
     * @param kind what it is called in front of the user, such as {@code world}
     */
    public static <T> T find(
            Output output, String kind, List<T> all, Function<T, String> id, String wanted) {
        for (T one : all) {
            if (id.apply(one).equals(wanted)) {
                return one;
            }
        }
        List<String> ids = all.stream().map(id).sorted().toList();
        String nearest = "";
        int least = Math.min(SLIP, wanted.length() / 2) + 1;
        for (String candidate : ids) {
            int distance = distance(candidate, wanted);
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        String help =
                nearest.isEmpty()
                        ? "choose one of: " + String.join(", ", ids)
                        : "did you mean '" + nearest + "'?";
        throw output.refusal(
                "There is no %s '%s'; %s%s"
                        .formatted(kind, wanted, help, help.endsWith("?") ? "" : "."));
    }

    /** Letters to insert, delete or replace (Levenshtein). */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int replaced = corner + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above, row[j - 1]) + 1);
                corner = above;
            }
        }
        return row[to.length()];
    }
}
