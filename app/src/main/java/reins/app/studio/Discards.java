package reins.app.studio;

import reins.app.base.Text;
import reins.app.screens.Notices;
import reins.app.screens.drive.DriveModel;
import reins.app.screens.session.SessionControls;
import reins.core.fact.Edit;
import reins.core.flow.Event;

import java.nio.file.Path;
import java.util.List;

/** Offers to take back what is discarded while it is driven. Used by the fx thread only. */
final class Discards {
    private final DriveModel model;
    private final SessionControls sessions;

    Discards(DriveModel model, SessionControls sessions) {
        this.model = model;
        this.sessions = sessions;
    }

    void on(Event event) {
        if (event instanceof Event.Edited(_, Edit.Discard(long episode))) {
            Path session = model.runProperty().get().session();
            model.notices()
                    .note(
                            Text.of("notice.discarded", episode),
                            new Notices.Step(
                                    Text.of("edit.undo"), () -> restore(session, episode)));
        }
    }

    private void restore(Path session, long episode) {
        String title = Text.of("edit.restore");
        model.work()
                .startFor(
                        title,
                        () -> sessions.edit(session, title, List.of(new Edit.Restore(episode))),
                        _ -> model.notices().note(Text.of("notice.restored", episode)));
    }
}
