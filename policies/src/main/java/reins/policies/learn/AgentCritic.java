package reins.policies.learn;

import reins.core.fact.Artifact;
import reins.core.fact.Blob;
import reins.core.fact.WorldSpec;
import reins.policies.data.Normaliser;
import reins.policies.nn.Controls;
import reins.policies.nn.Net;
import reins.policies.nn.PolicyCard;
import reins.policies.nn.PolicyFile;
import reins.policies.nn.Weights;
import reins.policies.nn.Worth;

import java.util.Optional;
import java.util.SortedMap;

/**
 * The critics of an agent that learned a world by its reward ({@code rlpd}), as a file of their
 * own: a judge of what others do there. Their mean counts. Safe on every thread.
 */
public final class AgentCritic {
    private AgentCritic() {}

    /**
     * @param settings the agent's, of the learner {@code rlpd}, who sees the state only
     * @param agent what it learned
     * @param unit what one of the value's unit is in the world's reward, above 0
     * @param provenance where it comes from, as names to texts
     */
    public static Blob onnx(
            WorldSpec spec,
            Record settings,
            Artifact agent,
            float unit,
            SortedMap<String, String> provenance) {
        if (!(settings instanceof Rlpd.Config config) || config.sees() != Sees.STATE) {
            throw new IllegalArgumentException(
                    "not an agent that learned from states: " + settings);
        }
        Weights checkpoint = Weights.from(agent.checkpoint());
        Normaliser normaliser = new Normaliser(spec.state());
        Columns.load(normaliser, checkpoint.part(SoftActorCritic.NORMALISER));
        Net net =
                Net.mlp(
                        spec.state().size() + spec.controls().size(),
                        1,
                        config.hidden(),
                        config.layers(),
                        config.layerNorm());
        Worth worth =
                new Worth(
                        normaliser.scaling(),
                        new Controls(spec.controls()),
                        net,
                        Critics.names(Critics.CRITIC, config.critics()),
                        Optional.empty(),
                        unit);
        return PolicyFile.of(PolicyCard.of(spec, provenance), worth, checkpoint);
    }
}
