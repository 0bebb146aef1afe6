package reins.app.desk;

import reins.app.base.Places;
import reins.app.base.UiFeed;
import reins.app.review.RecordedWorld;
import reins.app.run.Plan;
import reins.app.screens.drive.DriveControls.Run;
import reins.app.screens.drive.DriveControls.Setup;
import reins.app.screens.drive.Results;
import reins.app.screens.drive.Version;
import reins.core.fact.ReinsException;
import reins.core.fact.Release;
import reins.core.role.Chosen;
import reins.core.role.WorldType;
import reins.sessions.Session;
import reins.sessions.SessionHeader;
import reins.sessions.SessionReader;
import reins.sessions.SessionWriter;
import reins.sessions.Snapshot;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** The studio's session files, as it finds and makes them. Safe on every thread. */
final class StudioSessions {
    private StudioSessions() {}

    /** A new session without a name of its own. */
    static SessionWriter scratch(Plan plan) {
        String time =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH.mm.ss.SSS")
                        .format(LocalDateTime.now(ZoneId.systemDefault()));
        return Session.create(
                Places.unsaved().resolve(time + Session.SUFFIX),
                new SessionHeader(
                        plan.spec(),
                        plan.spec().title(),
                        Instant.now(),
                        Release.VERSION,
                        plan.header()));
    }

    /**
     * The world that a session was recorded in, with the settings that it had.
     *
     * @throws ReinsException where there is none like it here
     */
    static Chosen<WorldType<?>> world(Path session) {
        return world(session, header(session));
    }

    /** Who learned, taught and arbitrated in a session, as {@link RecordedSetup} finds them. */
    static RecordedSetup setup(Path session, Setup before) {
        SessionHeader header = header(session);
        return RecordedSetup.of(header, world(session, header), before);
    }

    private static SessionHeader header(Path session) {
        try (SessionReader reader = SessionReader.open(session)) {
            return reader.header();
        }
    }

    private static Chosen<WorldType<?>> world(Path session, SessionHeader header) {
        try {
            return RecordedWorld.of(header);
        } catch (ReinsException e) {
            throw new ReinsException(
                    "This session's world cannot be made here: %s %s"
                            .formatted(e.sentence(), session),
                    e);
        }
    }

    static Run describe(Path session, boolean scratch, Setup setup) {
        try (SessionReader reader = SessionReader.open(session)) {
            return new Run(
                    setup.spec(),
                    session,
                    scratch,
                    new UiFeed(),
                    reader.summaries(),
                    reader.snapshots().stream().map(StudioSessions::version).toList(),
                    Learned.of(reader, setup.learner().type().id()),
                    new Results(reader.solos(), reader.evaluations(), reader.remarks()),
                    setup,
                    setup.world().type().repeatsWith(setup.world().settings()));
        }
    }

    static Version version(Snapshot snapshot) {
        return new Version(
                snapshot.version(),
                snapshot.provenance().getOrDefault("learner", ""),
                Long.parseLong(snapshot.provenance().getOrDefault("updates", "0")),
                snapshot.ticks());
    }
}
