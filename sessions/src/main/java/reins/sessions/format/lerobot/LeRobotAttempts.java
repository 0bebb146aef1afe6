package reins.sessions.format.lerobot;

import reins.core.fact.Action;
import reins.core.fact.Camera;
import reins.core.fact.Frame;
import reins.core.fact.Observation;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.sessions.Damaged;
import reins.sessions.format.Attempt;
import reins.sessions.format.Attempts;
import reins.sessions.format.Rebuilt;
import reins.sessions.format.Seen;
import reins.sessions.format.SourceFolder;
import reins.sessions.format.lerobot.LeRobotEpisodes.About;
import reins.sessions.format.parquet.ParquetReader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What a LeRobotDataset holds, of either version. Used by one thread at a time. */
final class LeRobotAttempts implements Attempts {
    private final SourceFolder folder;
    private final LeRobotDescription description;
    private final LeRobotEpisodes episodes;
    private final List<Path> tables;

    private LeRobotAttempts(SourceFolder folder, LeRobotDescription description) {
        this.folder = folder;
        this.description = description;
        episodes = LeRobotEpisodes.read(folder, description);
        tables = folder.files("data", ".parquet");
        if (tables.isEmpty()) {
            throw Damaged.at(folder.root(), "'data'", "there is no table");
        }
    }

    /**
     * @param version the one that is read
     */
    static LeRobotAttempts open(Path source, String version) {
        SourceFolder folder = SourceFolder.open(source);
        return new LeRobotAttempts(folder, LeRobotDescription.read(folder, version));
    }

    @Override
    public WorldSpec world() {
        return description.world();
    }

    @Override
    public Map<String, String> about() {
        SortedMap<String, String> about = new TreeMap<>(description.about());
        return Collections.unmodifiableSortedMap(about);
    }

    @Override
    public int count() {
        return episodes.all().size();
    }

    @Override
    public long ticks() {
        return episodes.all().stream().mapToLong(About::length).sum();
    }

    @Override
    public void each(Consumer<Attempt> consumer) {
        Map<String, LeRobotCursor> films = new LinkedHashMap<>();
        try (Reading reading = new Reading(films)) {
            for (Path table : tables) {
                try (ParquetReader reader = ParquetReader.open(table)) {
                    for (int group = 0; group < reader.rowGroups(); group++) {
                        reading.take(new LeRobotGroup(reader, group, description), consumer);
                    }
                }
            }
            reading.end();
        }
    }

    /** One going through. Used by one thread. */
    private final class Reading implements AutoCloseable {
        private final Map<String, LeRobotCursor> films;
        private LeRobotPart part = new LeRobotPart(folder.root(), description);
        private int episode;

        Reading(Map<String, LeRobotCursor> films) {
            this.films = films;
        }

        void take(LeRobotGroup group, Consumer<Attempt> consumer) {
            int row = 0;
            while (row < group.rows()) {
                if (episode >= count()) {
                    throw group.wrong(row, "it belongs to no episode");
                }
                int wanted = episodes.all().get(episode).length() - part.rows();
                int end = Math.min(group.rows(), row + wanted);
                group.check(row, end, episode, part.rows(), description.fps());
                part.add(group, row, end);
                row = end;
                if (part.rows() == episodes.all().get(episode).length()) {
                    emit(consumer);
                }
            }
        }

        private void emit(Consumer<Attempt> consumer) {
            About about = episodes.all().get(episode);
            consumer.accept(attempt(about));
            part = new LeRobotPart(folder.root(), description);
            episode++;
        }

        void end() {
            if (episode < count()) {
                throw Damaged.at(
                        folder.root(),
                        "episode " + episode,
                        "there are %d of %d frames"
                                .formatted(part.rows(), episodes.all().get(episode).length()));
            }
        }

        private Attempt attempt(About about) {
            List<Observation> observations = observations(about);
            List<Action> executed = part.actions(LeRobotFeature.ACTION);
            return new Rebuilt(about.memo(), observations, executed, part.rewards(), part.ending())
                    .attempt(
                            world(),
                            episode + 1L,
                            episodes.task(part.task(), about).orElse(world().title()),
                            part.extras());
        }

        private List<Observation> observations(About about) {
            List<List<Frame>> frames = new ArrayList<>();
            for (LeRobotDescription.Pictures pictures : description.pictures()) {
                frames.add(
                        pictures.film()
                                ? film(pictures, about)
                                : part.pictures(pictures.feature(), pictures.camera()));
            }
            List<Vec> states = part.states();
            List<Observation> observations = Seen.observations(states, frames);
            Optional<Vec> last = about.lastState();
            if (last.isPresent()) {
                if (last.get().size() != world().state().size()) {
                    throw Damaged.at(
                            folder.root(),
                            "episode " + episode,
                            "the last state has %d numbers".formatted(last.get().size()));
                }
                observations = new ArrayList<>(observations);
                observations.add(
                        new Observation(last.get(), observations.getLast().frames(), List.of()));
            }
            return observations;
        }

        private List<Frame> film(LeRobotDescription.Pictures pictures, About about) {
            Camera camera = pictures.camera();
            return films.computeIfAbsent(
                            pictures.feature(), _ -> new LeRobotCursor(camera, description.fps()))
                    .frames(
                            folder.file(about.film(pictures.feature()).file()),
                            about.film(pictures.feature()).from(),
                            about.length());
        }

        @Override
        public void close() {
            films.values().forEach(LeRobotCursor::close);
        }
    }

    @Override
    public void close() {}
}
