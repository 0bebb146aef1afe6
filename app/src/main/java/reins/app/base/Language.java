package reins.app.base;

import reins.core.fact.ReinsException;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What the window speaks. Safe on every thread. */
public enum Language {
    /** The system's, where the window knows it; English else. */
    SYSTEM(Optional.empty()),
    ENGLISH(Optional.of(Locale.ENGLISH)),
    CHINESE(Optional.of(Locale.SIMPLIFIED_CHINESE));

    /** What the system says, before anything was chosen. */
    private static final Locale OF_SYSTEM = Locale.getDefault();

    private static final String FILE = "language.json";

    private final Optional<Locale> locale;

    Language(Optional<Locale> locale) {
        this.locale = locale;
    }

    /** As a file says it. */
    private record Chosen(Language language) {}

    /** What was chosen; the system's where nothing was. */
    public static Language remembered(Path folder) {
        return Remembered.read(folder.resolve(FILE), Chosen.class)
                .flatMap(chosen -> Optional.ofNullable(chosen.language()))
                .orElse(SYSTEM);
    }

    /**
     * Keeps it for the next start.
     *
     * @throws ReinsException where it cannot be remembered
     */
    public void remember(Path folder) {
        Remembered.write(folder.resolve(FILE), new Chosen(this));
    }

    /** Everything that is made from now on speaks it, the toolkit's own words as well. */
    public void speak() {
        locale.ifPresent(chosen -> {
            Locale.setDefault(chosen);
            Text.speak(chosen);
        });
    }

    /** Words in this language, whatever the window speaks now. */
    public String words(String key) {
        return Text.in(locale.orElse(OF_SYSTEM), key);
    }
}
