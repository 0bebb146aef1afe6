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
        int width = card.state().size();
        int actions = card.controls().size();
        if (net.inputs() != width + actions
                || stateNet.inputs() != width
                || net.outputs() != 1
                || !(unit > 0)) {
            throw new IllegalArgumentException(
                    "a network %d → %d for %d states and %d actions, unit %s"
                            .formatted(net.inputs(), net.outputs(), width, actions, unit));
        }
        OnnxGraph graph = new OnnxGraph();
        String state = graph.scaled(graph.input(OBSERVATION, width), scaling);
        String action = graph.input(ACTION, actions);
        String x = graph.beside(state, graph.scaled(action, Scaling.ofBounds(card.controls())));
        List<String> values = new ArrayList<>();
        for (Weights member : members) {
            values.add(graph.network(x, net, member));
        }
        String mean = graph.apply("Mean", values.toArray(String[]::new));
        String value = graph.apply("Add", mean, graph.network(state, stateNet, states));
        String inUnit = graph.apply("Div", value, graph.constant(unit));
        graph.output(VALUE, graph.sumOfColumns(inUnit));
        return graph.toBlob(card);
    }
}
