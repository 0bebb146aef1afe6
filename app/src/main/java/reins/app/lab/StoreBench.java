package reins.app.lab;

import reins.core.fact.Edit;
import reins.core.fact.Ending;
import reins.core.fact.Episode;
import reins.core.fact.EpisodeSummary;
import reins.core.fact.ReinsException;
import reins.core.fact.Release;
import reins.core.fact.Segment;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.flow.Event;
import reins.core.role.WorldType;
import reins.sessions.EditedSummary;
import reins.sessions.Session;
import reins.sessions.SessionEditor;
import reins.sessions.SessionHeader;
import reins.sessions.SessionReader;
import reins.sessions.SessionWriter;
import reins.sessions.format.Attempts;
import reins.sessions.format.EditedAttempts;
import reins.sessions.format.Exports;
import reins.sessions.format.Format;
import reins.sessions.format.Selection;
import reins.sessions.formats.Formats;
import reins.sim.worlds.Worlds;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;

/** Measures one large session on the calling thread. Used by one thread. */
final class StoreBench {
    private static final double SECOND = 1e9;
    private static final double MILLI = 1e6;
    private static final int LOOKS = 5;
    private static final int JUMPS = 100;

    /** Every n-th episode is edited. */
    private static final int EDITED = 100;

    private static final String EXPORT = "lerobot";

    private final WorldType.Simulated<?> type = Worlds.SIMULATED.getFirst();
    private final Path file;
    private final long seed;
    private final RandomGenerator random;

    /**
     * @param file where the session is to be; its folder is used, too
     */
    StoreBench(Path file, long seed) {
        this.file = file;
        this.seed = seed;
        random = new SplittableRandom(seed);
    }

    /** Records this many ticks or a few more, and edits some of them. */
    List<Figure> write(long ticks, LongConsumer progress) {
        List<List<Segment>> episodes = lesson();
        SessionHeader header =
                new SessionHeader(type.spec(), "store", Instant.now(), Release.VERSION, Map.of());
        long written = 0;
        long episode = 0;
        long before = System.nanoTime();
        try (SessionWriter writer = Session.create(file, header)) {
            while (written < ticks) {
                episode++;
                for (Segment segment : episodes.get((int) (episode % episodes.size()))) {
                    writer.on(
                            new Event.SegmentEnded(
                                    new Segment(
                                            Stream.of(episode), segment.start(), segment.steps())));
                    writer.work();
                    written += segment.steps().size();
                }
                progress.accept(Math.min(written, ticks));
            }
        }
        double seconds = (System.nanoTime() - before) / SECOND;
        edit(episode);
        long bytes = file.toFile().length();
        return List.of(
                new Figure("steps", "the session: ticks", written, ""),
                new Figure("episodes", "episodes", episode, ""),
                new Figure(
                        "bytesPerStep", "size of the file", (double) bytes / written, "bytes/tick"),
                new Figure(
                        "recordedPerSecond", "recording, flat out", written / seconds, "ticks/s"));
    }

    /** Whole episodes that begin at a reset. */
    private List<List<Segment>> lesson() {
        List<List<Segment>> episodes = new ArrayList<>();
        for (Segment segment : Lessons.recorded(type, seed)) {
            if (segment.start() instanceof Start.Fresh) {
                if (segment.opens()) {
                    episodes.add(new ArrayList<>());
                }
                episodes.getLast().add(segment);
            }
        }
        return episodes;
    }

    private void edit(long episodes) {
        try (SessionReader reader = SessionReader.open(file);
                SessionEditor editor = Session.edit(file, InstantSource.system())) {
            List<EpisodeSummary> summaries = reader.summaries();
            for (long episode = 1; episode <= episodes; episode += EDITED) {
                long ticks = summaries.get((int) episode - 1).ticks();
                editor.apply(
                        "",
                        List.of(
                                switch (random.nextInt(4)) {
                                    case 0 -> new Edit.Discard(episode);
                                    case 1 -> new Edit.Trim(episode, ticks / 4, ticks);
                                    case 2 -> new Edit.Cut(episode, ticks / 4, ticks / 2);
                                    default -> new Edit.Judge(episode, 0, Ending.CUT);
                                }));
            }
        }
    }

