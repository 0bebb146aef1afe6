package reins.sim.arbiters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import reins.core.fact.Action;
import reins.core.fact.Decision;
import reins.core.fact.ReinsException;
import reins.core.role.Guidance;
import reins.core.role.Signal;

import java.util.Map;

/** The arbiters that let both drive at once. */
final class SharedArbitersTest {
    private static final Action PROPOSED = Ticks.controls(1, 2);
    private static final Action TAUGHT = Ticks.controls(-1, 0);

    private static Decision blended(String setting, double share, Signal... signals) {
        return new Ticks(Arbiters.BLEND, Map.of("share", setting))
                .tick(PROPOSED, Ticks.says(TAUGHT, share, signals));
    }

    private static Decision split(String channels, Guidance guidance) {
        return new Ticks(Arbiters.find("channel"), Map.of("channels", channels))
                .tick(PROPOSED, guidance);
    }

    @Test
    void blendedTheActionIsAMeanByTheTeachersShare() {
        // 0.75 · (1, 2) + 0.25 · (−1, 0), with a quarter from half a trigger of a half
        Decision quarter = new Decision.Shared(Ticks.controls(0.5, 1.5), PROPOSED, TAUGHT);
        assertEquals(quarter, blended("0.5", 0.5, Signal.TAKE_OVER));
        assertEquals(quarter, blended("0.25", 1, Signal.TAKE_OVER));
    }

    @Test
    void blendedWithAllOrNothingOneOfThemDrives() {
        assertEquals(new Decision.TakenOver(TAUGHT, PROPOSED), blended("1", 1, Signal.TAKE_OVER));
        assertEquals(new Decision.Labelled(PROPOSED, TAUGHT), blended("1", 0, Signal.TAKE_OVER));
        assertEquals(new Decision.Labelled(PROPOSED, TAUGHT), blended("0", 1, Signal.TAKE_OVER));
        assertEquals(new Decision.Labelled(PROPOSED, TAUGHT), blended("0.5", 1));
    }

    @Test
    void byChannelTheOthersStayThePolicys() {
        Guidance drives = Ticks.says(TAUGHT, Signal.TAKE_OVER);
        Action pushed = Ticks.controls(-1, 2);
        Action turned = Ticks.controls(1, 0);
        assertEquals(new Decision.Shared(pushed, PROPOSED, pushed), split("1", drives));
        assertEquals(new Decision.Shared(turned, PROPOSED, turned), split("Turn", drives));
        assertEquals(new Decision.Shared(TAUGHT, PROPOSED, TAUGHT), split("2, push", drives));
        assertEquals(new Decision.Labelled(PROPOSED, TAUGHT), split("", drives));
        assertEquals(new Decision.Labelled(PROPOSED, TAUGHT), split("1", Ticks.says(TAUGHT)));
    }

    @Test
    void aControlThatIsNotThereIsRefused() {
        assertEquals(
                "World 'line' has no control 'gripper'; choose some of: push, turn.",
                assertThrows(ReinsException.class, () -> split("1, gripper", Guidance.SILENT))
                        .sentence());
        assertThrows(ReinsException.class, () -> split("3", Guidance.SILENT));
    }
}
