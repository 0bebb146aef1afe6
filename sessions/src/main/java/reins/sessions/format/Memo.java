package reins.sessions.format;

import com.google.gson.Gson;

import org.jspecify.annotations.Nullable;

import reins.core.fact.Action;
import reins.core.fact.Ending;
import reins.core.fact.Hand;
import reins.core.fact.Link;
import reins.core.fact.ReinsException;
import reins.core.fact.Start;
import reins.core.fact.Traffic;
import reins.core.fact.Vec;
import reins.sessions.Damaged;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What Reins writes about one attempt besides its columns of numbers. Safe on every thread.
 *
 * @param spoken what was said at its ticks
 */
public record Memo(long episode, Start start, Ending ending, String task, Spoken spoken) {
    private static final Gson GSON = new Gson();

    public static Memo of(Attempt attempt) {
        return new Memo(
                attempt.episode().id(),
                attempt.episode().start(),
                attempt.episode().ending(),
                attempt.task(),
                Spoken.of(attempt.episode().steps()));
    }

    public String json() {
        return GSON.toJson(
                switch (start) {
                    case Start.Fresh(long seed) ->
                            new Content(
                                    episode, "fresh", seed, 0, 0, List.of(), List.of(), ending,
                                    task, spoken);
                    case Start.Unknown(long first) ->
                            new Content(
                                    episode, "unknown", 0, first, 0, List.of(), List.of(), ending,
                                    task, spoken);
                    case Start.Rewound(long seed, long of, List<Action> replayed) ->
                            new Content(
                                    episode,
                                    "rewound",
                                    seed,
                                    replayed.size(),
                                    of,
                                    replayed.stream()
                                            .filter(Action.Continuous.class::isInstance)
                                            .map(action -> action.asControls().toArray())
                                            .toList(),
                                    replayed.stream()
                                            .filter(Action.Token.class::isInstance)
                                            .map(action -> ((Action.Token) action).id())
                                            .toList(),
                                    ending,
                                    task,
                                    spoken);
                });
    }

    /**
     * @param place where in the file it was found
     * @throws ReinsException where it is no such memo
     */
    public static Memo read(String json, Path file, String place) {
        try {
            Content content = Objects.requireNonNull(GSON.fromJson(json, Content.class));
            return new Memo(
                    content.episode,
                    content.begun(),
                    Objects.requireNonNull(content.ending),
                    Objects.requireNonNull(content.task),
                    content.spoken());
        } catch (RuntimeException e) { // Gson throws a bare one where a record refuses its parts
            throw Damaged.at(file, place, "what Reins wrote of this attempt is not readable", e);
        }
    }

    /** A link; its traffic was not written before. */
    private record Told(double ageSeconds, @Nullable Traffic traffic, String trouble) {}

    private record Content(
            long episode,
            String start,
            long seed,
            long first,
            long of,
            List<float[]> controls,
            List<Integer> tokens,
            Ending ending,
            String task,
            @Nullable Map<Integer, String> thoughts,
            @Nullable Map<Integer, Hand> hands,
            @Nullable Map<Integer, String> said,
            @Nullable Map<Integer, Float> doubts,
            @Nullable Map<Integer, Float> risks,
            @Nullable Map<Integer, Boolean> asking,
            @Nullable Map<Integer, Told> links) {
        Content(
                long episode,
                String start,
                long seed,
                long first,
                long of,
                List<float[]> controls,
                List<Integer> tokens,
                Ending ending,
                String task,
                Spoken spoken) {
            this(
                    episode,
                    start,
                    seed,
                    first,
                    of,
                    controls,
                    tokens,
                    ending,
                    task,
                    spoken.thoughts(),
                    spoken.hands().orElseThrow(),
                    spoken.said(),
                    spoken.doubts(),
                    spoken.risks(),
                    spoken.asking(),
                    told(spoken.links()));
        }

        Spoken spoken() {
            return new Spoken(
                    orNone(Objects.requireNonNull(thoughts)),
                    Optional.ofNullable(hands).map(TreeMap::new),
                    orNone(said),
                    orNone(doubts),
                    orNone(risks),
                    orNone(asking),
                    links(orNone(links)));
        }

        private static Map<Integer, Told> told(Map<Integer, Link> links) {
            Map<Integer, Told> told = new TreeMap<>();
            links.forEach((place, link) ->
                    told.put(place, new Told(link.ageSeconds(), link.traffic(), link.trouble())));
            return told;
        }

        private static NavigableMap<Integer, Link> links(Map<Integer, Told> told) {
            NavigableMap<Integer, Link> links = new TreeMap<>();
            told.forEach((place, link) ->
                    links.put(
                            place,
                            new Link(
                                    link.ageSeconds(),
                                    Objects.requireNonNullElse(link.traffic(), Traffic.NONE),
                                    link.trouble())));
            return links;
        }

        private static <T> NavigableMap<Integer, T> orNone(@Nullable Map<Integer, T> map) {
            return map == null ? new TreeMap<>() : new TreeMap<>(map);
        }

        Start begun() {
            return switch (start) {
                case "fresh" -> new Start.Fresh(seed);
                case "unknown" -> new Start.Unknown(first);
                case "rewound" -> {
                    List<Action> replayed = new ArrayList<>();
                    controls.forEach(each -> replayed.add(new Action.Continuous(Vec.of(each))));
                    tokens.forEach(each -> replayed.add(new Action.Token(each)));
                    yield new Start.Rewound(seed, of, replayed);
                }
                default -> throw new IllegalArgumentException("a start that is " + start);
            };
        }
    }
}
