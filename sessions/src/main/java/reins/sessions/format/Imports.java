package reins.sessions.format;

import reins.core.fact.Action;
import reins.core.fact.Channel;
import reins.core.fact.Decision;
import reins.core.fact.Edit;
import reins.core.fact.Episode;
import reins.core.fact.ReinsException;
import reins.core.fact.Release;
import reins.core.fact.Segment;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.fact.Vec;
import reins.core.flow.Event;
import reins.core.flow.Progress;
import reins.sessions.Session;
import reins.sessions.SessionHeader;
import reins.sessions.SessionWriter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Imports demonstrations that others recorded into a new session, which is complete or absent. Used
 * by one thread at a time.
 */
public final class Imports {
    private final Attempts attempts;
    private final Mapping mapping;
    private final String robot;
    private final Map<Long, Long> numbers = new HashMap<>();
    private long episode;
    private long outside;

    private Imports(Attempts attempts, Mapping mapping, String robot) {
        this.attempts = attempts;
        this.mapping = mapping;
        this.robot = robot;
    }

    /**
     * What was taken in.
     *
     * @param outside controls beyond the world's bounds, which are kept as they are
     */
    public record Taken(long episodes, long ticks, long outside) {}

    /**
     * @param format what the demonstrations came in, for the session's header
     * @param name what the session is called where the demonstrations have no title
     * @param session there must be no such file
     * @param now when the session is made
     * @throws ReinsException where it cannot be written, or the demonstrations cannot be read;
     *     there is no session then
     * @throws java.util.concurrent.CancellationException where progress said so; the same holds
     */
    public static Taken run(
            Format format,
            Attempts attempts,
            Mapping mapping,
            String name,
            Path session,
            Instant now,
            Progress progress) {
        if (Files.exists(session)) {
            throw new ReinsException("There is a file already; choose another name: " + session);
        }
        if (attempts.count() == 0) {
            throw new ReinsException("There are no demonstrations in it; choose another.");
        }
        Map<String, String> run = new TreeMap<>(attempts.about());
        String title = run.getOrDefault("title", name);
        run.keySet().removeAll(List.of("title", "created"));
        run.put("imported from", format.id());
        SessionHeader header = new SessionHeader(mapping.world(), title, now, Release.VERSION, run);
        Path whole = session.toAbsolutePath().normalize();
        Path part = whole.resolveSibling("." + whole.getFileName() + ".part");
        if (Files.exists(part)) {
            Session.remove(part); // left behind by a killed program
        }
        boolean done = false;
        try {
            Taken taken;
            try (SessionWriter writer = Session.create(part, header)) {
                taken =
                        new Imports(attempts, mapping, header.robot())
                                .into(writer, title, progress);
            }
            Files.move(part, whole);
            done = true;
            return taken;
        } catch (IOException e) {
            throw new ReinsException(
                    "The session cannot be written (%s); choose another name or folder: %s"
                            .formatted(e.getClass().getSimpleName(), session),
                    e);
        } finally {
            if (!done) {
                Session.remove(part);
            }
        }
    }

    private Taken into(SessionWriter writer, String title, Progress progress) {
        Counted ticks = new Counted(attempts, progress);
        long[] sum = {0};
        attempts.each(attempt -> {
            episode++;
            numbers.putIfAbsent(attempt.episode().id(), episode);
            take(attempt.episode(), writer, ticks);
            if (!attempt.task().equals(title)) {
                tell(writer, new Event.Edited(robot, new Edit.Retitle(episode, attempt.task())));
            }
            sum[0] += attempt.episode().steps().size();
        });
        return new Taken(episode, sum[0], outside);
    }

    private void take(Episode from, SessionWriter writer, Counted ticks) {
        Start start = start(from.start());
        int most = Math.max(1, (int) Math.floor(mapping.world().ticksPerSecond()));
        List<Step> steps = from.steps();
        List<Edit> edits = new ArrayList<>();
        for (int first = 0; first < steps.size(); first += most) {
            List<Step> some = new ArrayList<>();
            for (Step step : steps.subList(first, Math.min(first + most, steps.size()))) {
                some.add(plain(mapping.of(step), edits));
            }
            tell(
                    writer,
                    new Event.SegmentEnded(new Segment(new Stream(robot, episode), start, some)));
            ticks.done(some.size());
        }
        edits.forEach(edit -> tell(writer, new Event.Edited(robot, edit)));
    }

    /** What was said afterwards is an edit in a session. */
    private Step plain(Step step, List<Edit> edits) {
        count(step.decision().executed());
        if (step.decision() instanceof Decision.Relabelled(Action executed, Action taught)) {
            edits.add(new Edit.Relabel(episode, step.tick(), List.of(taught)));
            return step.withDecision(new Decision.Autonomous(executed));
        }
        return step;
    }

    private void count(Action action) {
        if (action instanceof Action.Continuous(Vec controls)) {
            for (int i = 0; i < controls.size(); i++) {
                Channel channel = mapping.world().controls().get(i);
                outside += channel.clamp(controls.at(i)) == controls.at(i) ? 0 : 1;
            }
        }
    }

    private Start start(Start start) {
        return start instanceof Start.Rewound(long seed, long of, List<Action> replayed)
                ? new Start.Rewound(
                        seed,
                        numbers.getOrDefault(of, episode),
                        replayed.stream().map(mapping::of).toList())
                : start;
    }

    private static void tell(SessionWriter writer, Event event) {
        writer.on(event);
        writer.work();
        writer.obstacle()
                .ifPresent(sentence -> {
                    throw new ReinsException(sentence);
                });
    }
}
