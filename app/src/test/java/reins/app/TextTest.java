package reins.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;

final class TextTest {
    @Test
    void chineseSaysEverythingThatEnglishSays() {
        var english = ResourceBundle.getBundle("reins.app.text", Locale.ROOT).keySet();
        Text chinese = new Text(Locale.SIMPLIFIED_CHINESE);
        for (String key : new TreeSet<>(english)) {
            assertTrue(!chinese.words(key).isBlank(), key);
        }
        assertEquals("驾驶中", chinese.words("versions.drives"));
    }

    @Test
    void argumentsAreFilledInAsTheyPrint() {
        assertEquals("From 1 to 2", new Text(Locale.ENGLISH).words("form.range", 1, 2));
    }
}
