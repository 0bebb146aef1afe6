package reins.app.widgets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.role.Setting;
import reins.core.role.Settings;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

final class SettingRangeTest {
    record Some(
            @Setting(value = "even", is = "1", low = 0.5, high = 2) double mass,
            @Setting(value = "decades", is = "3e-4", low = 1e-6, high = 0.1) double learningRate,
            @Setting(value = "whole", is = "2", low = 1, high = 6) int layers,
            @Setting(value = "many", is = "500", low = 0, high = 60_000) int millis,
            @Setting(value = "both sides", is = "0", low = -1, high = 1) double trim,
            @Setting(value = "a name", is = "80", low = 1, high = 65535) int commandPort,
            @Setting(value = "no end", is = "1", low = 0) double far,
            @Setting(value = "too many", is = "1", low = 0, high = 1e9) double difference,
            @Setting(value = "words", is = "") String name) {}

    private static final Map<String, Optional<SettingRange>> RANGES =
            Settings.fields(Settings.defaults(Some.class)).stream()
                    .collect(Collectors.toMap(Settings.Field::name, SettingRange::of));

    private static SettingRange range(String name) {
        return RANGES.getOrDefault(name, Optional.empty()).orElseThrow();
    }

    @Test
    void onlyNumbersWithUsefulEndsHaveOne() {
        for (String name : new String[] {"commandPort", "far", "difference", "name"}) {
            assertEquals(Optional.empty(), RANGES.get(name), name);
        }
    }

    @Test
    void aRangeOfMoreThanTwoDecadesGoesByDecades() {
        assertTrue(!range("mass").decades() && !range("layers").decades());
        assertTrue(range("learningRate").decades() && range("millis").decades());
        assertEquals("3.2E-4", range("learningRate").at(0.5));
        assertEquals("1.25", range("mass").at(0.5));
        assertEquals("0.0", range("trim").at(0.5));
        assertEquals("4", range("layers").at(0.5));
        assertEquals("240", range("millis").at(0.5));
    }

    @Test
    void everyPlaceIsANumberInTheRangeWhosePlaceItIs() {
        RANGES.values().stream()
                .flatMap(Optional::stream)
                .forEach(range -> {
                    for (int i = 0; i <= 100; i++) {
                        double number = Double.parseDouble(range.at(i / 100.0));
                        assertTrue(number >= range.low() && number <= range.high());
                        double wide = range.whole() ? 0.6 / (range.high() - range.low()) : 0;
                        assertEquals(
                                i / 100.0,
                                range.placeOf(number),
                                Math.max(0.12, wide),
                                () -> "" + range);
                    }
                    assertEquals(range.low(), Double.parseDouble(range.at(0)));
                    assertEquals(range.high(), Double.parseDouble(range.at(1)));
                });
    }
}
