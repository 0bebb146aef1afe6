package reins.app.cli;

import reins.app.base.Places;
import reins.app.run.Plan;
import reins.core.fact.ReinsException;
import reins.core.fact.Release;
import reins.sessions.Session;
import reins.sessions.SessionHeader;
import reins.sessions.SessionWriter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** The session files that commands write. Safe on every thread. */
public final class SessionFiles {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH.mm.ss").withZone(ZoneId.systemDefault());

    private SessionFiles() {}

    /** A name in the user's documents that says what it is and when it began. */
    static Path fresh(String what) {
        return Places.sessions().resolve(what + " " + TIME.format(Instant.now()) + Session.SUFFIX);
    }

    /**
     * A new session.
     *
     * @throws ReinsException where there is a file already, or it cannot be written
     */
    public static SessionWriter create(Path file, Plan plan) {
        return Session.create(
                file,
                new SessionHeader(
                        plan.spec(),
                        "%s taught by %s".formatted(plan.learner().type().title(), plan.teacher()),
                        Instant.now(),
                        Release.VERSION,
                        plan.header()));
    }

    /**
     * A session that exists, to go on with.
     *
     * @throws ReinsException where it is of another world, or cannot be gone on with
     */
    static SessionWriter goOn(Path file, Plan plan) {
        SessionWriter store = Session.open(file);
        String recorded = store.header().world().id();
        if (!recorded.equals(plan.spec().id())) {
            store.close();
            throw new ReinsException(
                    "This session is of world '%s', not of '%s'; choose that world or another session: %s"
                            .formatted(recorded, plan.spec().id(), file));
        }
        return store;
    }

    /** Removes a session together with the folder that was made for it. */
    public static void removeScratch(Path file) {
        Session.remove(file);
        try {
            Files.deleteIfExists(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new ReinsException("This folder cannot be removed: " + file.getParent(), e);
        }
    }

    /** A folder of its own for files that are not kept. */
    public static Path scratch() {
        try {
            return Files.createTempDirectory("reins");
        } catch (IOException e) {
            throw new ReinsException("The folder for temporary files cannot be used.", e);
        }
    }
}
