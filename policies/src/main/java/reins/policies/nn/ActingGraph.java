package reins.policies.nn;

import reins.core.fact.Blob;
import reins.core.fact.Channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ONNX files of policies: raw states in, actions in the controls' bounds out, and everything
 * between in the graph. Safe on every thread.
 *
 * <p>Networks work in unit actions, in which −1 and 1 are a control's bounds.
 *
 * <pre>
 * inputs   observation [N, S]   the channels' units; where the policy sees the state
 *          image [N, H, W, 3]   bytes, rows from the top; where it sees pictures
 *          memory [N, M]        pictures seen before; where it sees pictures
 *          noise [N, A]         standard normal; where the policy draws its actions
 * outputs  action [N, A]        the controls' units, within their bounds
 *          next_memory [N, M]   where there is a memory
 *          doubt [N]            where several networks vote; in unit actions, 0 or more
 *          risk [N]             where critics tell; 1 less the likelihood of success
 * </pre>
 */
public final class ActingGraph {
    static final String OBSERVATION = "observation";
    static final String IMAGE = "image";
    static final String NOISE = "noise";
    static final String MEMORY = "memory";
    static final String ACTION = "action";
    static final String DOUBT = "doubt";
    static final String RISK = "risk";

    /** The output memory's name: a graph cannot call an input and an output the same. */
    static final String NEXT_MEMORY = "next_memory";

    /**
     * Critics of what the policy is about to do; the least likely success counts.
     *
     * @param net {@code [N, front + A] → [N, 1]}: what the policy sees and a unit action to (−1,
     *     1), where −1 is certain failure and 1 certain success
     * @param critics the weights of each, 1 or more
     */
    public record Risk(Net net, List<Weights> critics) {
        public Risk {
            critics = List.copyOf(critics);
        }
    }

    private ActingGraph() {}

    /**
     * A policy without chance: the mean of its members' outputs, each clipped to [−1, 1].
     *
     * <p>With more than one member its doubt is the length of the vector of the members' standard
     * deviations, {@code √Σ_a (1/E)·Σ_e (u_ea − mean_a)²}, as in HG-DAgger, <a
     * href="https://arxiv.org/abs/1810.02890">1810.02890</a>.
     *
     * @param net {@code [N, front] → [N, A]}
     * @param members the weights of each network, 1 or more
     * @param risk where the policy tells its risk
     */
    public static Blob deterministic(
            PolicyCard card, Front front, Net net, List<Weights> members, Optional<Risk> risk) {
        check(card, front, net, card.controls().size());
        OnnxGraph graph = new OnnxGraph();
        String x = front.in(graph);
        List<String> actions = new ArrayList<>();
        for (Weights member : members) {
            actions.add(graph.clip(graph.network(x, net, member), -1, 1));
        }
        String mean = mean(graph, actions);
        doubt(graph, actions);
        risk.ifPresent(critics -> graph.output(RISK, risk(graph, critics, x, mean)));
        graph.output(ACTION, inBounds(graph, mean, card.controls()), card.controls().size());
        return graph.toBlob(front.on(card));
    }

    /**
     * A policy without chance that sees the state, looks back and plans ahead.
     *
     * @param net {@code [N, history·S] → [N, chunk·A]}
     */
    public static Blob deterministic(
            PolicyCard card, Scaling scaling, Span span, Net net, List<Weights> members) {
        return span.equals(Span.NOW)
                ? deterministic(card, scaling, net, members)
                : SequenceGraph.of(card, scaling, span, net, members);
    }

    /** Adds the output of the doubt, where there are several members to disagree. */
    static void doubt(OnnxGraph graph, List<String> actions) {
        if (actions.size() > 1) {
            String mean = mean(graph, actions);
            List<String> squares = new ArrayList<>();
            for (String action : actions) {
                String difference = graph.apply("Sub", action, mean);
                squares.add(graph.apply("Mul", difference, difference));
            }
            String variance = graph.sumOfColumns(mean(graph, squares));
            graph.output(DOUBT, graph.apply("Sqrt", variance));
        }
    }

    private static String risk(OnnxGraph graph, Risk risk, String x, String action) {
        String input = graph.beside(x, action);
        List<String> values = new ArrayList<>();
        for (Weights critic : risk.critics()) {
            values.add(graph.network(input, risk.net(), critic));
        }
        String least =
                values.size() == 1
                        ? values.getFirst()
                        : graph.apply("Min", values.toArray(String[]::new));
        // From 1 (failure) down to 0 (success) where the critics say −1 to 1.
        String missing = graph.apply("Sub", graph.constant(1), least);
        return graph.sumOfColumns(graph.apply("Mul", missing, graph.constant(0.5f)));
    }

    /**
     * A policy that draws its actions: {@code tanh(mean + e^s·noise)}; see {@link TanhGaussian}.
     *
     * @param net {@code [N, front] → [N, 2·A]}: the means, then the logarithms s of the deviations
     */
    public static Blob tanhGaussian(PolicyCard card, Front front, Net net, Weights weights) {
        int size = card.controls().size();
        check(card, front, net, 2 * size);
        OnnxGraph graph = new OnnxGraph();
        String x = front.in(graph);
        String noise = graph.input(NOISE, size);
        String output = graph.network(x, net, weights);
        String mean = graph.columns(output, 0, size);
        String logDeviation =
                graph.clip(
                        graph.columns(output, size, 2 * size), TanhGaussian.LOW, TanhGaussian.HIGH);
        String spread = graph.apply("Mul", graph.apply("Exp", logDeviation), noise);
        String action = graph.apply("Tanh", graph.apply("Add", mean, spread));
        graph.output(ACTION, inBounds(graph, action, card.controls()), size);
        return graph.toBlob(front.on(card));
    }

    /** A policy without chance that tells no risk. */
    public static Blob deterministic(PolicyCard card, Front front, Net net, List<Weights> members) {
        return deterministic(card, front, net, members, Optional.empty());
    }

    /** A policy without chance that sees the state. */
    public static Blob deterministic(
            PolicyCard card, Scaling scaling, Net net, List<Weights> members) {
        return deterministic(card, Front.of(scaling), net, members);
    }

    /** A policy that sees the state and draws its actions. */
    public static Blob tanhGaussian(PolicyCard card, Scaling scaling, Net net, Weights weights) {
        return tanhGaussian(card, Front.of(scaling), net, weights);
    }

    static String mean(OnnxGraph graph, List<String> values) {
        return values.size() == 1
                ? values.getFirst()
                : graph.apply("Mean", values.toArray(String[]::new));
    }

    static String inBounds(OnnxGraph graph, String unit, List<Channel> controls) {
        Scaling bounds = Scaling.ofBounds(controls);
        String spread = graph.apply("Mul", unit, graph.constant(bounds.deviation()));
        return graph.apply("Add", spread, graph.constant(bounds.mean()));
    }

    private static void check(PolicyCard card, Front front, Net net, int outputs) {
        int states = front.state().map(Scaling::size).orElse(card.state().size());
        if (net.inputs() != front.outputs()
                || states != card.state().size()
                || net.outputs() != outputs) {
            throw new IllegalArgumentException(
                    "a network %d → %d for %d numbers, %d of %d state channels, and %d outputs"
                            .formatted(
                                    net.inputs(),
                                    net.outputs(),
                                    front.outputs(),
                                    states,
                                    card.state().size(),
                                    outputs));
        }
        for (Channel control : card.controls()) {
            if (!Float.isFinite(control.high() - control.low())) {
                throw new IllegalArgumentException("control " + control + " has no bounds");
            }
        }
    }
}
