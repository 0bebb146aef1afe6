package reins.sessions.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Histogram;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

import reins.core.fact.Camera;
import reins.core.fact.ReinsException;
import reins.core.flow.Progress;
import reins.sessions.format.Attempts;
import reins.sessions.format.Format;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Exports that were damaged, or that somebody wrote to deceive: each is read, or costs one sentence
 * that names where, and no more memory than the export itself could want. How many are tried is
 * said by {@code jqwik.tries.default}; more of them by {@code mvn verify -Pfuzz}.
 */
final class DamagedExportsTest {
    /** More than reading any of the exports takes, in bytes. */
    private static final long MOST_MEMORY = 256L << 20;

    private static final String REFUSED = " refused";
    private static final Map<Path, byte[]> FILES = new TreeMap<>();

    private static Path folder = Path.of("");

    /** A file of an export, which is changed so. */
    record Input(Format format, Path file, Change change) {
        @Override
        public String toString() {
            return "%s, %s: %s".formatted(format.id(), file, change);
        }
    }

    @BeforeContainer
    static void export() throws IOException {
        folder = Files.createTempDirectory("damaged");
        for (Format format : Formats.ALL) {
            Attempts attempts =
                    Samples.attempts(Samples.world(List.of(new Camera("front", 64, 64))), 2);
            format.write(attempts, source(format), Progress.NONE);
        }
        for (Path file : files(folder)) {
            FILES.put(file, Files.readAllBytes(file));
        }
    }

    @AfterContainer
    static void remove() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private static Path source(Format format) {
        return folder.resolve(format.id() + format.ending().map(ending -> "." + ending).orElse(""));
    }

    private static List<Path> files(Path source) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Provide
    static Arbitrary<Input> damaged() {
        return inputs(file -> List.of(Damage.of(whole(file).length)));
    }

    @Provide
    static Arbitrary<Input> lying() {
        return inputs(file -> Lie.of(file.toString(), whole(file)));
    }

    /** A format, a kind of file of its export, one of these, and a change that fits it. */
    private static Arbitrary<Input> inputs(Function<Path, List<Arbitrary<Change>>> changes) {
        return Arbitraries.of(Formats.ALL)
                .flatMap(format ->
                        Arbitraries.of(filesOf(format, changes).values())
                                .flatMap(Arbitraries::of)
                                .flatMap(file ->
                                        Arbitraries.of(changes.apply(file))
                                                .flatMap(each -> each)
                                                .map(change -> new Input(format, file, change))));
    }

    /** Files that there are changes for, by how their names end. */
    private static Map<String, List<Path>> filesOf(
            Format format, Function<Path, List<Arbitrary<Change>>> changes) {
        return FILES.keySet().stream()
                .filter(file -> file.startsWith(source(format)))
                .filter(file -> !changes.apply(file).isEmpty())
                .collect(
                        Collectors.groupingBy(
                                file -> file.toString().replaceFirst(".*[.]", ""),
                                TreeMap::new,
                                Collectors.toList()));
    }

    private static byte[] whole(Path file) {
        return Optional.ofNullable(FILES.get(file)).orElseThrow();
    }

    @Property
    @StatisticsReport(format = Histogram.class)
    void whateverHappenedToAnExportItCostsNoMoreThanASentence(@ForAll("damaged") Input input)
            throws IOException {
        costsNoMoreThanASentence(input);
    }

    @Property
    @StatisticsReport(format = Histogram.class)
    void whateverAnExportPretendsItCostsNoMoreThanASentence(@ForAll("lying") Input input)
            throws IOException {
        costsNoMoreThanASentence(input);
    }

    private static void costsNoMoreThanASentence(Input input) throws IOException {
        Files.write(input.file, input.change.apply(whole(input.file)));
        try {
            boolean isRefused = isRefused(input.format, source(input.format));
            Statistics.label("inputs")
                    .collect(input.format.id() + (isRefused ? REFUSED : " read"))
                    .coverage(coverage ->
                            Formats.ALL.forEach(format ->
                                    coverage.check(format.id() + REFUSED).count(many -> many > 0)));
            assertEquals(List.copyOf(FILES.keySet()), files(folder), "something was written");
        } finally {
            Files.write(input.file, whole(input.file));
        }
    }

    private static boolean isRefused(Format format, Path source) {
        long before = allocated();
        try (Attempts read = format.read(source)) {
            read.each(attempt -> assertTrue(attempt.episode().steps().size() > 0));
            return false;
        } catch (ReinsException e) {
            assertTrue(e.sentence().contains(source.toString()), e.sentence());
            assertTrue(!e.sentence().contains("\n"), e.sentence());
            return true;
        } finally {
            long taken = allocated() - before;
            assertTrue(taken < MOST_MEMORY, "it took %,d MB".formatted(taken >> 20));
        }
    }

    /** All that this thread ever made room for, in bytes. */
    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }
}
