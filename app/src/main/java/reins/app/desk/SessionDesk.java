package reins.app.desk;

import reins.app.base.Dialogs;
import reins.app.review.Projector;
import reins.app.review.RecordedWorld;
import reins.app.review.Reel;
import reins.app.review.Review;
import reins.app.review.Reviewer;
import reins.app.run.OfflineLearning;
import reins.app.screens.session.SessionControls;
import reins.app.worlds.Agreements;
import reins.core.fact.Edit;
import reins.core.fact.Ending;
import reins.core.fact.Episode;
import reins.core.fact.WorldSpec;
import reins.core.flow.Patience;
import reins.core.flow.Progress;
import reins.core.role.Policy;
import reins.policies.loop.PolicyLoader;
import reins.policies.remote.RemoteSettings;
import reins.sessions.Edits;
import reins.sessions.History;
import reins.sessions.SessionEditor;
import reins.sessions.SessionHeader;
import reins.sessions.SessionReader;
import reins.sessions.format.EditedAttempts;
import reins.sessions.format.Exports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Reads, edits and hands over sessions for the session screen, on a thread of its own. Safe on
 * every thread.
 */
final class SessionDesk implements SessionControls {
    private final Tasks tasks;
    private final SessionEdits edits;
    private Optional<Desk> desk = Optional.empty();

    /** Shows the episodes of a session whose world a person had started. */
    private Optional<Anew> anew = Optional.empty();

    private record Anew(Path file, Projector projector) {}

    /** A session that is looked at; touched by the tasks' thread only. */
    private record Desk(Path file, SessionReader reader, Projector projector)
            implements AutoCloseable {
        static Desk of(Path file) {
            SessionReader reader = SessionReader.open(file);
            return new Desk(file, reader, Projector.of(reader.header()));
        }

        @Override
        public void close() {
            projector.close();
            reader.close();
        }
    }

    /**
     * @param edits changes sessions, whether or not they are being recorded
     */
    SessionDesk(Tasks tasks, SessionEdits edits) {
        this.tasks = tasks;
        this.edits = edits;
    }

    @Override
    public Future<Opened> open(Path session) {
        return tasks.submit(() -> {
            leave();
            if (!isShownAnew(session)) {
                stop();
            }
            return opened(session);
        });
    }

    @Override
    public Future<?> anew(Path session, Progress progress) {
        return tasks.submit(() -> {
            stop();
            SessionHeader header = at(session).reader().header();
            Agreements.ofUser().require(RecordedWorld.of(header));
            anew =
                    Optional.of(
                            new Anew(
                                    session,
                                    Patience.with(
                                            tasks.wanted(progress), () -> Projector.anew(header))));
            return session;
        });
    }

    private boolean isShownAnew(Path session) {
        return anew.filter(shown -> shown.file().equals(session)).isPresent();
    }

    private Projector projector(Desk at) {
        return isShownAnew(at.file()) ? anew.orElseThrow().projector() : at.projector();
    }

    private void stop() {
        anew.ifPresent(shown -> shown.projector().close());
        anew = Optional.empty();
    }

    @Override
    public Future<Opened> edit(Path session, String label, List<Edit> changes) {
        return change(session, editor -> editor.apply(label, changes));
    }

    @Override
    public Future<Opened> judge(Path session, String label, List<Long> episodes, Ending ending) {
        return tasks.submit(() -> {
            List<Edit> judgements = new ArrayList<>();
            for (long episode : episodes) {
                List<Episode> parts = at(session).reader().episode(episode);
                if (!parts.isEmpty()) {
                    long last = parts.getLast().steps().getLast().tick();
                    judgements.add(new Edit.Judge(episode, last, ending));
                }
            }
            leave();
            edits.change(session, editor -> editor.apply(label, judgements));
            return opened(session);
        });
    }

    @Override
    public Future<Opened> undo(Path session) {
        return change(session, SessionEditor::undo);
    }

    @Override
    public Future<Opened> redo(Path session) {
        return change(session, SessionEditor::redo);
    }

    @Override
    public Future<Opened> goTo(Path session, long change) {
        return change(session, editor -> editor.goTo(change));
    }

    private Future<Opened> change(Path session, Function<SessionEditor, History> how) {
        return tasks.submit(() -> {
            leave(); // a file that is being read cannot be left as one
            edits.change(session, how);
            return opened(session);
        });
    }

    private Opened opened(Path session) {
        SessionReader reader = at(session).reader();
        WorldSpec world = reader.header().world();
        return new Opened(
                session,
                reader.header().title(),
                world,
                reader.editedSummaries(),
                // One that lives elsewhere cannot be asked what it would have done.
                reader.snapshots().stream()
                        .filter(snapshot -> !RemoteSettings.isRemote(snapshot.provenance()))
                        .map(StudioSessions::version)
                        .toList(),
                reader.history(),
                isShownAnew(session));
    }

    @Override
    public Future<Review> review(Path session, long episode, Optional<Integer> version) {
        return tasks.submit(() -> {
            Desk at = at(session);
            SessionReader reader = at.reader();
            WorldSpec world = reader.header().world();
            Episode recorded = reader.recorded(episode);
            return new Reviewer(world)
                    .review(
                            recorded,
                            Edits.apply(recorded, reader.edits()),
                            projector(at).film(recorded),
                            version.map(number -> policy(reader, number, world)),
                            reader.findings().stream()
                                    .filter(found -> found.of().episode() == episode)
                                    .toList());
        });
    }

    private static Policy policy(SessionReader reader, int version, WorldSpec world) {
        return PolicyLoader.load(reader.snapshot(version), world).withoutChance();
    }

    @Override
    public Future<Reel> reel(Path session, long episode, int width, int height) {
        return tasks.submit(() -> {
            Desk at = at(session);
            Episode recorded = at.reader().recorded(episode);
            return Reel.of(projector(at).film(recorded), recorded, width, height);
        });
    }

    @Override
    public Future<Integer> rebuild(Path session, Progress progress) {
        return tasks.submit(() -> {
            leave();
            return edits.alone(
                    session,
                    () ->
                            new OfflineLearning(
                                            List.of(session), OfflineLearning.How.before(session))
                                    .run(() -> false, _ -> {}, progress)
                                    .version());
        });
    }

    @Override
    public Future<Path> export(Path session, Dialogs.Export wish, Progress progress) {
        return tasks.submit(() -> {
            leave();
            try (EditedAttempts attempts =
                    EditedAttempts.open(
                            session, wish.selection(), () -> FilmedSessions.world(session))) {
                Exports.run(wish.format(), attempts, wish.target(), wish.replace(), progress);
            }
            return wish.target();
        });
    }

    private Desk at(Path session) {
        if (desk.isEmpty() || !desk.get().file().equals(session)) {
            leave();
            desk = Optional.of(Desk.of(session));
        }
        return desk.get();
    }

    /** Closes the session that is looked at; called by the tasks' thread only. */
    void leave() {
        desk.ifPresent(Desk::close);
        desk = Optional.empty();
    }
}
