package reins.app.screens;

import reins.app.base.Dialogs;
import reins.core.fact.Start;
import reins.core.role.Chosen;
import reins.core.role.WorldType;

import java.nio.file.Path;

/**
 * What a screen may ask of its window, which asks the user first where something would be lost.
 * Used by the fx thread only.
 */
public interface WindowControls {
    /** The session that is being driven. */
    Path session();

    void newSession();

    void openSession();

    void saveAs();

    /** Begins a new session in this world. */
    void enter(Chosen<WorldType<?>> world);

    /** Goes on driving in a session. */
    void drive(Path session);

    /**
     * Takes the world to where an episode of a session was, for somebody to drive on from there.
     */
    void driveFrom(Path session, Start.Rewound start);

    /** Looks at a session's episodes. */
    void review(Path session);

    void toggleTheme();

    Dialogs dialogs();
}
