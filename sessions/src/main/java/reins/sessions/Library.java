package reins.sessions;

import reins.core.fact.ReinsException;
import reins.core.flow.Progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sessions of a folder, not of the folders in it. Safe on every thread.
 *
 * @param folder must exist
 */
public record Library(Path folder) {
    /**
     * The most letters of a file name: 255 bytes are allowed, files next to it have longer names,
     * and a letter takes up to 4.
     */
    private static final int MOST_NAME_LETTERS = 50;

    /**
     * Every session by name; unreadable ones are among them, each with a sentence that says why.
     */
    public List<SessionCard> sessions() {
        List<SessionCard> cards = new ArrayList<>();
        for (Path file : files()) {
            card(file).ifPresent(cards::add);
        }
        return List.copyOf(cards);
    }

    /** One session; empty where there is no such file any more. */
    public Optional<SessionCard> card(Path file) {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (IOException _) {
            return Optional.empty(); // removed meanwhile
        }
        Optional<SessionCard.Facts> facts = Optional.empty();
        Optional<String> trouble = Optional.empty();
        try (SessionReader reader = SessionReader.glance(file)) {
            facts = Optional.of(reader.facts());
            trouble = reader.damage();
        } catch (ReinsException e) {
            trouble = Optional.of(e.sentence());
        }
        return Optional.of(
                new SessionCard(
                        file,
                        attributes.size(),
                        attributes.lastModifiedTime().toInstant(),
                        Claim.isHeld(file),
                        facts,
                        trouble));
    }

    /**
     * Gives a session a title, and its file a name like it.
     *
     * @return the file as it is called now
     * @throws ReinsException where a file is called so already, or the session is being recorded or
     *     cannot be written
     */
    public Path rename(Path session, String title) {
        String name = title.strip();
        Path target = folder.resolve(fileName(name));
        boolean moves = !target.equals(session) && !isSame(session, target);
        if (moves && Files.exists(target)) {
            throw new ReinsException(
                    "There is a session of this name already; choose another name: " + target);
        }
        Session.retitle(session, name);
        if (moves) {
            move(session, target);
        }
        return moves ? target : session;
    }

    /**
     * Copies a session within its folder.
     *
     * @return the copy's file
     * @throws ReinsException where it cannot be written
     */
    public Path duplicate(Path session) {
        String name = String.valueOf(session.getFileName());
        String stem = name.substring(0, name.length() - Session.SUFFIX.length());
        Path copy = free(stem + " copy");
        Session.saveAs(session, copy, false);
        return copy;
    }

    /**
     * A new session of all that was recorded in several, in their order; see {@link Merger}.
     *
     * @return the new session's file
     * @throws ReinsException where they do not fit together, or it cannot be written; then there is
     *     none
     * @throws java.util.concurrent.CancellationException where progress said so; the same holds
     */
    public Path merge(List<Path> sessions, String title, Progress progress) {
        Path target = folder.resolve(fileName(title.strip()));
        Merger.merge(sessions, target, title.strip(), progress);
        return target;
    }

    /**
     * Puts a session into the bin.
     *
     * @throws ReinsException where it is being recorded, or cannot be moved
     */
    public BinnedSession moveToBin(Path session, Instant now) {
        return new Bin(folder).put(session, now);
    }

    /** What is in the bin, newest first. */
    public List<BinnedSession> bin() {
        return new Bin(folder).list();
    }

    /**
     * Takes a session out of the bin.
     *
     * @return its file, which has another name where a session of its name is there
     * @throws ReinsException where it cannot be moved
     */
    public Path restore(BinnedSession binned) {
        String name = binned.name();
        Path before = folder.resolve(name);
        Path target =
                Files.exists(before)
                        ? free(name.substring(0, name.length() - Session.SUFFIX.length()))
                        : before;
        new Bin(folder).take(binned, target);
        return target;
    }

    /**
     * Removes for good what is in the bin.
     *
     * @throws ReinsException where something cannot be removed
     */
    public void emptyBin(Progress progress) {
        new Bin(folder).empty(progress);
    }

    /** A file that does not exist yet, with this name or this name and a number. */
    public Path free(String stem) {
        Path file = folder.resolve(stem + Session.SUFFIX);
        for (int number = 2; Files.exists(file); number++) {
            file = folder.resolve("%s %d%s".formatted(stem, number, Session.SUFFIX));
        }
        return file;
    }

    /** A name that every system allows. */
    private static String fileName(String title) {
        String safe =
                title.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]", "-").replaceAll("^[. ]+|[. ]+$", "");
        if (safe.isEmpty()) {
            throw new ReinsException("A session needs a name; give it one.");
        }
        boolean fits = safe.codePointCount(0, safe.length()) <= MOST_NAME_LETTERS;
        return (fits ? safe : safe.substring(0, safe.offsetByCodePoints(0, MOST_NAME_LETTERS)))
                + Session.SUFFIX;
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Library::isSession).sorted().toList();
        } catch (IOException e) {
            throw new ReinsException("This folder cannot be read; choose another: " + folder, e);
        }
    }

    private static boolean isSession(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith(".")
                && name.toLowerCase(Locale.ROOT).endsWith(Session.SUFFIX)
                && Files.isRegularFile(file);
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException _) {
            return false;
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ReinsException(
                    "The file cannot be renamed (%s), but the session has its new title: %s"
                            .formatted(e.getClass().getSimpleName(), from),
                    e);
        }
    }
}
