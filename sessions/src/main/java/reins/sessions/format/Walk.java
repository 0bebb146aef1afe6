package reins.sessions.format;

import reins.core.fact.Action;
import reins.core.fact.Channel;
import reins.core.fact.Frame;
import reins.core.fact.Observation;
import reins.core.fact.Said;
import reins.core.fact.Step;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;

import java.util.List;
import java.util.Set;

/**
 * Visits everything of an attempt that a format keeps, always in the same order. Safe on every
 * thread.
 */
record Walk(WorldSpec world, Set<Kept> kept) {
    /** Stands for the attempt as a whole, where a tick belongs. */
    static final long NO_TICK = -1;

    private static final List<Channel> TOKEN = List.of();

    /** Receives everything that is visited. */
    interface Visitor {
        /**
         * One number.
         *
         * @param channels the channels it belongs to, where they have names
         */
        void number(String part, List<Channel> channels, int channel, long tick, double value);

        void thing(String part, long tick, Object value);

        /** A picture that may differ a little. */
        void picture(long tick, Frame frame);
    }

    private boolean keeps(Kept part) {
        return kept.contains(part);
    }

    void through(Attempt attempt, Visitor visitor) {
        List<Step> steps = attempt.episode().steps();
        visitor.thing("length", NO_TICK, steps.size());
        if (keeps(Kept.TASK)) {
            visitor.thing("task", NO_TICK, attempt.task());
        }
        if (keeps(Kept.START)) {
            visitor.thing("start", NO_TICK, attempt.episode().start());
        }
        if (keeps(Kept.ENDING)) {
            visitor.thing("ending", NO_TICK, attempt.episode().ending());
        } else if (keeps(Kept.TERMINAL)) {
            visitor.thing("terminal", NO_TICK, attempt.episode().ending().isTerminal());
        }
        for (int i = 0; i < steps.size(); i++) {
            step(steps.get(i), i, visitor);
        }
        Observation last = steps.getLast().outcome().observation();
        if (keeps(Kept.LAST_STATE)) {
            vec("last state", world.state(), steps.size(), last.state(), visitor);
        }
        if (keeps(Kept.LAST_PICTURES)) {
            frames(last, steps.size(), visitor);
        }
    }

    private void step(Step step, long tick, Visitor visitor) {
        if (keeps(Kept.STATE)) {
            vec("state", world.state(), tick, step.observation().state(), visitor);
        }
        frames(step.observation(), tick, visitor);
        action("executed", step.decision().executed(), tick, visitor);
        if (keeps(Kept.DECISION)) {
            visitor.thing("kind of decision", tick, Extras.mode(step.decision()));
            action("wish of the policy", step.decision().wish(), tick, visitor);
            action(
                    "wish of the teacher",
                    step.decision().label().orElseGet(step.decision()::executed),
                    tick,
                    visitor);
        } else if (keeps(Kept.DRIVER)) {
            visitor.thing("driver", tick, step.decision().teacherDrives() ? "teacher" : "policy");
        }
        if (keeps(Kept.POLICY_VERSION)) {
            visitor.thing("policy version", tick, step.policy().version());
        }
        if (keeps(Kept.THOUGHT)) {
            visitor.thing("thought of the teacher", tick, step.teacher().thought());
            visitor.thing("who taught", tick, step.teacher().hand());
        }
        if (keeps(Kept.SAID)) {
            Said said = step.policy();
            visitor.thing("thought of the policy", tick, said.thought());
            visitor.thing("doubt", tick, said.doubt());
            visitor.thing("risk", tick, said.risk());
            visitor.thing("asking", tick, said.asked());
        }
        if (keeps(Kept.LINK)) {
            visitor.thing("link", tick, step.outcome().link());
        }
        Vec reward = step.outcome().reward();
        if (keeps(Kept.REWARDS)) {
            vec("reward", world.objectives(), tick, reward, visitor);
        } else if (keeps(Kept.REWARD)) {
            visitor.number("reward", world.objectives(), 0, tick, reward.at(0));
        }
    }

    private void action(String part, Action action, long tick, Visitor visitor) {
        switch (action) {
            case Action.Continuous(Vec controls) ->
                    vec(part, world.controls(), tick, controls, visitor);
            case Action.Token(int id) -> visitor.number(part, TOKEN, 0, tick, id);
        }
    }

    private static void vec(
            String part, List<Channel> channels, long tick, Vec values, Visitor visitor) {
        for (int i = 0; i < values.size(); i++) {
            visitor.number(part, channels, i, tick, values.at(i));
        }
    }

    /** Formats keep pixels, not how a camera packed them. */
    private static Frame plain(Frame frame) {
        return switch (frame.coding()) {
            case RGB -> frame;
            case JPEG -> new Frame(frame.camera(), frame.width(), frame.height(), frame.pixels());
        };
    }

    private void frames(Observation observation, long tick, Visitor visitor) {
        if (keeps(Kept.PICTURES)) {
            observation.frames().forEach(frame -> visitor.thing("picture", tick, plain(frame)));
        } else if (keeps(Kept.PICTURES_NEARLY)) {
            observation.frames().forEach(frame -> visitor.picture(tick, frame));
        }
    }
}
