package reins.sessions;

import reins.core.fact.ReinsException;
import reins.core.flow.Event;
import reins.core.flow.Inbox;
import reins.core.flow.Sink;
import reins.core.flow.Worker;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The recorder of a session: takes news from every thread and owns the one connection that writes.
 * {@code on} and {@code hasRoom} are safe on every thread; {@code work} and {@code close} belong to
 * one, the store thread.
 *
 * <p>Each segment is one transaction: a program killed at any moment loses the segment it was
 * filling and those that wait, and the file stays whole.
 */
public final class SessionWriter implements Sink, Worker {
    /** Segments of a second each: time enough for a slow disk, little enough to lose. */
    private static final int CAPACITY = 64;

    private final Database database;
    private final SessionHeader header;
    private final long firstEpisode;
    private final Records records;
    private final Inbox<Event.News> inbox = new Inbox<>(CAPACITY);
    private final AtomicReference<Optional<Event.Trained>> newest =
            new AtomicReference<>(Optional.empty());
    private volatile boolean over;

    /**
     * @param database with an up-to-date session in it
     */
    SessionWriter(Database database) {
        this.database = database;
        header = database.run(() -> Headers.read(database));
        firstEpisode = 1 + database.run(() -> database.number("SELECT max(id) FROM episode"));
        records = database.run(() -> new Records(database));
    }

    public Path file() {
        return database.file();
    }

    public SessionHeader header() {
        return header;
    }

    /** The number of the first episode that was not recorded when the session was opened. */
    public long firstEpisode() {
        return firstEpisode;
    }

    /** Whether the world may go on; false while the disk is behind, and after an error. */
    public boolean hasRoom() {
        return !over && inbox.hasRoom();
    }

    /** Takes what is worth keeping; after an error or the end, nothing. */
    @Override
    public void on(Event event) {
        if (over) {
            return;
        }
        switch (event) {
            case Event.News news -> inbox.put(news);
            case Event.Trained trained -> newest.set(Optional.of(trained));
            case Event.Sample _ -> {}
        }
    }

    @Override
    public String name() {
        return "store";
    }

    /**
     * Writes the oldest of what waits.
     *
     * @throws ReinsException where the file cannot be written; all that was written before stays
     */
    @Override
    public boolean work() {
        Optional<Event.News> news = inbox.take();
        if (news.isEmpty()) {
            return false;
        }
        commit(() -> records.write(news.get()));
        return true;
    }

    /**
     * Writes all that waits and leaves one closed file.
     *
     * @throws ReinsException where it cannot; what was written before stays
     */
    @Override
    public void close() {
        try {
            if (!over) {
                while (inbox.size() > 0) {
                    work();
                }
                commit(() -> {});
                database.settle();
            }
        } finally {
            over = true;
            database.close();
        }
    }

    private void commit(Database.Change change) {
        Optional<Event.Trained> trained = newest.getAndSet(Optional.empty());
        boolean written = false;
        try {
            database.commit(() -> {
                change.run();
                if (trained.isPresent()) {
                    records.write(trained.get().metrics());
                }
            });
            written = true;
        } finally {
            over = !written;
        }
    }
}
