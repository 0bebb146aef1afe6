package reins.app.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import reins.core.role.Signal;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

final class GripTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    LOOSE,    BREAK, LOOSE,    ''
                    LOOSE,    PRESS, HELD,     TAKE_OVER UNHURRIED
                    LOOSE,    MOVE,  HANDS_ON, HANDS_ON UNHURRIED
                    LOOSE,    STAY,  LOOSE,    ''
                    LOOSE,    REST,  LOOSE,    ''
                    HELD,     BREAK, LOOSE,    HAND_BACK
                    HELD,     PRESS, HELD,     TAKE_OVER UNHURRIED
                    HELD,     MOVE,  HANDS_ON, HAND_BACK HANDS_ON UNHURRIED
                    HELD,     STAY,  LOOSE,    HAND_BACK
                    HELD,     REST,  LOOSE,    HAND_BACK
                    HANDS_ON, BREAK, LOOSE,    HAND_BACK
                    HANDS_ON, PRESS, HELD,     TAKE_OVER UNHURRIED
                    HANDS_ON, MOVE,  HANDS_ON, HANDS_ON UNHURRIED
                    HANDS_ON, STAY,  HANDS_ON, HANDS_ON UNHURRIED
                    HANDS_ON, REST,  LOOSE,    ''
                    """)
    void everyCueTurnsEveryGripAsTheTableSays(
            Grip before, Grip.Cue cue, Grip after, String signals) {
        Set<Signal> said = EnumSet.noneOf(Signal.class);
        Arrays.stream(signals.split(" "))
                .filter(word -> !word.isEmpty())
                .map(Signal::valueOf)
                .forEach(said::add);
        assertEquals(new Grip.Turn(after, said), before.on(cue));
    }
}
