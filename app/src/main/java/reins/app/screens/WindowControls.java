package reins.app.screens;

import reins.app.base.Dialogs;
import reins.app.base.Language;
import reins.app.worlds.WorldShelf;
import reins.core.fact.Blob;
import reins.core.fact.Start;
import reins.core.role.Chosen;
import reins.core.role.WorldType;

import java.nio.file.Path;
import java.util.concurrent.Future;

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

    /** Asks for a world of another program, keeps it, and begins a new session in it. */
    void addWorld();

    /** Asks for the file of a world, keeps a copy, and begins a new session in it. */
    void takeWorld();

    /** Asks what is to be changed of a world that is kept. */
    void changeWorld(WorldShelf.Kept world);

    /** Goes where a world that lives elsewhere is looked at before it is driven. */
    void connect(WorldType.Reached<?> world);

    /** Goes on driving in a session. */
    void drive(Path session);

    /**
     * Takes the world to where an episode of a session was, for somebody to drive on from there.
     */
    void driveFrom(Path session, Start.Rewound start);

    /** Looks at a session's episodes. */
    void review(Path session);

    /**
     * Writes a file whole or not at all, which may replace one. Nothing here waits: it fails with a
     * {@link reins.core.fact.ReinsException}.
     */
    Future<?> write(Path file, Blob bytes);

    /** Shows a folder, or the one that a file is in, in the system's file manager. */
    void reveal(Path file);

    /** What was chosen for the window to speak. */
    Language language();

    /** Lets the window speak a language from its next start. */
    void speak(Language language);

    void toggleTheme();

    Dialogs dialogs();
}
