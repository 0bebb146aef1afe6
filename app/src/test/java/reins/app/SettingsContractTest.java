package reins.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import reins.core.role.ArbiterType;
import reins.core.role.LearnerType;
import reins.core.role.RuleType;
import reins.core.role.Settings;
import reins.core.role.WorldType;
import reins.policies.learn.Learners;
import reins.sim.arbiters.Arbiters;
import reins.sim.teachers.Rules;
import reins.sim.worlds.Worlds;

import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the settings of everything that has some promise, over every list. */
final class SettingsContractTest {
    static Stream<Record> everyDefault() {
        return Stream.of(
                        Worlds.ALL.stream().map(WorldType::defaults),
                        Rules.ALL.stream().map(RuleType::defaults),
                        Arbiters.ALL.stream().map(ArbiterType::defaults),
                        Learners.ALL.stream().map(LearnerType::defaults))
                .flatMap(defaults -> defaults);
    }

    /**
     * Its own values: of the settings that it holds, such as a robot's limits, it may have others.
     */
    private static Map<String, Object> own(Record settings) {
        Map<String, Object> own = new TreeMap<>(Settings.values(settings));
        own.keySet()
                .retainAll(
                        Stream.of(settings.getClass().getRecordComponents())
                                .map(RecordComponent::getName)
                                .toList());
        return own;
    }

    @ParameterizedTest
    @MethodSource("everyDefault")
    void everySettingHasATextAndADefaultWithinItsRange(Record defaults) {
        Map<String, Object> declared = own(Settings.defaults(defaults.getClass()));
        assertEquals(declared, own(defaults));
        for (Settings.Field field : Settings.fields(defaults)) {
            assertFalse(field.help().isBlank(), field.name());
            assertEquals(field.value(), Settings.parse(field, field.value().toString()));
            if (field.value() instanceof Number number) {
                assertTrue(
                        field.low() <= number.doubleValue() && number.doubleValue() <= field.high(),
                        field.name());
            }
        }
    }
}
