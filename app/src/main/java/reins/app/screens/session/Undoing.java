package reins.app.screens.session;

import reins.app.base.Text;
import reins.app.screens.Notices;

import java.util.Optional;

/** Offers to undo the newest change, as long as it is the newest. Used by the fx thread only. */
final class Undoing {
    private final Notices notices;
    private Optional<Runnable> promised = Optional.empty();
    private Optional<Notices.Notice> offered = Optional.empty();

    Undoing(Notices notices) {
        this.notices = notices;
    }

    /** Once the change that is on its way is made, this is told, with a button to undo it. */
    void offer(String sentence, Runnable undo) {
        promised =
                Optional.of(() ->
                        offered =
                                Optional.of(
                                        notices.note(
                                                sentence,
                                                new Notices.Step(Text.of("edit.undo"), undo))));
    }

    /** The change is made. */
    void changed() {
        promised.ifPresent(Runnable::run);
        promised = Optional.empty();
    }

    /** Another change is the newest one from now on. */
    void spend() {
        promised = Optional.empty();
        offered.ifPresent(notices::spend);
        offered = Optional.empty();
    }
}
