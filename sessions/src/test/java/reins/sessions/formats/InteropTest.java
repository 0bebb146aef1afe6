package reins.sessions.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import reins.core.fact.Action;
import reins.core.fact.Camera;
import reins.core.fact.Frame;
import reins.core.fact.Step;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.flow.Progress;
import reins.sessions.format.Attempts;
import reins.sessions.format.EditedAttempts;
import reins.sessions.format.Exports;
import reins.sessions.format.Format;
import reins.sessions.format.Kept;
import reins.sessions.format.Likeness;
import reins.sessions.format.Selection;
import reins.sessions.format.Verification;
import reins.sessions.format.hdf5.Minari;
import reins.sessions.format.hdf5.Robomimic;
import reins.sessions.format.lerobot.LeRobot21;
import reins.sessions.format.lerobot.LeRobot3;
import reins.sessions.format.npz.Imitation;
import reins.sessions.format.table.CsvParquet;
import reins.sessions.format.tub.Donkeycar;
import reins.sessions.format.tub.Driving;
import reins.sessions.interop.InteropTable;
import reins.sessions.interop.Python;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The programs that our exports are for load them, and what they write is imported: every number is
 * compared with what the session holds. By default those run that install quickly; all do, and
 * write {@code docs/results/interop.md}, with {@code -Dreins.interop=all}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class InteropTest {
    private static final List<Camera> CAMERAS =
            List.of(new Camera("front", 64, 64), new Camera("rear", 40, 36));

    @TempDir private static Path folder;

    private final InteropTable table = new InteropTable(InteropTable.Part.FORMATS);
    private final WorldSpec world = Samples.world(CAMERAS);

    /**
     * A format as its own people read and write it.
     *
     * @param script the program, as its script is called
     * @param export what the page on formats calls an export
     * @param isLarge whether it needs PyTorch
     * @param written what its own writer keeps, of what is compared
     */
    record Reader(String script, Format format, String export, boolean isLarge, Set<Kept> written) {
        /** The cameras that its own writer is given: a tub has one, LeRobot none so small. */
        List<Camera> writtenCameras() {
            return format instanceof Donkeycar || format instanceof LeRobot3
                    ? CAMERAS.subList(0, 1)
                    : CAMERAS;
        }

        @Override
        public String toString() {
            return script;
        }
    }

    static List<Reader> readers() {
        return List.of(
                new Reader(
                        "minari",
                        new Minari(),
                        "drive-minari",
                        false,
                        Set.of(
                                Kept.STATE,
                                Kept.LAST_STATE,
                                Kept.REWARD,
                                Kept.TERMINAL,
                                Kept.PICTURES_NEARLY)),
                new Reader("donkeycar", new Donkeycar(), "drive-tub", false, Set.of()),
                new Reader(
                        "table", new CsvParquet(), "drive-table", false, new CsvParquet().keeps()),
                new Reader(
                        "robomimic",
                        new Robomimic(),
                        "drive.hdf5",
                        true,
                        Set.of(
                                Kept.STATE,
                                Kept.LAST_STATE,
                                Kept.REWARD,
                                Kept.TERMINAL,
                                Kept.PICTURES)),
                new Reader(
                        "imitation",
                        new Imitation(),
                        "drive.npz",
                        true,
                        Set.of(Kept.STATE, Kept.LAST_STATE, Kept.REWARD, Kept.TERMINAL)),
                new Reader(
                        "lerobot",
                        new LeRobot3(),
                        "drive-lerobot",
                        true,
                        Set.of(Kept.STATE, Kept.REWARD, Kept.TASK, Kept.PICTURES_NEARLY)));
    }

    @BeforeAll
    void record() throws IOException {
        Recorded.session(folder.resolve("s.reins"), world, 3);
        try (Attempts attempts = attempts()) {
            Told.write(attempts, folder.resolve("told.jsonl"));
        }
    }

    private Attempts attempts() {
        return attempts(CAMERAS);
    }

    private static Attempts attempts(List<Camera> cameras) {
        return EditedAttempts.open(
                folder.resolve("s.reins"),
                new Selection(Selection.Only.ALL, cameras.stream().map(Camera::name).toList(), 1),
                () -> {
                    throw new IllegalStateException("every picture was recorded");
                });
    }

    @ParameterizedTest
    @MethodSource("readers")
    void theyReadWhatWeWriteAndWeReadWhatTheyWrite(Reader reader) throws Exception {
        Python python = table.python(reader.isLarge, reader.script);
        Path export = folder.resolve(reader.export);
        try (Attempts attempts = attempts()) {
            Exports.run(reader.format, attempts, export, false, Progress.NONE);
        }
        Python.Said read = python.run(reader.script, "read", folder.resolve("told.jsonl"), export);
        table.passed(reader.format.title(), "reads our export", read);
        python.snippet("formats.md", reader.export, folder);
        Path made = folder.resolve("made-" + reader.export);
        Python.Said wrote = python.run(reader.script, "write", folder.resolve("told.jsonl"), made);
        try (Attempts wanted = attempts(reader.writtenCameras());
                Attempts found = reader.format.read(made)) {
            if (reader.format instanceof Donkeycar) {
                assertEquals(driven(wanted), driven(found));
                assertAlike(pictures(wanted), pictures(found));
            } else {
                assertEquals(
                        List.of(),
                        Verification.differences(wanted, found, reader.written, 10, Progress.NONE));
            }
        }
        String compared =
                reader.format instanceof Donkeycar
                        ? "steering, throttle, a sensor, pictures nearly"
                        : "actions, " + String.join(", ", words(reader.written));
        table.imported(reader.format.title(), wrote, compared);
    }

    @Test
    void lerobotConvertsTheOlderVersionAndReadsIt() throws Exception {
        Python python = table.python(true, "lerobot21");
        Format older = new LeRobot21();
        Path export = folder.resolve("drive-lerobot21");
        try (Attempts attempts = attempts()) {
            Exports.run(older, attempts, export, false, Progress.NONE);
        }
        table.passed(
                older.title(),
                "reads our export",
                python.run("lerobot21", "read", folder.resolve("told.jsonl"), export));
    }

    private static List<String> words(Set<Kept> kept) {
        return kept.stream()
                .sorted()
                .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .toList();
    }

    /** Steering, throttle and the first of the state at each tick of each attempt. */
    private static List<List<Vec>> driven(Attempts attempts) {
        Driving driving = Driving.of(attempts.world());
        List<List<Vec>> driven = new ArrayList<>();
        attempts.each(attempt -> {
            List<Vec> ticks = new ArrayList<>();
            for (Step step : attempt.episode().steps()) {
                Action executed = step.decision().executed();
                ticks.add(
                        Vec.of(
                                (float) driving.angle(executed),
                                (float) driving.throttle(executed),
                                step.observation().state().at(0)));
            }
            driven.add(ticks);
        });
        return driven;
    }

    /** How each tick's picture looks, whatever its camera is called. */
    private static List<Likeness> pictures(Attempts attempts) {
        List<Likeness> pictures = new ArrayList<>();
        attempts.each(attempt -> {
            for (Step step : attempt.episode().steps()) {
                Frame frame = step.observation().frames().getFirst();
                pictures.add(
                        Likeness.of(
                                new Frame("any", frame.width(), frame.height(), frame.pixels())));
            }
        });
        return pictures;
    }

    private static void assertAlike(List<Likeness> wanted, List<Likeness> found) {
        assertEquals(wanted.size(), found.size());
        for (int i = 0; i < wanted.size(); i++) {
            assertTrue(wanted.get(i).isLike(found.get(i)), "picture " + i);
        }
    }

    @AfterAll
    void write() throws IOException {
        table.write();
    }
}
