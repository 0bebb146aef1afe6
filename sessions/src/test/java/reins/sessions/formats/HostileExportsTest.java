package reins.sessions.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import reins.core.fact.Action;
import reins.core.fact.Camera;
import reins.core.fact.Decision;
import reins.core.fact.Episode;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.ReinsException;
import reins.core.fact.Step;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.flow.Progress;
import reins.sessions.Session;
import reins.sessions.SessionReader;
import reins.sessions.format.Attempt;
import reins.sessions.format.Attempts;
import reins.sessions.format.Exports;
import reins.sessions.format.Format;
import reins.sessions.format.Imports;
import reins.sessions.format.Mapping;
import reins.sessions.format.npz.Imitation;
import reins.sessions.format.tub.Donkeycar;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Small exports that claim to be large, or that lead out of their folder, are not believed. */
final class HostileExportsTest {
    /** Ten thousand million of anything is more than ten gigabytes. */
    private static final long CLAIM = 10_000_000_000L;

    /** Many times what reading the small exports takes, in bytes. */
    private static final long MOST_MEMORY = 64L << 20;

    private static final WorldSpec WORLD = Samples.world(List.of(new Camera("front", 16, 16)));

    @TempDir private Path folder;

    static List<Format> formats() {
        return Formats.ALL;
    }

    /** Two short attempts, in files of some kilobytes. */
    private Path small(Format format) throws IOException {
        Path target = target(format);
        format.write(listed(someAttempts()), target, Progress.NONE);
        return target;
    }

    private Path target(Format format) {
        return folder.resolve(format.id() + format.ending().map(ending -> "." + ending).orElse(""));
    }

    private static List<Attempt> someAttempts() {
        List<Attempt> some = new ArrayList<>();
        Samples.attempts(WORLD, 2).each(some::add);
        some.sort(Comparator.comparingInt(one -> one.episode().steps().size()));
        return some.subList(0, 2);
    }

    private static Attempts listed(List<Attempt> attempts) {
        return new ListedAttempts(WORLD, Map.of("title", "small"), attempts);
    }

    private static List<Path> files(Path source) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whereverALengthIsSaidToBeHugeNoRoomIsMadeForIt(Format format) throws IOException {
        Path source = small(format);
        int refused = 0;
        for (Path file : files(source)) {
            byte[] whole = Files.readAllBytes(file);
            for (Change lie : claims(file, whole)) {
                Files.write(file, lie.apply(whole));
                long before = allocated();
                // What is not refused is not read at all, or no length.
                refused += isRefused(format, source) ? 1 : 0;
                long taken = allocated() - before;
                assertTrue(
                        taken < MOST_MEMORY,
                        "%s: %s took %,d MB".formatted(file, lie, taken >> 20));
            }
            Files.write(file, whole);
        }
        assertTrue(refused > 3, refused + " refused");
    }

    /** Every length in a file, said to be huge; in a text, every number. */
    private static List<Change> claims(Path file, byte[] whole) {
        List<Change> claims = new ArrayList<>();
        String name = file.toString();
        if (name.matches(".*\\.(json|jsonl|catalog|catalog_manifest)")) {
            String[] words = Lie.Word.split(whole);
            for (int i = 0; i < words.length; i++) {
                if (Character.isDigit(words[i].charAt(0))) {
                    claims.add(new Lie.Word(i, Long.toString(CLAIM)));
                }
            }
        } else if (name.endsWith(".hdf5")) {
            List<Lie.Shape.Place> spaces = Lie.Shape.places(whole);
            for (int i = 0; i < spaces.size(); i++) {
                for (int side = 0; side < spaces.get(i).rank(); side++) {
                    claims.add(new Lie.Shape(i, side, CLAIM));
                }
            }
        } else if (name.endsWith(".npz")) {
            Lie.Entry.Words huge =
                    new Lie.Entry.Words(
                            "'shape': \\([^)]*\\)", "'shape': (%d, 3)".formatted(CLAIM));
            for (int i = 0; i < Lie.Entry.read(whole).size(); i++) {
                claims.add(new Lie.Entry(i, huge));
            }
        } else if (name.endsWith(".png") || name.endsWith(".jpg")) {
            claims.add(new Lie.Size(0xffff, 0xffff));
        }
        return claims;
    }

    private static boolean isRefused(Format format, Path source) {
        try (Attempts read = format.read(source)) {
            read.each(attempt -> assertTrue(attempt.episode().steps().size() > 0));
            return false;
        } catch (ReinsException e) {
            assertTrue(e.sentence().contains(source.toString()), e.sentence());
            return true;
        }
    }

