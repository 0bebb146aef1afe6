package reins.sim.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import reins.core.fact.Action;
import reins.core.fact.Actions;
import reins.core.fact.Channel;
import reins.core.fact.Unit;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;

import java.util.List;

final class GuardTest {
    /** Ten ticks a second: the first control may move by 0.1 a tick, the second may jump. */
    private static final WorldSpec SPEC =
            Corridor.SPEC.withActions(
                    new Actions.Controls(
                            List.of(
                                    new Channel("drive", Unit.FRACTION, -1, 1).withFastest(1),
                                    new Channel("brake", Unit.FRACTION, 0, 1))));

    private final Guard guard = new Guard(SPEC);

    private static Action controls(float... values) {
        return new Action.Continuous(Vec.of(values));
    }

    @Test
    void aControlChangesNoFasterThanItsRateAllows() {
        Action before = SPEC.rest();
        Action first = guard.limit(controls(1, 1), before);
        assertEquals(controls(0.1f, 1), first);
        assertEquals(controls(0.2f, 0), guard.limit(controls(1, 0), first));
        assertEquals(controls(0, 0), guard.limit(controls(-1, -1), first));
        assertEquals(controls(0.15f, 1), guard.limit(controls(0.15f, 1), first));
    }

    @Test
    void aMixOfTwoLimitedActionsIsWithinTheRateToo() {
        Action before = controls(0.5f, 0);
        Vec one = guard.limit(controls(1, 0), before).asControls();
        Vec other = guard.limit(controls(-1, 0), before).asControls();
        for (float share = 0; share <= 1; share += 0.25f) {
            Action mixed = controls(share * one.at(0) + (1 - share) * other.at(0), 0);
            assertEquals(mixed, guard.limit(mixed, before));
        }
    }

    @Test
    void whatIsNoNumberComesToTheMiddleOfItsBounds() {
        assertEquals(controls(0, 0.5f), guard.limit(controls(Float.NaN, Float.NaN), SPEC.rest()));
    }

    @Test
    void anActionOfAnotherKindOrSizeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> guard.limit(controls(1), SPEC.rest()));
        Guard words = new Guard(SPEC.withActions(new Actions.Words(List.of("left", "right"))));
        Action rest = new Action.Token(0);
        assertEquals(new Action.Token(1), words.limit(new Action.Token(1), rest));
        assertThrows(IllegalArgumentException.class, () -> words.limit(new Action.Token(2), rest));
        assertThrows(IllegalArgumentException.class, () -> words.limit(controls(1), rest));
    }
}
