package reins.app.review;

import reins.core.fact.Action;
import reins.core.fact.Actions;
import reins.core.fact.Channel;
import reins.core.fact.Decision;
import reins.core.fact.Ending;
import reins.core.fact.Episode;
import reins.core.fact.Finding;
import reins.core.fact.Step;
import reins.core.fact.Unit;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Act;
import reins.core.role.Policy;
import reins.sessions.Band;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Makes reviews of the episodes of one world. Safe on every thread. */
public final class Reviewer {
    private final WorldSpec world;

    public Reviewer(WorldSpec world) {
        this.world = world;
    }

    /**
     * @param parts what the edits make of the episode, in order
     * @param now whose wishes are laid over what was done
     * @param findings of this episode
     */
    public Review review(
            Episode recorded,
            List<Episode> parts,
            Film film,
            Optional<Policy> now,
            List<Finding> findings) {
        int ticks = recorded.steps().size();
        long first = recorded.start().firstTick();
        BitSet left = new BitSet(ticks);
        left.set(0, ticks);
        Map<Integer, Action> taught = new TreeMap<>();
        List<Integer> beginnings = new ArrayList<>();
        for (Episode part : parts) {
            int from = (int) (part.steps().getFirst().tick() - first);
            left.clear(from, from + part.steps().size());
            beginnings.add(from);
            for (Step step : part.steps()) {
                if (!(step.decision() instanceof Decision.TakenOver)) {
                    step.decision()
                            .label()
                            .ifPresent(label -> taught.put((int) (step.tick() - first), label));
                }
            }
        }
        return new Review(
                recorded,
                film.shows(recorded) ? film : new Film(List.of(), film.missing(), film.anew()),
                recorded.steps().stream().map(step -> Band.Driver.by(step.decision())).toList(),
                markers(recorded, parts, findings),
                tracks(recorded, taught, now),
                left,
                beginnings.stream().skip(1).toList(),
                !parts.equals(List.of(recorded)));
    }

    private static List<Marker> markers(
            Episode recorded, List<Episode> parts, List<Finding> findings) {
        List<Marker> markers = new ArrayList<>();
        long first = recorded.start().firstTick();
        List<Step> steps = recorded.steps();
        for (int i = 0; i < steps.size(); i++) {
            boolean before = i > 0 && steps.get(i - 1).decision().teacherDrives();
            boolean drives = steps.get(i).decision().teacherDrives();
            if (drives && !before) {
                markers.add(new Marker(i, Marker.Kind.TAKEOVER));
            } else if (before && !drives) {
                markers.add(new Marker(i, Marker.Kind.HAND_BACK));
            }
            int version = steps.get(i).policy().version();
            if (i > 0 && version != steps.get(i - 1).policy().version()) {
                markers.add(new Marker(i, Marker.Kind.POLICY_CHANGE));
            }
        }
        for (Episode part : parts) {
            int last = (int) (part.steps().getLast().tick() - first);
            kind(part.ending()).ifPresent(kind -> markers.add(new Marker(last, kind)));
        }
        for (Finding finding : findings) {
            int at = (int) (finding.tick() - first);
            if (at >= 0 && at < steps.size()) {
                markers.add(new Marker(at, Marker.Kind.FINDING));
            }
        }
        markers.sort(Comparator.comparingInt(Marker::tick));
        return markers;
    }

    private static Optional<Marker.Kind> kind(Ending ending) {
        return switch (ending) {
            case NONE -> Optional.empty();
            case SUCCESS -> Optional.of(Marker.Kind.SUCCESS);
            case FAILURE -> Optional.of(Marker.Kind.FAILURE);
            case CUT -> Optional.of(Marker.Kind.CUT);
        };
    }

    private List<Track> tracks(
            Episode recorded, Map<Integer, Action> taught, Optional<Policy> now) {
        List<Step> steps = recorded.steps();
        Wishes wishes = now.map(policy -> wishes(steps, policy)).orElse(Wishes.NONE);
        List<Track> tracks = new ArrayList<>();
        List<Channel> controls = world.controls();
        for (int c = 0; c < Math.max(1, controls.size()); c++) {
            tracks.add(action(c, steps, taught, wishes));
        }
        for (int k = 0; k < world.objectives().size(); k++) {
            int objective = k;
            Channel channel = world.objectives().get(k);
            tracks.add(
                    fitted(
                            Track.Kind.REWARD,
                            k,
                            channel.name(),
                            channel.unit(),
                            values(steps, step -> step.outcome().reward().at(objective))));
        }
        tracks.addAll(said(steps, wishes));
        for (int s = 0; s < world.state().size(); s++) {
            int number = s;
            Channel channel = world.state().get(s);
            tracks.add(
                    fitted(
                            Track.Kind.STATE,
                            s,
                            channel.name(),
                            channel.unit(),
                            values(steps, step -> step.observation().state().at(number))));
        }
        return tracks;
    }

