package reins.sessions;

import reins.core.fact.Edit;
import reins.core.fact.Metrics;
import reins.core.fact.ReinsException;
import reins.core.flow.Event;
import reins.core.flow.Inbox;
import reins.core.flow.Sink;
import reins.core.flow.Worker;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * The recorder of a session: takes news from every thread and owns the one connection that writes.
 * {@code work} and {@code close} belong to one thread, the store thread; the rest is safe on every
 * thread.
 *
 * <p>Each segment is one transaction: a program killed at any moment loses the segment it was
 * filling and those that wait, and the file stays whole. While the file cannot be written, what
 * waits is kept in memory and tried again.
 */
public final class SessionWriter implements Sink, Worker {
    /** Segments of a second each: time enough for a slow disk, little enough to lose. */
    private static final int CAPACITY = 64;

    private static final int ERRANDS = 4;

    /**
     * Calls between two attempts to write a file that could not be written: about half a second.
     */
    private static final int TRY_EVERY = 1000;

    private volatile SessionHeader header;
    private final long firstEpisode;
    private final Inbox<Event.News> inbox = new Inbox<>(CAPACITY);
    private final Inbox<FutureTask<?>> errands = new Inbox<>(ERRANDS);
    private final AtomicLong waitingTicks = new AtomicLong();
    private final AtomicReference<Optional<Metrics>> newest =
            new AtomicReference<>(Optional.empty());
    private volatile Path file;
    private volatile Optional<String> fault = Optional.empty();
    private volatile boolean over;

    private Database database;
    private Records records;
    private Optional<Revisions> revisions = Optional.empty();
    private Optional<Event.News> inHand = Optional.empty();
    private int rests;

    /**
     * @param database with an up-to-date session in it
     */
    SessionWriter(Database database) {
        this.database = database;
        file = database.file();
        header = database.run(() -> Headers.read(database));
        firstEpisode = 1 + database.run(() -> database.number("SELECT max(id) FROM episode"));
        records = database.run(() -> new Records(database));
    }

    /** Where it records now. */
    public Path file() {
        return file;
    }

    public SessionHeader header() {
        return header;
    }

    /** The number of the first episode that was not recorded when the session was opened. */
    public long firstEpisode() {
        return firstEpisode;
    }

    /** Why the world must wait, as a sentence; empty where it may go on. */
    public Optional<String> obstacle() {
        if (over) {
            return Optional.of("Nothing is recorded any more; begin a new session.");
        }
        Optional<String> now = fault;
        if (now.isPresent() || inbox.hasRoom()) {
            return now;
        }
        return Optional.of("Waiting for the disk to keep up.");
    }

    /** Takes what is worth keeping; after an error of the program or the end, nothing. */
    @Override
    public void on(Event event) {
        if (over) {
            return;
        }
        switch (event) {
            case Event.SegmentEnded ended -> {
                waitingTicks.addAndGet(ended.segment().steps().size());
                inbox.put(ended);
            }
            case Event.Trained trained -> newest.set(Optional.of(trained.metrics()));
            // An episode is written with its first segment, which tells how it began.
            case Event.EpisodeEnded(_, var summary) when summary.ticks() == 0 -> {}
            case Event.EpisodeStarted _, Event.Running _, Event.Asked _, Event.Sample _ -> {}
            case Event.EpisodeRevised _ -> {} // it is of what was written
            case Event.Noted _ -> {} // it is of this run
            case Event.News news -> inbox.put(news);
        }
    }

    /**
     * Lets the learner be told what edits leave of an episode, once they are written: those of the
     * run and those that are made meanwhile. Called before the store thread works.
     *
     * @param hasRoom whether the sink takes one more now; asked on the store thread
     * @param sink told on the store thread
     */
    public void tellRevisions(BooleanSupplier hasRoom, Sink sink) {
        revisions = Optional.of(new Revisions(header, hasRoom, sink));
    }

    @Override
    public String name() {
        return "store";
    }

    /**
     * Writes the oldest of what waits; where the file cannot be written, it goes on waiting.
     *
     * @return whether anything was written
     */
    @Override
    public boolean work() {
        Optional<FutureTask<?>> errand = errands.take();
        if (errand.isPresent()) {
            errand.get().run();
            return true;
        }
        if (fault.isPresent()) {
            rests = (rests + 1) % TRY_EVERY;
            if (rests != 0) {
                return false;
            }
        }
        return writeNext() || revisions.filter(told -> told.tellNext(database)).isPresent();
    }

