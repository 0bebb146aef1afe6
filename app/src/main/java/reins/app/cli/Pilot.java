package reins.app.cli;

import reins.core.fact.Action;
import reins.core.fact.Observation;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Act;
import reins.core.role.Moment;
import reins.core.role.Policy;
import reins.core.role.Teacher;

import java.util.SplittableRandom;

/** Who flies an evaluation: a policy, or a teacher by itself. Used by one thread at a time. */
interface Pilot {
    /** What to do now; the first call of an episode says so. */
    Action fly(boolean first, Observation observation);

    static Pilot of(Policy policy, long seed) {
        return new Pilot() {
            private final SplittableRandom random = new SplittableRandom(seed);
            private Vec memory = Vec.EMPTY;

            @Override
            public Action fly(boolean first, Observation observation) {
                Act act = policy.act(observation, first ? policy.begin() : memory, random);
                memory = act.memory();
                return act.action();
            }
        };
    }

    static Pilot of(Teacher teacher, WorldSpec spec) {
        return (first, observation) ->
                teacher.poll(new Moment(first, observation, spec.rest(), !first))
                        .action()
                        .orElseGet(spec::rest);
    }
}
