package reins.policies.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Acts without chance, by the mean of what its members want: unit actions, each clipped to [−1, 1],
 * or how likely each word is. Safe on every thread.
 *
 * <p>With more than one member its doubt is the length of the vector of the members' standard
 * deviations, {@code √Σ_k (1/E)·Σ_e (u_ek − mean_k)²}, as in HG-DAgger, <a
 * href="https://arxiv.org/abs/1810.02890">1810.02890</a>, which has it of controls; of words {@code
 * u_ek} is how likely a member finds one.
 *
 * @param net {@code [N, front] → [N, K]}
 * @param members what the names of each network's parameters begin with, 1 or more
 * @param risk its risk critics, where it tells its risk
 */
public record Averaged(Front front, Head head, Net net, List<String> members, Optional<Risk> risk)
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
        front.check(net, head.size());
    }

    @Override
    public <T> Answers<T> act(Ops<T> ops, Senses<T> senses) {
        Front.Seen<T> seen = front.in(ops, senses);
        List<T> wishes = wishes(ops, head, 1, net, members, seen.x());
        T mean = ops.mean(wishes);
        return head.answer(
                ops,
                mean,
                seen.memory(),
                doubt(ops, wishes),
                risk.map(critics -> critics.of(ops, seen.x(), mean)));
    }

    /** What each member wants to do now and next, as many actions as are asked for. */
    static <T> List<T> wishes(
            Ops<T> ops, Head head, int actions, Net net, List<String> members, T x) {
        List<T> wishes = new ArrayList<>();
        for (String member : members) {
            wishes.add(head.wish(ops, net.through(ops, member, x), actions));
        }
        return wishes;
    }

    /** How much the members disagree, where there are several. */
    static <T> Optional<T> doubt(Ops<T> ops, List<T> wishes) {
        if (wishes.size() == 1) {
            return Optional.empty();
        }
        T mean = ops.mean(wishes);
        List<T> squares = new ArrayList<>();
        for (T wish : wishes) {
            T difference = ops.sub(wish, mean);
            squares.add(ops.mul(difference, difference));
        }
        return Optional.of(ops.sqrt(ops.sumOfColumns(ops.mean(squares))));
    }
}