    /**
     * Writes all that waits, on the store thread, at once. The future fails with a {@link
     * ReinsException} where the file cannot be written, and then everything goes on waiting; it is
     * cancelled where the store has ended.
     */
    public Future<Path> writeAll() {
        return ask(
                new FutureTask<>(() -> {
                    writeWaiting();
                    return file;
                }));
    }

    /**
     * Copies what was written and goes on recording in the copy, what waits included, on the store
     * thread. The future fails with a {@link ReinsException} where there can be no such copy, and
     * then nothing has changed; it is cancelled where the store has ended.
     *
     * @param copy may replace a file
     */
    public Future<Path> moveTo(Path copy) {
        return ask(
                new FutureTask<>(() -> {
                    move(copy);
                    return file;
                }));
    }

    /**
     * Changes what was recorded, on the store thread. The future fails with a {@link
     * ReinsException} where it cannot be changed, and then it is as before; it is cancelled where
     * the store has ended.
     *
     * @param clock tells when a change was made
     * @param how must not close the editor
     */
    public Future<History> edit(InstantSource clock, Function<SessionEditor, History> how) {
        return ask(
                new FutureTask<>(() -> {
                    SessionEditor editor = new SessionEditor(database, clock);
                    List<Edit> before = editor.history().edits();
                    History after = how.apply(editor);
                    revisions.ifPresent(told -> told.note(before, after.edits()));
                    return after;
                }));
    }

    /**
     * Says how the session is run from now on, on the store thread; what else was said of that
     * stays. The future fails with a {@link ReinsException} where that cannot be written.
     *
     * @param run as in the header
     */
    public Future<SessionHeader> describe(Map<String, String> run) {
        return ask(
                new FutureTask<>(() -> {
                    header = header.describing(run);
                    database.commit(() -> Headers.rewrite(database, header));
                    return header;
                }));
    }

    private <T> Future<T> ask(FutureTask<T> errand) {
        errands.put(errand);
        if (over) {
            cancelErrands(); // the store thread may have looked for the last time
        }
        return errand;
    }

    /**
     * Writes all that waits and leaves one closed file.
     *
     * @throws ReinsException where it cannot; what was written before stays, and the sentence says
     *     how many ticks were not
     */
    @Override
    public void close() {
        try (var _ = database) {
            if (!over) {
                writeWaiting();
                database.settle();
            }
        } finally {
            over = true;
            cancelErrands();
        }
    }

    private void cancelErrands() {
        for (var errand = errands.take(); errand.isPresent(); errand = errands.take()) {
            errand.get().cancel(false);
        }
    }

    private void writeWaiting() {
        boolean more = true;
        while (more) {
            more = writeNext();
        }
        if (fault.isEmpty() && newest.get().isPresent()) {
            commit();
        }
        Optional<String> why = fault;
        if (why.isPresent()) {
            long ticks = waitingTicks.get();
            throw new ReinsException(
                    ticks == 0
                            ? why.get()
                            : "The last %d ticks are not written. %s".formatted(ticks, why.get()));
        }
    }

    private boolean writeNext() {
        if (inHand.isEmpty()) {
            inHand = inbox.take();
        }
        if (inHand.isEmpty() && fault.isEmpty()) {
            return false;
        }
        commit();
        return fault.isEmpty();
    }

    /** What is in hand leaves it only when it is written. */
    private void commit() {
        Optional<Metrics> metrics = newest.getAndSet(Optional.empty());
        boolean sound = false;
        try {
            records.commit(inHand, metrics);
            if (inHand.isPresent()) {
                written(inHand.get());
            }
            inHand = Optional.empty();
            fault = Optional.empty();
            sound = true;
        } catch (ReinsException e) {
            newest.updateAndGet(newer -> newer.isPresent() ? newer : metrics);
            fault = Optional.of(e.sentence());
            sound = true;
        } finally {
            over = !sound;
        }
    }

    private void written(Event.News news) {
        if (news instanceof Event.SegmentEnded ended) {
            waitingTicks.addAndGet(-ended.segment().steps().size());
        }
        revisions.ifPresent(told -> told.note(news));
    }

    private void move(Path copy) {
        Session.copy(file, database::copyTo, copy, true);
        Database next = Database.writable(copy);
        try {
            Records moved = records;
            records = next.run(() -> moved.in(next));
        } catch (ReinsException e) {
            next.close();
            throw e;
        }
        Database before = database;
        database = next;
        file = copy;
        fault = Optional.empty();
        try (before) {
            before.settle();
        } catch (ReinsException _) {
            // Its disk may be full or gone: it stays in two files, and all of it is in the copy.
        }
    }
}
