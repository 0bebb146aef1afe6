package reins.sim.worlds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The T's area is 120 by 30 for the bar and 30 by 90 for the stem: 6300 square pixels. */
final class TeeTest {
    private static final Tee.Pose HOME = new Tee.Pose(0, 0, 0);

    private static void covers(double expected, Tee.Pose pose) {
        assertEquals(expected / 6300, Tee.coverage(pose, HOME), 1e-9);
    }

    @Test
    void aTeeCoversItself() {
        assertEquals(1, Tee.coverage(Tee.GOAL, Tee.GOAL), 1e-9);
        covers(6300, new Tee.Pose(0, 0, 2 * Math.PI));
    }

    @Test
    void aTeeMovedAlongItsBarCoversLess() {
        // Bar on bar: 110 by 30; stem on stem: 20 by 90.
        covers(3300 + 1800, new Tee.Pose(10, 0, 0));
        covers(3300 + 1800, new Tee.Pose(-10, 0, 0));
    }

    @Test
    void aTeeMovedAlongItsStemLaysItsBarOnTheOthersStem() {
        // Bar on stem: 30 by 30; stem on stem: 30 by 60.
        covers(900 + 1800, new Tee.Pose(0, 30, 0));
    }

    @Test
    void aTeeTurnedByAQuarterCoversWhereItsPartsCross() {
        // Bar on bar: 30 by 30; bar on stem: 15 by 30; stem on bar: 30 by 15.
        covers(900 + 450 + 450, new Tee.Pose(0, 0, Math.PI / 2));
        covers(0, new Tee.Pose(0, 0, Math.PI));
    }

    @Test
    void whatCountsIsHowTheTwoLieToEachOther() {
        Tee.Pose other = new Tee.Pose(200, 100, 0.7);
        Tee.Pose beside = new Tee.Pose(200 + 10 * Math.cos(0.7), 100 + 10 * Math.sin(0.7), 0.7);
        assertEquals(5100 / 6300.0, Tee.coverage(beside, other), 1e-9);
        assertEquals(5100 / 6300.0, Tee.coverage(other, beside), 1e-9);
    }
}