    /** All that this thread ever made room for, in bytes. */
    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    @ParameterizedTest
    @MethodSource("formats")
    @DisabledOnOs(OS.WINDOWS) // links need a right there
    void aLinkOutOfTheFolderIsNotFollowed(Format format) throws IOException {
        if (format.ending().isPresent()) {
            return; // one file is no folder to lead out of
        }
        Path source = small(format);
        int refused = 0;
        for (Path file : files(source)) {
            Path outside = folder.resolve("outside");
            Files.move(file, outside);
            Files.createSymbolicLink(file, outside);
            if (isRefused(format, source)) {
                refused++;
            } else {
                assertTrue(isNotRead(file), file + " is read");
            }
            Files.delete(file);
            Files.move(outside, file);
        }
        assertTrue(refused > 1, refused + " refused");
    }

    /** What stands beside for others, or for people. */
    private static boolean isNotRead(Path file) {
        return file.toString().matches(".*(stats\\.jsonl?|\\.csv|README\\.md|catalog_manifest)");
    }

    @Test
    void aNameThatLeadsOutOfATubIsRefused() throws IOException {
        Format format = new Donkeycar();
        Path tub = small(format);
        Path manifest = tub.resolve("manifest.json");
        Path catalog =
                files(tub).stream()
                        .filter(file -> file.toString().endsWith(".catalog"))
                        .findFirst()
                        .orElseThrow();
        Path outside = Files.copy(catalog, folder.resolve("outside.catalog"));
        Path picture =
                Files.copy(
                        tub.resolve("images").resolve("0_cam_image_array_.jpg"),
                        folder.resolve("outside.jpg"));
        String name = catalog.getFileName().toString();
        for (String way : List.of("../outside.catalog", outside.toString())) {
            retold(format, tub, manifest, name, way);
        }
        for (String way : List.of("../../outside.jpg", picture.toString())) {
            retold(format, tub, catalog, "0_cam_image_array_.jpg", way);
        }
    }

    private static void retold(Format format, Path source, Path file, String from, String to)
            throws IOException {
        String whole = Files.readString(file);
        assertTrue(whole.contains('"' + from + '"'), whole);
        Files.writeString(file, whole.replace('"' + from + '"', '"' + to + '"'));
        String sentence =
                assertThrows(
                                ReinsException.class,
                                () -> {
                                    try (Attempts read = format.read(source)) {
                                        read.each(attempt -> {});
                                    }
                                })
                        .sentence();
        assertTrue(sentence.matches(".*(it leads out of the folder|there is no file).*"), sentence);
        Files.writeString(file, whole);
    }

    @Test
    void aPickleIsNotRead() throws IOException {
        Format format = new Imitation();
        Path source = small(format);
        byte[] whole = Files.readAllBytes(source);
        Lie.Entry.Words objects = new Lie.Entry.Words("'descr': '[^']*'", "'descr': '|O'");
        List<String> names = List.copyOf(Lie.Entry.read(whole).keySet());
        List<String> refused = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Files.write(source, new Lie.Entry(i, objects).apply(whole));
            if (isRefused(format, source)) {
                refused.add(names.get(i));
            }
        }
        assertTrue(
                refused.containsAll(List.of("obs.npy", "acts.npy", "rews.npy", "terminal.npy")),
                refused.toString());
        Files.write(source, whole);
        assertEquals(List.of(source), files(folder));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void numbersThatAreNoneComeBackOrCostASentence(Format format) throws IOException {
        Path session = folder.resolve("session.reins");
        for (float none : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            for (UnaryOperator<Step> spoilt : spoilt(none)) {
                Path source = target(format);
                List<Attempt> some =
                        someAttempts().stream()
                                .map(one -> new Attempt(spoilt(one.episode(), spoilt), one.task()))
                                .toList();
                try {
                    Exports.run(format, listed(some), source, true, Progress.NONE);
                    try (Attempts read = format.read(source)) {
                        Mapping mapping = Mapping.none(read.world());
                        Imports.run(
                                format, read, mapping, "x", session, Instant.EPOCH, Progress.NONE);
                    }
                    SessionReader.open(session).close();
                    Session.remove(session);
                } catch (ReinsException e) {
                    assertFalse(Files.exists(session), e.sentence());
                }
            }
        }
    }

    private static Episode spoilt(Episode episode, UnaryOperator<Step> spoilt) {
        return new Episode(
                episode.id(), episode.start(), episode.steps().stream().map(spoilt).toList());
    }

    /** What has no number where one belongs: in what was seen, done and given. */
    private static List<UnaryOperator<Step>> spoilt(float none) {
        Action still = new Action.Continuous(Vec.of(none, none, none));
        return List.of(
                step -> with(step, seen(step.observation(), none), step.decision(), 0),
                step -> with(step, step.observation(), new Decision.Autonomous(still), 0),
                step -> with(step, step.observation(), step.decision(), none));
    }

    private static Observation seen(Observation observation, float none) {
        return new Observation(Vec.of(0, none, 0), observation.frames(), List.of());
    }

    private static Step with(Step step, Observation seen, Decision decision, float reward) {
        return new Step(
                step.tick(),
                seen,
                decision,
                step.policy(),
                step.teacher(),
                new Outcome(
                        step.outcome().observation(),
                        Vec.of(reward, reward),
                        step.outcome().ending()));
    }
}
