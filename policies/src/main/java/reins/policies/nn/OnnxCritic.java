package reins.policies.nn;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

import reins.core.fact.Action;
import reins.core.fact.Blob;
import reins.core.fact.Channel;
import reins.core.fact.Observation;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Critic;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/**
 * An ONNX file that says how good an action is, run by ONNX Runtime; it stays loaded as long as the
 * program runs. Immutable and pure; safe on every thread, and several may ask at once.
 */
public final class OnnxCritic implements Critic {
    private final OrtSession session;
    private final PolicyCard card;

    private OnnxCritic(OrtSession session, PolicyCard card) {
        this.session = session;
        this.card = card;
    }

    /**
     * Loads a file after checking that it judges this world.
     *
     * @throws ReinsException with one sentence that says what is wrong with the file
     */
    public static OnnxCritic load(Blob onnx, WorldSpec spec) {
        PolicyCard card;
        try {
            card =
                    OnnxPolicy.card(onnx)
                            .orElseThrow(() -> refused("does not say what world it is of"));
        } catch (ReinsException e) {
            throw refused("is damaged or no reference critic", e);
        }
        if (!card.world().equals(spec.id())) {
            throw refused("is of world '%s', and this is '%s'".formatted(card.world(), spec.id()));
        }
        compare("state", card.state(), spec.state());
        compare("control", card.controls(), spec.controls());
        OrtEnvironment environment = OnnxRuntime.environment();
        try (OrtSession.SessionOptions options = OnnxRuntime.oneThread()) {
            OrtSession session = environment.createSession(onnx.toArray(), options);
            OnnxCritic critic = new OnnxCritic(session, card);
            critic.value(Vec.zeros(spec.state().size()), Vec.zeros(spec.controls().size()));
            return critic;
        } catch (OrtException e) {
            throw refused("is refused by ONNX Runtime (" + e.getMessage() + ")", e);
        }
    }

    private static void compare(String kind, List<Channel> has, List<Channel> needed) {
        if (has.size() != needed.size()) {
            throw refused(
                    "has %d %s channels, and the world has %d"
                            .formatted(has.size(), kind, needed.size()));
        }
        for (int i = 0; i < has.size(); i++) {
            Channel one = has.get(i);
            Channel other = needed.get(i);
            if (!one.equals(other)) {
                throw refused(
                        "has %s as %s channel %d, and the world has %s there"
                                .formatted(described(one), kind, i, described(other)));
            }
        }
    }

    private static String described(Channel channel) {
        return "'%s' in %s from %s to %s"
                .formatted(channel.name(), channel.unit(), channel.low(), channel.high());
    }

    private static ReinsException refused(String why) {
        return new ReinsException(sentence(why));
    }

    private static ReinsException refused(String why, Exception cause) {
        return new ReinsException(sentence(why), cause);
    }

    private static String sentence(String why) {
        return "This reference critic cannot judge here: its file %s; make a new one by 'train critic'."
                .formatted(why);
    }

    /** What the file says of itself. */
    public PolicyCard card() {
        return card;
    }

    @Override
    public double value(Observation observation, Action action) {
        return value(observation.state(), action.asControls());
    }

    private double value(Vec state, Vec controls) {
        try (OnnxTensor observation = tensor(state);
                OnnxTensor action = tensor(controls);
                OrtSession.Result result =
                        session.run(Map.of(Ports.OBSERVATION, observation, Ports.ACTION, action))) {
            if (result.get(0).getValue() instanceof float[] values && values.length == 1) {
                return values[0];
            }
            throw refused("gives no value");
        } catch (OrtException e) {
            throw refused("does not run (" + e.getMessage() + ")", e);
        }
    }

    private static OnnxTensor tensor(Vec row) throws OrtException {
        return OnnxTensor.createTensor(
                OnnxRuntime.environment(),
                FloatBuffer.wrap(row.toArray()),
                new long[] {1, row.size()});
    }
}
