package reins.policies.nn;

import reins.core.fact.Blob;

import java.util.ArrayList;
import java.util.List;

/**
 * The ONNX files of policies that see the last m observations and plan the next c actions, after
 * Learning Fine-Grained Bimanual Manipulation (Zhao 2023, <a
 * href="https://arxiv.org/abs/2304.13705">2304.13705</a>). Safe on every thread.
 *
 * <pre>
 * (p₀ … p_{c−1}) = what is planned in the last m observations        p₀ is for now
 * action = mean of p₀ and of what earlier plans, up to c − 1 ticks old, held for now
 * memory [N, M]   the m − 1 observations before this one, in the channels' units, oldest first;
 *                 the sums [c − 1, A] of what is planned for each of the next ticks;
 *                 how many plans [c − 1] each is a sum of
 * </pre>
 *
 * What differs: all plans for a tick count alike, where the paper lets older ones count a little
 * more. Before an episode's first observation there are zeros.
 */
final class SequenceGraph {
    private SequenceGraph() {}

    /**
     * @param net {@code [N, m·S] → [N, c·A]}
     * @param members the weights of each network, 1 or more
     */
    static Blob of(PolicyCard card, Scaling scaling, Span span, Net net, List<Weights> members) {
        int states = scaling.size();
        int controls = card.controls().size();
        int kept = (span.history() - 1) * states;
        int planned = (span.chunk() - 1) * controls;
        int size = kept + planned + span.chunk() - 1;
        OnnxGraph graph = new OnnxGraph();
        String now = graph.input(ActingGraph.OBSERVATION, states);
        String memory = graph.input(ActingGraph.MEMORY, size);
        List<String> next = new ArrayList<>();

        String seen = now;
        if (kept > 0) {
            seen = graph.beside(graph.columns(memory, 0, kept), now);
            next.add(graph.columns(seen, states, kept + states));
        }
        String x = graph.scaled(seen, scaling.repeated(span.history()));
        List<String> plans = new ArrayList<>();
        for (Weights member : members) {
            plans.add(graph.clip(graph.network(x, net, member), -1, 1));
        }
        List<String> firsts = new ArrayList<>();
        plans.forEach(plan -> firsts.add(graph.columns(plan, 0, controls)));
        ActingGraph.doubt(graph, firsts);
        String action = ActingGraph.mean(graph, firsts);
        if (planned > 0) {
            String sums = graph.columns(memory, kept, kept + planned);
            String counts = graph.columns(memory, kept + planned, size);
            String plan = ActingGraph.mean(graph, plans);
            String later = graph.columns(plan, controls, planned + controls);
            next.add(graph.apply("Add", moved(graph, sums, planned, controls), later));
            String older = moved(graph, counts, span.chunk() - 1, 1);
            next.add(graph.apply("Add", older, graph.constant(1)));
            String sum = graph.apply("Add", graph.columns(sums, 0, controls), action);
            String count = graph.apply("Add", graph.columns(counts, 0, 1), graph.constant(1));
            action = graph.apply("Div", sum, count);
        }
        graph.output(ActingGraph.NEXT_MEMORY, graph.beside(next.toArray(String[]::new)), size);
        graph.output(
                ActingGraph.ACTION, ActingGraph.inBounds(graph, action, card.controls()), controls);
        return graph.toBlob(card);
    }

    /** The same a tick later: the first columns are gone, and zeros come in at the end. */
    private static String moved(OnnxGraph graph, String x, int columns, int by) {
        String zeros = graph.apply("Mul", graph.columns(x, 0, by), graph.constant(0));
        return columns == by ? zeros : graph.beside(graph.columns(x, by, columns), zeros);
    }
}
