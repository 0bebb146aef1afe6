package reins.policies.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands before a policy's network: the state scaled, or what its encoder makes of pictures,
 * or the first beside the second. Safe on every thread.
 *
 * @param state how the state is scaled; empty where the policy does not see it
 * @param look how it sees pictures; empty where it does not
 */
public record Front(Optional<Scaling> state, Optional<Look> look) {
    /**
     * A trained encoder and the eye it sits behind. Safe on every thread.
     *
     * @param colours how red, green and blue, 0 to 255, are scaled
     */
    public record Look(Eye eye, Scaling colours, Net encoder, Weights weights) {}

    public Front {
        if (state.isEmpty() && look.isEmpty()) {
            throw new IllegalArgumentException("a policy that sees nothing");
        }
    }

    /** A policy that sees the state. */
    public static Front of(Scaling scaling) {
        return new Front(Optional.of(scaling), Optional.empty());
    }

    /** Numbers that the network behind gets. */
    int outputs() {
        return state.map(Scaling::size).orElse(0)
                + look.map(seen -> seen.encoder().outputs()).orElse(0);
    }

    /** The card of a policy with this front. */
    PolicyCard on(PolicyCard card) {
        return look.map(seen -> card.through(seen.eye().camera().name())).orElse(card);
    }

    /** Adds the inputs to a graph; the value that the network gets, {@code [N, outputs]}. */
    String in(OnnxGraph graph) {
        if (look.isEmpty()) {
            return state(graph).orElseThrow();
        }
        String seen = look(graph, look.get());
        return state(graph).map(known -> graph.beside(known, seen)).orElse(seen);
    }

    private Optional<String> state(OnnxGraph graph) {
        return state.map(scaling ->
                graph.scaled(graph.input(ActingGraph.OBSERVATION, scaling.size()), scaling));
    }

    private static String look(OnnxGraph graph, Look look) {
        Eye eye = look.eye();
        String image =
                graph.pictures(ActingGraph.IMAGE, eye.camera().height(), eye.camera().width());
        String now = graph.shrunk(image, eye.shrink());
        String bytes = eye.remembered() == 0 ? now : remembered(graph, eye, now);
        int planes = eye.inputs() / (eye.rows() * eye.columns());
        String scaled = graph.scaledPlanes(bytes, planes, look.colours());
        return graph.network(scaled, look.encoder(), look.weights());
    }

    /** The pictures of now and before, the earliest first; the memory's oldest is dropped. */
    private static String remembered(OnnxGraph graph, Eye eye, String now) {
        int size = eye.size();
        int kept = eye.remembered() * size;
        String memory = graph.input(ActingGraph.MEMORY, kept);
        List<String> seen = new ArrayList<>();
        for (int from = 0; from < kept; from += eye.ticksBack() * size) {
            seen.add(graph.columns(memory, from, from + size));
        }
        seen.add(now);
        // Without a picture to keep there is nothing to slice.
        String next = kept == size ? now : graph.beside(graph.columns(memory, size, kept), now);
        graph.output(ActingGraph.NEXT_MEMORY, next, kept);
        return graph.beside(seen.toArray(String[]::new));
    }
}
