package reins.app;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * The program's words in the user's language, by key: {@code text.properties} and its translations.
 * Safe on every thread.
 */
public final class Text {
    private static final Text SYSTEM = new Text(Locale.getDefault());

    private final ResourceBundle bundle;

    Text(Locale locale) {
        bundle =
                ResourceBundle.getBundle(
                        "reins.app.text",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /**
     * The words of a key in the system's language.
     *
     * @param arguments put in the places of {@code {0}}, {@code {1}}, …, as they print
     */
    public static String of(String key, Object... arguments) {
        return SYSTEM.words(key, arguments);
    }

    /** The words of a key, or what stands in for them where the key has none. */
    public static String or(String key, String otherwise) {
        return SYSTEM.bundle.containsKey(key) ? SYSTEM.words(key) : otherwise;
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
