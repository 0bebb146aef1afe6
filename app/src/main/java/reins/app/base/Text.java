package reins.app.base;

import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/**
 * The program's words in the user's language, by key: {@code text.properties} and its translations.
 * Safe on every thread.
 */
public final class Text {
    private static volatile Text spoken = new Text(Locale.getDefault());

    /** What the parts below the window say in English is translated under such keys. */
    static final String SAID = "said.";

    /** What varies in a sentence: what stands in quotes, and numbers. */
    private static final Pattern VARIABLE =
            Pattern.compile("(?<!\\p{L})'([^']*)'|(?<![\\p{L}\\d])-?\\d+(?:[.,]\\d+)*");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}#]+");

    /** Where a sentence may be parted: each part may have a translation of its own. */
    private static final List<Break> BREAKS =
            List.of(new Break(": ", "break.colon"), new Break(". ", "break.stop"));

    /** What stands between two parts of a sentence, and the key of what does in the translation. */
    private record Break(String english, String key) {}

    private final ResourceBundle bundle;

    Text(Locale locale) {
        bundle =
                ResourceBundle.getBundle(
                        "reins.app.text",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** Speaks this language from now on; what is on the screen already stays as it is. */
    public static void speak(Locale language) {
        spoken = new Text(language);
    }

    /**
     * The words of a key in the user's language.
     *
     * @param arguments put in the places of {@code {0}}, {@code {1}}, …, as they print
     */
    public static String of(String key, Object... arguments) {
        return spoken.words(key, arguments);
    }

    /** The words of a key in a language, whatever is spoken. */
    static String in(Locale language, String key) {
        return new Text(language).words(key);
    }

    /** The words of a key, or what stands in for them where the key has none. */
    public static String or(String key, String otherwise) {
        return spoken.wordsOr(key, otherwise);
    }

    /**
     * Translates into the user's language what a part of the program says that knows no languages:
     * a setting's description, a channel's name, a teacher's thought, what went wrong.
     *
     * @param english kept where no translation is known; of a sentence that ends in a file's name
     *     or quotes another sentence, the rest is translated
     */
    public static String said(String english) {
        return spoken.saying(english);
    }

    String wordsOr(String key, String otherwise) {
        return bundle.containsKey(key) ? words(key) : otherwise;
    }

    String saying(String english) {
        Optional<String> whole = known(english);
        if (whole.isPresent()) {
            return whole.get();
        }
        for (Break pause : BREAKS) {
            for (int at = english.indexOf(pause.english());
                    at >= 0;
                    at = english.indexOf(pause.english(), at + 1)) {
                Optional<String> left = known(english.substring(0, at));
                if (left.isPresent()) {
                    return left.get()
                            + words(pause.key())
                            + saying(english.substring(at + pause.english().length()));
                }
            }
        }
        return english;
    }

    private Optional<String> known(String english) {
        String key = key(english);
        return bundle.containsKey(key)
                ? Optional.of(words(key, variables(english)))
                : Optional.empty();
    }

    /** The key of a sentence: its words, with {@code #} for each thing that varies. */
    static String key(String english) {
        String plain = VARIABLE.matcher(english).replaceAll("#").toLowerCase(Locale.ROOT);
        return SAID + BETWEEN_WORDS.matcher(plain).replaceAll("-").replaceAll("^-|-$", "");
    }

    private static Object[] variables(String english) {
        return VARIABLE.matcher(english)
                .results()
                .map(found -> found.group(1) == null ? found.group() : found.group(1))
                .toArray();
    }

    /**
     * @throws MissingResourceException where there is no such key
     */
    String words(String key, Object... arguments) {
        String words = bundle.getString(key);
        for (int i = 0; i < arguments.length; i++) {
            words = words.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return words;
    }
}
