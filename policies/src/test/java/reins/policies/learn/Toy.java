package reins.policies.learn;

import reins.core.fact.Action;
import reins.core.fact.Actions;
import reins.core.fact.Blob;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.Decision;
import reins.core.fact.Ending;
import reins.core.fact.Frame;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Said;
import reins.core.fact.Segment;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.fact.Teaching;
import reins.core.fact.Unit;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Act;
import reins.core.role.Policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A point on a line that rolls off its hill: {@code x′ = 1.05·x + 0.1·u}, u in [−2, 2]. The teacher
 * takes over beyond |x| = 0.5 and pushes back until |x| is below 0.1. It is pushed by a control or
 * told where to go by a word, {@code u} −1, 0 or 1; the teacher speaks as the policy does.
 */
final class Toy {
    static final WorldSpec SPEC =
            new WorldSpec(
                    "toy",
                    "Toy",
                    List.of(new Channel("x", Unit.METRE, -2, 2)),
                    List.of(new Camera("strip", 24, 6)),
                    Optional.empty(),
                    new Actions.Controls(List.of(new Channel("push", Unit.NEWTON, -2, 2))),
                    List.of(new Channel("nearness", Unit.NONE, -1, 0)),
                    0.02,
                    50);

    /** The same, told by words. */
    static final WorldSpec TOLD =
            SPEC.withActions(new Actions.Words(List.of("left", "stay", "right")));

    private static final int SEGMENT = 25;

    /** A push shorter than this is no word's. */
    private static final float SAID = 0.3f;

    private Toy() {}

    /** What is seen at x: the number, and a picture of it as a soft bar in a wide strip. */
    static Observation seen(float x) {
        Camera camera = SPEC.cameras().getFirst();
        byte[] pixels = new byte[3 * camera.width() * camera.height()];
        float place = (x + 2) / 4 * camera.width();
        for (int i = 0; i < pixels.length; i++) {
            float away = Math.abs(i / 3 % camera.width() + 0.5f - place);
            pixels[i] = (byte) (255 * Math.max(0, 1 - away / 3));
        }
        Frame frame = new Frame(camera.name(), camera.width(), camera.height(), Blob.of(pixels));
        return new Observation(Vec.of(x), List.of(frame), List.of());
    }

    /** Two segments: an episode of 50 ticks in which the teacher corrects the policy. */
    static List<Segment> lesson(Policy policy, long episode) {
        return lesson(policy, episode, -4);
    }

    /** The same by a teacher that pushes the wrong way. */
    static List<Segment> wrongLesson(Policy policy, long episode) {
        return lesson(policy, episode, 4);
    }

    private static List<Segment> lesson(Policy policy, long episode, float gain) {
        SplittableRandom random = new SplittableRandom(episode);
        float x = (float) random.nextDouble(-0.5, 0.5);
        boolean teacher = false;
        List<Step> steps = new ArrayList<>();
        List<Segment> segments = new ArrayList<>();
        Vec memory = policy.begin();
        for (int tick = 0; tick < SPEC.maxTicks(); tick++) {
            Observation seen = seen(x);
            Act act = policy.act(seen, memory, random);
            memory = act.memory();
            Action wish = act.action();
            teacher = Math.abs(x) > (teacher ? 0.1 : 0.5);
            Action taught = taught(Math.clamp(gain * x, -2, 2), wish);
            Decision decision =
                    teacher ? new Decision.TakenOver(taught, wish) : new Decision.Autonomous(wish);
            x = next(x, decision.executed());
            Ending ending = tick == SPEC.maxTicks() - 1 ? Ending.CUT : Ending.NONE;
            Outcome outcome = new Outcome(seen(x), Vec.of(-Math.abs(x) / 2), ending);
            steps.add(new Step(tick, seen, decision, Said.nothing(0), Teaching.NONE, outcome));
            if (steps.size() == SEGMENT) {
                segments.add(new Segment(Stream.of(episode), new Start.Fresh(episode), steps));
                steps = new ArrayList<>();
            }
        }
        return segments;
    }

    /** How far from the top a policy strays by itself: the mean of |x| over all its ticks. */
    static double straying(Policy policy) {
        double sum = 0;
        int ticks = 0;
        for (float start = -0.45f; start < 0.5; start += 0.1f) {
            float x = start;
            Vec memory = policy.begin();
            for (int tick = 0; tick < SPEC.maxTicks(); tick++) {
                Act act = policy.act(seen(x), memory, new SplittableRandom(tick));
                memory = act.memory();
                x = next(x, act.action());
                sum += Math.abs(x);
                ticks++;
            }
        }
        return sum / ticks;
    }

    /** The push as the policy would say it. */
    private static Action taught(float push, Action wish) {
        return switch (wish) {
            case Action.Continuous _ -> new Action.Continuous(Vec.of(push));
            case Action.Token _ -> new Action.Token(push < -SAID ? 0 : push > SAID ? 2 : 1);
        };
    }

    private static float next(float x, Action action) {
        float push =
                switch (action) {
                    case Action.Continuous(Vec controls) -> controls.at(0);
                    case Action.Token(int word) -> word - 1;
                };
        return Math.clamp(1.05f * x + 0.1f * push, -2, 2);
    }
}