    /**
     * What the policy said of itself, and what the chosen policy would say; none where both are
     * silent.
     */
    private static List<Track> said(List<Step> steps, Wishes now) {
        List<Track> tracks = new ArrayList<>();
        float[] doubts = values(steps, step -> step.policy().doubt());
        float[] risks = values(steps, step -> step.policy().risk());
        float[] asking = values(steps, step -> step.policy().asked() ? 1 : 0);
        if (tells(doubts) || tells(now.doubts())) {
            Track recorded = fitted(Track.Kind.DOUBT, 0, "doubt", Unit.NONE, doubts);
            tracks.add(tells(now.doubts()) ? recorded.with(now(now.doubts())) : recorded);
        }
        if (tells(risks)) {
            tracks.add(fixed(Track.Kind.RISK, "risk", risks));
        }
        if (tells(asking)) {
            tracks.add(fixed(Track.Kind.ASKING, "asks for help", asking));
        }
        return tracks;
    }

    private static Track.Line now(float[] values) {
        return new Track.Line(Track.Voice.NOW, values);
    }

    private static boolean tells(float[] values) {
        for (float value : values) {
            if (value != 0) {
                return true;
            }
        }
        return false;
    }

    /** From 0 to 1. */
    private static Track fixed(Track.Kind kind, String name, float[] values) {
        return new Track(
                kind,
                0,
                name,
                Unit.NONE,
                List.of(),
                0,
                1.05f,
                List.of(new Track.Line(Track.Voice.DONE, values)));
    }

    private Track action(int channel, List<Step> steps, Map<Integer, Action> taught, Wishes now) {
        float[] done = values(steps, step -> number(step.decision().executed(), channel));
        float[] wished = new float[steps.size()];
        float[] said = new float[steps.size()];
        Arrays.fill(wished, Float.NaN);
        Arrays.fill(said, Float.NaN);
        for (int i = 0; i < steps.size(); i++) {
            Decision decision = steps.get(i).decision();
            if (decision.teacherDrives() && !(decision instanceof Decision.Demonstrated)) {
                wished[i] = number(decision.wish(), channel);
            }
            Action label = taught.get(i);
            if (label != null) {
                said[i] = number(label, channel);
            }
        }
        List<Track.Line> lines = new ArrayList<>();
        lines.add(new Track.Line(Track.Voice.WISHED, wished));
        lines.add(new Track.Line(Track.Voice.DONE, done));
        lines.add(new Track.Line(Track.Voice.TAUGHT, said));
        if (!now.acts().isEmpty()) {
            float[] would = new float[steps.size()];
            for (int i = 0; i < would.length; i++) {
                would[i] = number(now.acts().get(i), channel);
            }
            lines.add(new Track.Line(Track.Voice.NOW, would));
        }
        return switch (world.actions()) {
            case Actions.Controls(List<Channel> channels) -> {
                Channel control = channels.get(channel);
                yield new Track(
                        Track.Kind.ACTION,
                        channel,
                        control.name(),
                        control.unit(),
                        List.of(),
                        control.low(),
                        control.high(),
                        lines);
            }
            case Actions.Words(List<String> vocabulary) ->
                    new Track(
                            Track.Kind.ACTION,
                            channel,
                            "action",
                            Unit.NONE,
                            vocabulary,
                            -0.5f,
                            vocabulary.size() - 0.5f,
                            lines);
        };
    }

    /**
     * What a policy would do at every tick.
     *
     * @param acts empty where there is no policy
     * @param doubts one for each
     */
    @SuppressWarnings("ArrayRecordComponent") // goes straight into a track
    private record Wishes(List<Action> acts, float[] doubts) {
        static final Wishes NONE = new Wishes(List.of(), new float[0]);
    }

    /** The policy sees what was seen then, and remembers what it would itself have remembered. */
    private static Wishes wishes(List<Step> steps, Policy policy) {
        List<Action> acts = new ArrayList<>(steps.size());
        float[] doubts = new float[steps.size()];
        SplittableRandom random = new SplittableRandom(0);
        Vec memory = policy.begin();
        for (int i = 0; i < doubts.length; i++) {
            Act act = policy.act(steps.get(i).observation(), memory, random);
            memory = act.memory();
            acts.add(act.action());
            doubts[i] = act.doubt();
        }
        return new Wishes(acts, doubts);
    }

    private static float number(Action action, int channel) {
        return switch (action) {
            case Action.Continuous(Vec controls) -> controls.at(channel);
            case Action.Token(int id) -> id;
        };
    }

    /** One number of a step. */
    private interface Reading {
        float of(Step step);
    }

    private static float[] values(List<Step> steps, Reading reading) {
        float[] values = new float[steps.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = reading.of(steps.get(i));
        }
        return values;
    }

    /** As high as its numbers need. */
    private static Track fitted(
            Track.Kind kind, int channel, String name, Unit unit, float[] values) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            if (Float.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (!(low <= high)) {
            low = 0;
            high = 1;
        }
        float room = high > low ? (high - low) * 0.05f : Math.max(0.5f, Math.abs(high) * 0.1f);
        return new Track(
                kind,
                channel,
                name,
                unit,
                List.of(),
                low - room,
                high + room,
                List.of(new Track.Line(Track.Voice.DONE, values)));
    }
}
