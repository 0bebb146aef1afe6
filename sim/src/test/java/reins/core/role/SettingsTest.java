package reins.core.role;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import reins.core.fact.ReinsException;

import java.util.List;
import java.util.Map;

final class SettingsTest {
    enum Kind {
        PLAIN,
        FANCY
    }

    record Example(
            @Setting(value = "examples a batch", is = "256", low = 1, high = 4096) int batch,
            @Setting(value = "step size", is = "1e-3", low = 0, high = 1) double rate,
            @Setting(value = "whether it hurries", is = "true") boolean quick,
            @Setting(value = "how it looks", is = "plain") Kind kind) {}

    record TooMany(@Setting(value = "legs", is = "9", low = 1, high = 8) int legs) {}

    record Untold(int legs) {}

    private static final Example DEFAULTS = Settings.defaults(Example.class);

    private static String refusal(String name, String text) {
        return assertThrows(ReinsException.class, () -> Settings.with(DEFAULTS, Map.of(name, text)))
                .sentence();
    }

    @Test
    void theDefaultsStandBesideTheNames() {
        assertEquals(new Example(256, 1e-3, true, Kind.PLAIN), DEFAULTS);
        assertEquals(new NoSettings(), Settings.defaults(NoSettings.class));
    }

    record Paired(
            @Setting(value = "name", is = "one") String name,
            Example example,
            @Setting(value = "tails", is = "1", low = 0, high = 2) int tails) {}

    @Test
    void theSettingsOfAComponentThatIsARecordStandAmongTheOthers() {
        Paired paired = Settings.defaults(Paired.class);
        assertEquals(new Paired("one", DEFAULTS, 1), paired);
        assertEquals(
                List.of("name", "batch", "rate", "quick", "kind", "tails"),
                List.copyOf(Settings.values(paired).keySet()));
        assertEquals(
                new Paired("one", new Example(8, 1e-3, true, Kind.FANCY), 2),
                Settings.with(paired, Map.of("batch", "8", "kind", "fancy", "tails", "2")));
        assertThrows(ReinsException.class, () -> Settings.with(paired, Map.of("batch", "0")));
        assertThrows(ReinsException.class, () -> Settings.with(paired, Map.of("example", "x")));
    }

    @Test
    void aDefaultOutOfItsRangeOrAComponentWithoutOneIsRefused() {
        assertEquals(
                "the defaults of %s: Setting 'legs' is 9; it must be between 1 and 8."
                        .formatted(TooMany.class.getName()),
                assertThrows(IllegalArgumentException.class, () -> Settings.defaults(TooMany.class))
                        .getMessage());
        assertEquals(
                "component legs of %s is no @Setting".formatted(Untold.class.getName()),
                assertThrows(IllegalArgumentException.class, () -> Settings.defaults(Untold.class))
                        .getMessage());
    }

    @Test
    void aTextChangesOneComponentAndLeavesTheOthers() {
        assertEquals(
                new Example(64, 1e-3, true, Kind.FANCY),
                Settings.with(DEFAULTS, Map.of("batch", "64", "kind", "fancy")));
    }

    @Test
    void aFieldTellsItsHelpRangeAndChoices() {
        var fields = Settings.fields(DEFAULTS);
        assertEquals("examples a batch", fields.getFirst().help());
        assertEquals(4096, fields.getFirst().high());
        assertEquals("[PLAIN, FANCY]", fields.get(3).choices().toString());
    }

    @Test
    void aWrongSettingIsRefusedWithOneClearSentence() {
        assertEquals("Setting 'batch' is 0; it must be between 1 and 4096.", refusal("batch", "0"));
        assertEquals("Setting 'batch' needs a whole number, not 'many'.", refusal("batch", "many"));
        assertEquals("Setting 'rate' is NaN; it must be between 0 and 1.", refusal("rate", "NaN"));
        assertEquals("Setting 'quick' needs true or false, not '1'.", refusal("quick", "1"));
        assertEquals(
                "There is no setting 'bach'; choose one of: batch, rate, quick, kind.",
                refusal("bach", "1"));
    }
}
