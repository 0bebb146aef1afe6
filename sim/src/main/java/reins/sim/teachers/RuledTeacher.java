package reins.sim.teachers;

import reins.core.fact.Action;
import reins.core.fact.Hand;
import reins.core.role.Expert;
import reins.core.role.Guidance;
import reins.core.role.Moment;
import reins.core.role.Rule;
import reins.core.role.Signal;
import reins.core.role.Teacher;

import java.util.Optional;
import java.util.Set;

/**
 * A program that teaches: an expert says at every tick what it would do, a rule says when it
 * drives. Polled by the sim thread only.
 */
public final class RuledTeacher implements Teacher {
    private final Expert expert;
    private final Rule rule;
    private boolean drove;

    public RuledTeacher(Expert expert, Rule rule) {
        this.expert = expert;
        this.rule = rule;
    }

    @Override
    public Guidance poll(Moment moment) {
        if (moment.first()) {
            expert.begin();
            drove = false;
        }
        Action wish = expert.act(moment.observation());
        Rule.Verdict verdict = rule.judge(moment, wish);
        boolean before = drove;
        drove = verdict.drives();
        Set<Signal> signals =
                drove ? Set.of(Signal.TAKE_OVER) : before ? Set.of(Signal.HAND_BACK) : Set.of();
        return new Guidance(Hand.PROGRAM, Optional.of(wish), signals, verdict.thought());
    }
}