    /** Measures opening it, jumping about in it, filtering its table and editing it. */
    List<Figure> look() {
        double[] opens = new double[LOOKS];
        double[] filters = new double[LOOKS];
        long found = 0;
        for (int i = 0; i < LOOKS; i++) {
            long before = System.nanoTime();
            List<EditedSummary> rows;
            try (SessionReader reader = SessionReader.open(file)) {
                rows = reader.editedSummaries();
            }
            opens[i] = (System.nanoTime() - before) / MILLI;
            long filtering = System.nanoTime();
            found = filtered(rows).size();
            filters[i] = (System.nanoTime() - filtering) / MILLI;
        }
        double[] jumps = new double[JUMPS];
        double[] edits = new double[LOOKS];
        try (SessionReader reader = SessionReader.open(file)) {
            List<EditedSummary> rows = reader.editedSummaries();
            for (int i = 0; i < JUMPS; i++) {
                jumps[i] = jumpMillis(reader, rows.get(random.nextInt(rows.size())));
            }
            try (SessionEditor editor = Session.edit(file, InstantSource.system())) {
                for (int i = 0; i < LOOKS; i++) {
                    long episode = 2 + random.nextLong(rows.size() - 2);
                    long before = System.nanoTime();
                    editor.apply("", List.of(new Edit.Retitle(episode, "name " + i)));
                    reader.editedSummary(episode);
                    edits[i] = (System.nanoTime() - before) / MILLI;
                }
            }
        }
        return List.of(
                new Figure(
                        "openMillisFirst",
                        "open to the whole table, first time",
                        opens[0],
                        "ms",
                        "≤ 1,000 ms"),
                new Figure("openMillis", "again, median", at(opens, 0.5), "ms"),
                new Figure(
                        "jumpMillis50",
                        "jump to any tick of any episode, median of %d".formatted(JUMPS),
                        at(jumps, 0.5),
                        "ms",
                        "≤ 50 ms"),
                new Figure("jumpMillis95", "95 of 100 below", at(jumps, 0.95), "ms", "≤ 50 ms"),
                new Figure(
                        "filterMillis",
                        "filter and sort the table (%,d rows found), slowest".formatted(found),
                        at(filters, 1),
                        "ms",
                        "≤ 200 ms"),
                new Figure(
                        "editMillis",
                        "make an edit and show its row, slowest",
                        at(edits, 1),
                        "ms"));
    }

    private static List<EditedSummary> filtered(List<EditedSummary> rows) {
        List<EditedSummary> some = new ArrayList<>();
        for (EditedSummary row : rows) {
            if (row.ending() == Ending.SUCCESS && !row.discarded() && row.teacherShare() > 0.1) {
                some.add(row);
            }
        }
        some.sort(Comparator.comparingDouble(EditedSummary::episodeReturn));
        return some;
    }

    /** All that the scrubber needs: the ticks as edited, who drove, and the picture. */
    private double jumpMillis(SessionReader reader, EditedSummary row) {
        long before = System.nanoTime();
        List<Episode> parts = reader.episode(row.episode());
        reader.bands(row.episode());
        for (Episode part : parts) {
            Step step = part.steps().get(random.nextInt(part.steps().size()));
            reader.frames(row.episode(), step.tick());
        }
        return (System.nanoTime() - before) / MILLI;
    }

    /** Ticks exported a second; empty where there is no such format. */
    Optional<Figure> exportRate() {
        return Formats.ALL.stream()
                .filter(format -> format.id().equals(EXPORT))
                .findFirst()
                .map(this::exportRate);
    }

    private Figure exportRate(Format format) {
        Path target = file.resolveSibling("exported");
        long before = System.nanoTime();
        long ticks;
        try (Attempts attempts = EditedAttempts.open(file, Selection.ALL, type::make)) {
            ticks = attempts.ticks();
            Exports.run(format, attempts, target, false, reins.core.flow.Progress.NONE);
        }
        double seconds = (System.nanoTime() - before) / SECOND;
        try {
            Exports.remove(target);
        } catch (IOException e) {
            throw new ReinsException("This cannot be removed: " + target, e);
        }
        return new Figure(
                "exportPerSecond",
                "export to %s, without video".formatted(format.title()),
                ticks / seconds,
                "ticks/s",
                "≥ 200,000 ticks/s");
    }

    private static double at(double[] measured, double share) {
        double[] sorted = measured.clone();
        Arrays.sort(sorted);
        return sorted[(int) (share * (sorted.length - 1))];
    }
}
