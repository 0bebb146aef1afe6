package reins.policies.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sees the last m observations and plans the next c actions, after Learning Fine-Grained Bimanual
 * Manipulation (Zhao 2023, <a href="https://arxiv.org/abs/2304.13705">2304.13705</a>). Safe on
 * every thread.
 *
 * <pre>
 * (p₀ … p_{c−1}) = what is planned in the last m observations        p₀ is for now
 * wish = mean of p₀ and of what earlier plans, up to c − 1 ticks old, held for now
 * memory [N, M]   the m − 1 observations before this one, in the channels' units, oldest first;
 *                 the sums [c − 1, K] of what is planned for each of the next ticks;
 *                 how many plans [c − 1] each is a sum of
 * </pre>
 *
 * What differs: all plans for a tick count alike, where the paper lets older ones count a little
 * more. Before an episode's first observation there are zeros.
 *
 * @param span m and c, at least one of them more than 1
 * @param net {@code [N, m·S] → [N, c·K]}
 * @param members what the names of each network's parameters begin with, 1 or more; their mean
 *     counts
 */
public record Chunked(Scaling scaling, Head head, Span span, Net net, List<String> members)
        implements Acting {
    public Chunked {
        members = List.copyOf(members);
        if (span.equals(Span.NOW)
                || net.inputs() != span.history() * scaling.size()
                || net.outputs() != span.chunk() * head.size()) {
            throw new IllegalArgumentException(
                    "a network %d → %d for %s of %d states and %d numbers"
                            .formatted(
                                    net.inputs(),
                                    net.outputs(),
                                    span,
                                    scaling.size(),
                                    head.size()));
        }
    }

    @Override
    public <T> Answers<T> act(Ops<T> ops, Senses<T> senses) {
        int states = scaling.size();
        int numbers = head.size();
        int kept = (span.history() - 1) * states;
        int planned = (span.chunk() - 1) * numbers;
        int size = kept + planned + span.chunk() - 1;
        T now = senses.observation(states);
        T memory = senses.memory(size);
        List<T> next = new ArrayList<>();

        T seen = now;
        if (kept > 0) {
            seen = ops.beside(ops.columns(memory, 0, kept), now);
            next.add(ops.columns(seen, states, kept + states));
        }
        T x = scaling.repeated(span.history()).apply(ops, seen);
        List<T> plans = Averaged.wishes(ops, head, span.chunk(), net, members, x);
        List<T> firsts = new ArrayList<>();
        plans.forEach(plan -> firsts.add(ops.columns(plan, 0, numbers)));
        Optional<T> doubt = Averaged.doubt(ops, firsts);
        T wish = ops.mean(firsts);
        if (planned > 0) {
            T sums = ops.columns(memory, kept, kept + planned);
            T counts = ops.columns(memory, kept + planned, size);
            T plan = ops.mean(plans);
            T later = ops.columns(plan, numbers, planned + numbers);
            next.add(ops.add(moved(ops, sums, planned, numbers), later));
            T older = moved(ops, counts, span.chunk() - 1, 1);
            next.add(ops.add(older, ops.constant(1)));
            T sum = ops.add(ops.columns(sums, 0, numbers), wish);
            T count = ops.add(ops.columns(counts, 0, 1), ops.constant(1));
            wish = ops.div(sum, count);
        }
        T remembered = ops.beside(next);
        return head.answer(ops, wish, Optional.of(remembered), doubt, Optional.empty());
    }

    /** The same a tick later: the first columns are gone, and zeros come in at the end. */
    private static <T> T moved(Ops<T> ops, T x, int columns, int by) {
        T zeros = ops.mul(ops.columns(x, 0, by), ops.constant(0));
        return columns == by ? zeros : ops.beside(ops.columns(x, by, columns), zeros);
    }
}
