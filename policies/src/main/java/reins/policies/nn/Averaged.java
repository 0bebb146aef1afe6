package reins.policies.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Acts without chance: the mean of its members' outputs, each clipped to [−1, 1]. Safe on every
 * thread.
 *
 * <p>With more than one member its doubt is the length of the vector of the members' standard
 * deviations, {@code √Σ_a (1/E)·Σ_e (u_ea − mean_a)²}, as in HG-DAgger, <a
 * href="https://arxiv.org/abs/1810.02890">1810.02890</a>.
 *
 * @param net {@code [N, front] → [N, A]}, a unit action
 * @param members what the names of each network's parameters begin with, 1 or more
 * @param risk its risk critics, where it tells its risk
 */
public record Averaged(
        Front front, Controls controls, Net net, List<String> members, Optional<Risk> risk)
        implements Acting {
    /**
     * Critics of what the policy is about to do; the lowest likelihood of success counts: the risk
     * is 1 minus it. Safe on every thread.
     *
     * @param net {@code [N, front + A] → [N, 1]}: what the policy sees and a unit action to (−1,
     *     1), where −1 is certain failure and 1 certain success
     * @param critics what the names of each network's parameters begin with, 1 or more
     */
    public record Risk(Net net, List<String> critics) {
        public Risk {
            critics = List.copyOf(critics);
        }

        private <T> T of(Ops<T> ops, T x, T action) {
            T input = ops.beside(x, action);
            List<T> values = new ArrayList<>();
            for (String critic : critics) {
                values.add(net.through(ops, critic, input));
            }
            T least = ops.least(values);
            // From 1 (failure) down to 0 (success) where the critics say −1 to 1.
            T missing = ops.sub(ops.constant(1), least);
            return ops.sumOfColumns(ops.mul(missing, ops.constant(0.5f)));
        }
    }

    public Averaged {
        members = List.copyOf(members);
        front.check(net, controls.size());
    }

    @Override
    public <T> Answers<T> act(Ops<T> ops, Senses<T> senses) {
        Front.Seen<T> seen = front.in(ops, senses);
        List<T> actions = outputs(ops, net, members, seen.x());
        T mean = ops.mean(actions);
        return Answers.action(
                controls.inBounds(ops, mean),
                seen.memory(),
                doubt(ops, actions),
                risk.map(critics -> critics.of(ops, seen.x(), mean)));
    }

    /** What each member wants, clipped to [−1, 1]. */
    static <T> List<T> outputs(Ops<T> ops, Net net, List<String> members, T x) {
        List<T> outputs = new ArrayList<>();
        for (String member : members) {
            outputs.add(ops.clip(net.through(ops, member, x), -1, 1));
        }
        return outputs;
    }

    /** How much the members disagree, where there are several. */
    static <T> Optional<T> doubt(Ops<T> ops, List<T> actions) {
        if (actions.size() == 1) {
            return Optional.empty();
        }
        T mean = ops.mean(actions);
        List<T> squares = new ArrayList<>();
        for (T action : actions) {
            T difference = ops.sub(action, mean);
            squares.add(ops.mul(difference, difference));
        }
        return Optional.of(ops.sqrt(ops.sumOfColumns(ops.mean(squares))));
    }
}
