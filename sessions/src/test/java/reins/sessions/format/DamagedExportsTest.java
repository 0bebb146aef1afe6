package reins.sessions.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import reins.core.fact.Camera;
import reins.core.fact.ReinsException;
import reins.core.flow.Progress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Exports damaged at random, by a seed: each is read, or costs one sentence that names where. More
 * of them with {@code -Dreins.fuzz=5000}.
 */
final class DamagedExportsTest {
    private static final int INPUTS = Integer.getInteger("reins.fuzz", 300);

    /** What lies in texts likes to be. */
    private static final List<String> LIES =
            List.of("-1", "1e999", "99999999999", "null", "[]", "{}", "\"\"", "\"../../x\"", "NaN");

    @TempDir private Path folder;

    private final SplittableRandom random = new SplittableRandom(8);

    static List<Format> formats() {
        return Formats.ALL;
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whateverHappenedToAnExportItCostsNoMoreThanASentence(Format format) throws IOException {
        Path source =
                folder.resolve("out" + format.ending().map(ending -> "." + ending).orElse(""));
        Attempts attempts =
                Samples.attempts(Samples.world(List.of(new Camera("front", 64, 64))), 2);
        format.write(attempts, source, Progress.NONE);
        List<Path> files = files(source);
        int refused = 0;
        for (int i = 0; i < INPUTS; i++) {
            Path file = files.get(random.nextInt(files.size()));
            byte[] whole = Files.readAllBytes(file);
            String what = damage(file, whole);
            refused +=
                    isRefused(format, source, "input %d, %s: %s".formatted(i, file, what)) ? 1 : 0;
            Files.write(file, whole);
        }
        assertEquals(files, files(source), "something was written");
        assertTrue(refused > INPUTS / 10, refused + " refused");
        assertTrue(!isRefused(format, source, "whole"), "it is whole again");
    }

    private static List<Path> files(Path source) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static boolean isRefused(Format format, Path source, String input) {
        try (Attempts read = format.read(source)) {
            read.each(attempt -> assertTrue(attempt.episode().steps().size() > 0));
            return false;
        } catch (ReinsException e) {
            assertTrue(e.sentence().contains(source.toString()), e.sentence());
            assertTrue(!e.sentence().contains("\n"), e.sentence());
            return true;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(input, e);
        }
    }

    private String damage(Path file, byte[] whole) throws IOException {
        byte[] damaged = whole.clone();
        boolean isText = file.toString().matches(".*\\.(json|jsonl|csv|catalog|catalog_manifest)");
        int kind = random.nextInt(isText ? 5 : 4);
        if (whole.length == 0) {
            kind = 2;
        }
        String what;
        switch (kind) {
            case 0 -> {
                int length = random.nextInt(whole.length);
                damaged = Arrays.copyOf(whole, length);
                what = "cut to " + length;
            }
            case 1 -> {
                int count = 1 + random.nextInt(4);
                for (int i = 0; i < count; i++) {
                    damaged[random.nextInt(whole.length)] = (byte) random.nextInt();
                }
                what = count + " bytes changed";
            }
            case 2 -> {
                damaged = Arrays.copyOf(whole, whole.length + 1 + random.nextInt(64));
                what = "bytes behind";
            }
            case 3 -> {
                int place = random.nextInt(whole.length);
                int end = Math.min(whole.length, place + 1 + random.nextInt(8));
                Arrays.fill(damaged, place, end, (byte) (random.nextBoolean() ? 0xff : 0));
                what = "bytes %d to %d filled".formatted(place, end);
            }
            default -> {
                String text = new String(whole, StandardCharsets.UTF_8);
                String[] numbers = text.split("(?<=[0-9])(?=[^0-9.])|(?<=[^0-9.])(?=[0-9])", -1);
                int place = random.nextInt(numbers.length);
                numbers[place] = LIES.get(random.nextInt(LIES.size()));
                damaged = String.join("", numbers).getBytes(StandardCharsets.UTF_8);
                what = "part %d is now %s".formatted(place, numbers[place]);
            }
        }
        Files.write(file, damaged);
        return what;
    }
}
