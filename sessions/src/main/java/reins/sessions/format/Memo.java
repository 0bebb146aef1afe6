package reins.sessions.format;

import com.google.gson.Gson;

import reins.core.fact.Action;
import reins.core.fact.Ending;
import reins.core.fact.ReinsException;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Vec;
import reins.sessions.Damaged;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What Reins writes of one attempt beside its columns of numbers. Safe on every thread.
 *
 * @param thoughts by the step's place in the attempt, from 0; steps without one are left out
 */
public record Memo(
        long episode, Start start, Ending ending, String task, Map<Integer, String> thoughts) {
    private static final Gson GSON = new Gson();

    public static Memo of(Attempt attempt) {
        SortedMap<Integer, String> thoughts = new TreeMap<>();
        List<Step> steps = attempt.episode().steps();
        for (int i = 0; i < steps.size(); i++) {
            if (!steps.get(i).thought().isEmpty()) {
                thoughts.put(i, steps.get(i).thought());
            }
        }
        return new Memo(
                attempt.episode().id(),
                attempt.episode().start(),
                attempt.episode().ending(),
                attempt.task(),
                thoughts);
    }

    public String json() {
        return GSON.toJson(
                switch (start) {
                    case Start.Fresh(long seed) ->
                            new Content(
                                    episode, "fresh", seed, 0, 0, List.of(), List.of(), ending,
                                    task, thoughts);
                    case Start.Unknown(long first) ->
                            new Content(
                                    episode, "unknown", 0, first, 0, List.of(), List.of(), ending,
                                    task, thoughts);
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
                                    thoughts);
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
                    new TreeMap<>(content.thoughts));
        } catch (RuntimeException e) { // Gson throws a bare one where a record refuses its parts
            throw Damaged.at(file, place, "what Reins wrote of this attempt is not readable", e);
        }
    }

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
            Map<Integer, String> thoughts) {
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
