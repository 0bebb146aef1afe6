package reins.app.screens.drive;

import reins.app.screens.Notices;
import reins.core.flow.Still;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Tells what the world waits for, where that takes a while: a full disk, a learner that cannot keep
 * up, a policy without an answer. It is taken back when the wait is over. Used by the fx thread
 * only.
 */
final class Waiting {
    /** Shorter waits are over before anybody could read why, in nanoseconds. */
    private static final long NOTICED = 300_000_000;

    private final Driving driving;
    private final Notices notices;
    private OptionalLong since = OptionalLong.empty();
    private Optional<String> told = Optional.empty();

    Waiting(Driving driving, Notices notices) {
        this.driving = driving;
        this.notices = notices;
    }

    /** Once a pulse, with the pulse's time. */
    void pulse(long nanos) {
        if (!(driving.stillProperty().get() instanceof Still.Waits(String sentence))) {
            end();
            return;
        }
        since = OptionalLong.of(since.orElse(nanos));
        if (nanos - since.getAsLong() >= NOTICED && !told.equals(Optional.of(sentence))) {
            takeBack();
            told = Optional.of(sentence);
            notices.fail(sentence);
            driving.waitsLong();
        }
    }

    private void end() {
        since = OptionalLong.empty();
        takeBack();
    }

    private void takeBack() {
        told.ifPresent(sentence -> notices.dismiss(new Notices.Notice(true, sentence)));
        told = Optional.empty();
    }
}
