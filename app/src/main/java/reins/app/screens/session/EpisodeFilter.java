package reins.app.screens.session;

import reins.core.fact.Ending;
import reins.core.fact.ReinsException;
import reins.sessions.EditedSummary;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which episodes are shown, by words: {@code success}, {@code human>20}, {@code length<5}; all of
 * them must hold. Safe on every thread.
 */
final class EpisodeFilter {
    private static final Pattern COMPARISON =
            Pattern.compile("([a-z]+)(<=|>=|<|>|=)(-?\\d+(?:\\.\\d+)?)%?s?");

    /** The one number that is in seconds. */
    private static final String LENGTH = "length";

    /** The other columns that hold numbers. */
    private static final Map<String, ToDoubleFunction<EditedSummary>> NUMBERS =
            Map.of(
                    "number",
                    EditedSummary::episode,
                    "ticks",
                    EditedSummary::ticks,
                    "return",
                    EditedSummary::episodeReturn,
                    "human",
                    row -> row.personShare() * 100,
                    "program",
                    row -> row.programShare() * 100,
                    "policy",
                    EditedSummary::policyVersion,
                    "edits",
                    EditedSummary::edits,
                    "parts",
                    EditedSummary::parts);

    private static final Map<String, Predicate<EditedSummary>> WORDS =
            Map.ofEntries(
                    Map.entry("success", row -> row.ending() == Ending.SUCCESS),
                    Map.entry("failure", row -> row.ending() == Ending.FAILURE),
                    Map.entry("cut", row -> row.ending() == Ending.CUT),
                    Map.entry("abandoned", row -> row.ending() == Ending.NONE),
                    Map.entry("edited", row -> row.edits() > 0),
                    Map.entry("discarded", EditedSummary::discarded),
                    Map.entry("kept", row -> !row.discarded()),
                    Map.entry("fresh", row -> row.beginning() == EditedSummary.Beginning.FRESH),
                    Map.entry("rewound", row -> row.beginning() == EditedSummary.Beginning.REWOUND),
                    Map.entry("human", row -> row.personShare() > 0),
                    Map.entry("program", row -> row.programShare() > 0));

    private EpisodeFilter() {}

    /** The words that may be used, in the order in which they are shown. */
    static List<String> words() {
        return List.of(
                "success",
                "failure",
                "cut",
                "abandoned",
                "human",
                "program",
                "edited",
                "discarded",
                "kept",
                "fresh",
                "rewound",
                "length>5",
                "return<0",
                "human>20",
                "policy=3",
                "number>=100",
                "ticks<50",
                "edits>0",
                "parts>1");
    }

    /**
     * @param tickSeconds of the session's world
     * @throws ReinsException where a comparison makes no sense
     */
    static Predicate<EditedSummary> of(String text, double tickSeconds) {
        Predicate<EditedSummary> all = _ -> true;
        for (String word : text.toLowerCase(Locale.ROOT).trim().split("\\s+", -1)) {
            all = all.and(one(word, tickSeconds));
        }
        return all;
    }

    private static Predicate<EditedSummary> one(String word, double tickSeconds) {
        if (word.startsWith("not:")) {
            return one(word.substring("not:".length()), tickSeconds).negate();
        }
        Matcher comparison = COMPARISON.matcher(word);
        if (comparison.matches()) {
            ToDoubleFunction<EditedSummary> number = number(comparison.group(1), tickSeconds);
            double bound = Double.parseDouble(comparison.group(3));
            return switch (comparison.group(2)) {
                case "<" -> row -> number.applyAsDouble(row) < bound;
                case ">" -> row -> number.applyAsDouble(row) > bound;
                case "<=" -> row -> number.applyAsDouble(row) <= bound;
                case ">=" -> row -> number.applyAsDouble(row) >= bound;
                default -> row -> number.applyAsDouble(row) == bound;
            };
        }
        if (word.matches(".*[<>=].*")) {
            throw new ReinsException(
                    "'%s' is not a comparison; write a column, a sign and a number: length>5."
                            .formatted(word));
        }
        return Optional.ofNullable(WORDS.get(word))
                .orElseGet(() -> row -> row.title().toLowerCase(Locale.ROOT).contains(word));
    }

    private static ToDoubleFunction<EditedSummary> number(String column, double tickSeconds) {
        if (column.equals(LENGTH)) {
            return row -> row.ticks() * tickSeconds;
        }
        return Optional.ofNullable(NUMBERS.get(column)).orElseThrow(() -> unknown(column));
    }

    private static ReinsException unknown(String column) {
        return new ReinsException(
                "There is no number '%s' in this table; choose one of: %s."
                        .formatted(
                                column,
                                Stream.concat(Stream.of(LENGTH), NUMBERS.keySet().stream())
                                        .sorted()
                                        .reduce((one, other) -> one + ", " + other)
                                        .orElse("")));
    }
}
