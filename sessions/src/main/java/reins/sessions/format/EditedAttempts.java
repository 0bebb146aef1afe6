package reins.sessions.format;

import reins.core.fact.Camera;
import reins.core.fact.Edit;
import reins.core.fact.Ending;
import reins.core.fact.Episode;
import reins.core.fact.EpisodeSummary;
import reins.core.fact.Observation;
import reins.core.fact.ReinsException;
import reins.core.fact.Step;
import reins.core.fact.WorldSpec;
import reins.core.role.Simulation;
import reins.sessions.Edits;
import reins.sessions.SessionReader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A session as edited and selected; one episode at a time is in memory. Used by one thread at a
 * time.
 */
public final class EditedAttempts implements Attempts {
    private final SessionReader reader;
    private final Selection selection;
    private final WorldSpec world;
    private final Pictures pictures;
    private final List<EpisodeSummary> summaries;
    private final Map<Long, List<Edit>> edits = new HashMap<>();
    private Optional<Size> size = Optional.empty();

    private record Size(int count, long ticks) {}

    private EditedAttempts(SessionReader reader, Selection selection, Supplier<Simulation> studio) {
        this.reader = reader;
        this.selection = selection;
        WorldSpec recorded = reader.header().world();
        List<Camera> cameras =
                selection.cameras().stream().map(name -> camera(recorded, name)).toList();
        world = Thinned.world(with(recorded, cameras), selection.every());
        pictures = new Pictures(cameras, studio);
        summaries = reader.summaries();
        for (Edit edit : reader.edits()) {
            edits.computeIfAbsent(edit.episode(), _ -> new ArrayList<>()).add(edit);
        }
    }

    /**
     * @param studio makes the world as it was when the session was recorded, its observations with
     *     pictures; asked only where pictures are wanted that were not recorded
     * @throws ReinsException where the session cannot be read, or has no such camera
     */
    public static EditedAttempts open(
            Path session, Selection selection, Supplier<Simulation> studio) {
        SessionReader reader = SessionReader.open(session);
        try {
            return new EditedAttempts(reader, selection, studio);
        } catch (ReinsException e) {
            reader.close();
            throw e;
        }
    }

    private static Camera camera(WorldSpec world, String name) {
        return world.cameras().stream()
                .filter(camera -> camera.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new ReinsException(
                                "World '%s' has no camera '%s'; %s."
                                        .formatted(
                                                world.id(),
                                                name,
                                                world.cameras().isEmpty()
                                                        ? "it has none at all"
                                                        : "choose from: " + names(world))));
    }

    private static String names(WorldSpec world) {
        return world.cameras().stream().map(Camera::name).collect(Collectors.joining(", "));
    }

    private static WorldSpec with(WorldSpec world, List<Camera> cameras) {
        return world.withCameras(cameras);
    }

    @Override
    public WorldSpec world() {
        return world;
    }

    /** What the session's header says of its run, its title and when it was begun. */
    @Override
    public SortedMap<String, String> about() {
        SortedMap<String, String> about = new TreeMap<>(reader.header().run());
        about.put("title", reader.header().title());
        about.put("created", reader.header().created().toString());
        return Collections.unmodifiableSortedMap(about);
    }

    @Override
    public int count() {
        return size().count();
    }

    @Override
    public long ticks() {
        return size().ticks();
    }

    private Size size() {
        Size measured = size.orElseGet(this::measure);
        size = Optional.of(measured);
        return measured;
    }

    /** Reads only those episodes that the summaries do not tell enough about. */
    private Size measure() {
        int count = 0;
        long ticks = 0;
        for (EpisodeSummary summary : summaries) {
            boolean whole = isUnedited(summary) && selection.only() != Selection.Only.HUMAN;
            if (whole) {
                boolean goes = goes(summary.ending(), summary.teacherTicks() > 0);
                count += goes ? 1 : 0;
                ticks += goes ? Math.ceilDiv(summary.ticks(), (long) selection.every()) : 0;
            } else {
                for (Episode part : parts(summary)) {
                    count++;
                    ticks += Math.ceilDiv(part.steps().size(), selection.every());
                }
            }
        }
        return new Size(count, ticks);
    }

    private boolean isUnedited(EpisodeSummary summary) {
        return !edits.containsKey(summary.episode());
    }

    private boolean goes(Ending ending, boolean corrected) {
        return switch (selection.only()) {
            case ALL, HUMAN -> true;
            case SUCCESS -> ending == Ending.SUCCESS;
            case FAILURE -> ending == Ending.FAILURE;
            case CORRECTED -> corrected;
        };
    }

    @Override
    public void each(Consumer<Attempt> consumer) {
        for (EpisodeSummary summary : summaries) {
            if (isUnedited(summary) && !goes(summary.ending(), summary.teacherTicks() > 0)) {
                continue;
            }
            String task =
                    Edits.title(summary.episode(), edits(summary.episode()))
                            .orElse(reader.header().title());
            for (Episode part : parts(summary)) {
                consumer.accept(
                        new Attempt(Thinned.episode(filmed(part), selection.every()), task));
            }
        }
    }

    private Episode filmed(Episode episode) {
        if (!world.cameras().isEmpty()) {
            return pictures.of(episode);
        }
        boolean bare =
                episode.steps().stream().allMatch(step -> step.observation().frames().isEmpty())
                        && last(episode).frames().isEmpty();
        return bare ? episode : pictures.of(episode);
    }

    private static Observation last(Episode episode) {
        return episode.steps().getLast().outcome().observation();
    }

    private List<Edit> edits(long episode) {
        return edits.getOrDefault(episode, List.of());
    }

    /** The attempts that an episode contributes. */
    private List<Episode> parts(EpisodeSummary summary) {
        List<Episode> parts = new ArrayList<>();
        for (Episode part :
                Edits.apply(reader.recorded(summary.episode()), edits(summary.episode()))) {
            if (goes(part.ending(), part.teacherShare() > 0)) {
                parts.addAll(
                        selection.only() == Selection.Only.HUMAN ? driven(part) : List.of(part));
            }
        }
        return parts;
    }

    /** The stretches in which the teacher had a hand. */
    private static List<Episode> driven(Episode episode) {
        List<Episode> stretches = new ArrayList<>();
        List<Step> steps = episode.steps();
        int end = 0;
        for (int first = 0; first < steps.size(); first = end + 1) {
            end = first;
            while (end < steps.size() && steps.get(end).decision().teacherDrives()) {
                end++;
            }
            if (end > first) {
                long firstTick = steps.get(first).tick();
                Edit stretch = new Edit.Trim(episode.id(), firstTick, firstTick + end - first);
                stretches.addAll(Edits.apply(episode, List.of(stretch)));
            }
        }
        return stretches;
    }

    @Override
    public void close() {
        try (reader) {
            pictures.close();
        }
    }
}
