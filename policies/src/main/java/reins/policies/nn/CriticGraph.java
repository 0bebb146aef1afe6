package reins.policies.nn;

import reins.core.fact.Blob;

import java.util.ArrayList;
import java.util.List;

/**
 * The ONNX files of reference critics: raw states and actions in, how good the action is out. Safe
 * on every thread.
 *
 * <pre>
 * inputs   observation [N, S]   the channels' units
 *          action [N, A]        the controls' units
 * output   value [N]            in the unit that the file's provenance names
 * </pre>
 */
public final class CriticGraph {
    static final String OBSERVATION = "observation";
    static final String ACTION = "action";
    static final String VALUE = "value";

    private CriticGraph() {}

    /**
     * A value in two parts, that of the state and what the action gains or loses there.
     *
     * @param stateNet {@code [N, S] → [N, 1]}, what scaled states are worth
     * @param net {@code [N, S + A] → [N, 1]}, what actions gain or lose, of scaled states and unit
     *     actions
     * @param members the weights of each such network, 1 or more; their mean counts
     * @param unit what one of the value's unit is in the networks' own, above 0
     */
    public static Blob of(
            PolicyCard card,
            Scaling scaling,
            Net stateNet,
            Weights states,
            Net net,
            List<Weights> members,
            float unit) {
        if (stateNet.inputs() != card.state().size()) {
            throw new IllegalArgumentException(
                    "a network of %d inputs for %d states"
                            .formatted(stateNet.inputs(), card.state().size()));
        }
        OnnxGraph graph = new OnnxGraph();
        String state = graph.scaled(graph.input(OBSERVATION, card.state().size()), scaling);
        String value =
                graph.apply(
                        "Add",
                        mean(graph, card, state, net, members),
                        graph.network(state, stateNet, states));
        return finished(graph, card, value, unit);
    }

    /**
     * A value in one part.
     *
     * @param net {@code [N, S + A] → [N, 1]}, what actions are worth, of scaled states and unit
     *     actions
     * @param members the weights of each such network, 1 or more; their mean counts
     * @param unit what one of the value's unit is in the networks' own, above 0
     */
    public static Blob of(
            PolicyCard card, Scaling scaling, Net net, List<Weights> members, float unit) {
        OnnxGraph graph = new OnnxGraph();
        String state = graph.scaled(graph.input(OBSERVATION, card.state().size()), scaling);
        return finished(graph, card, mean(graph, card, state, net, members), unit);
    }

    private static String mean(
            OnnxGraph graph, PolicyCard card, String state, Net net, List<Weights> members) {
        int actions = card.controls().size();
        if (net.inputs() != card.state().size() + actions || net.outputs() != 1) {
            throw new IllegalArgumentException(
                    "a network %d → %d for %d states and %d actions"
                            .formatted(net.inputs(), net.outputs(), card.state().size(), actions));
        }
        String action = graph.input(ACTION, actions);
        String x = graph.beside(state, graph.scaled(action, Scaling.ofBounds(card.controls())));
        List<String> values = new ArrayList<>();
        for (Weights member : members) {
            values.add(graph.network(x, net, member));
        }
        return graph.apply("Mean", values.toArray(String[]::new));
    }

    private static Blob finished(OnnxGraph graph, PolicyCard card, String value, float unit) {
        if (!(unit > 0)) {
            throw new IllegalArgumentException("unit " + unit);
        }
        String inUnit = graph.apply("Div", value, graph.constant(unit));
        graph.output(VALUE, graph.sumOfColumns(inUnit));
        return graph.toBlob(card);
    }
}
