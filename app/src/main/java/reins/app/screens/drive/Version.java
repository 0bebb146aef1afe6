package reins.app.screens.drive;

/**
 * A policy that can drive, as it is listed. Safe on every thread.
 *
 * @param number from 0, the untrained one
 * @param learner the learner's id; empty where unknown
 * @param updates gradient updates it was trained with, from 0
 * @param totalTicks ticks of the run when it was published, from 0
 */
public record Version(int number, String learner, long updates, long totalTicks) {}
