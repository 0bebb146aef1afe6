package reins.policies.nn;

import static java.util.stream.Collectors.joining;

import reins.core.fact.Action;
import reins.core.fact.Blob;
import reins.core.fact.Camera;
import reins.core.fact.Observation;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Act;
import reins.core.role.Policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * An ONNX file that drives, run by ONNX Runtime. Immutable and pure; safe on every thread, and
 * several may act at once.
 *
 * <p>It need not be closed: only the sessions used last hold native memory, and a policy whose
 * session was closed loads it again at its next act.
 */
public final class OnnxPolicy implements Policy {
    private final byte[] onnx;
    private final OnnxContract contract;
    private final WorldSpec spec;
    private final boolean draws;
    private final AtomicReference<OnnxSession> session;

    private OnnxPolicy(
            byte[] onnx,
            OnnxContract contract,
            WorldSpec spec,
            boolean draws,
            AtomicReference<OnnxSession> session) {
        this.onnx = onnx;
        this.contract = contract;
        this.spec = spec;
        this.draws = draws;
        this.session = session;
    }

    /**
     * Loads a file after checking that it can drive this world; takes a few milliseconds, so not on
     * the thread that drives.
     *
     * @throws ReinsException with one sentence that says what is wrong with the file
     */
    public static OnnxPolicy load(Blob onnx, WorldSpec spec) {
        OnnxContract contract = OnnxContract.check(onnx, spec);
        byte[] bytes = onnx.toArray();
        OnnxPolicy policy =
                new OnnxPolicy(
                        bytes,
                        contract,
                        spec,
                        true,
                        new AtomicReference<>(OnnxSession.open(bytes, contract)));
        OnnxSession.Result trial =
                policy.run(
                        new OnnxSession.Given(
                                policy.pictures(OnnxPolicy::black),
                                Vec.zeros(contract.state()),
                                List.of(0),
                                Vec.zeros(contract.noise()),
                                Vec.zeros(contract.memory())));
        policy.refuseStrangeNumbers(trial);
        return policy;
    }

    private static Blob black(Camera camera) {
        return Blob.of(new byte[3 * camera.width() * camera.height()]);
    }

    private Map<String, Blob> pictures(Function<Camera, Blob> taken) {
        Map<String, Blob> pictures = new HashMap<>();
        contract.images().forEach((input, camera) -> pictures.put(input, taken.apply(camera)));
        return pictures;
    }

    @Override
    public boolean looks() {
        return !contract.images().isEmpty();
    }

    @Override
    public OnnxPolicy withoutChance() {
        return new OnnxPolicy(onnx, contract, spec, false, session);
    }

    /** What a policy's file says of itself; empty where another program wrote it. */
    public static Optional<PolicyCard> card(Blob onnx) {
        return PolicyCard.from(OnnxContract.metadata(onnx));
    }

    /** A policy's file as bytes. */
    public static Blob read(Path file) {
        try {
            return Blob.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new ReinsException(
                    "The policy's file cannot be read; check that it is there: " + file, e);
        }
    }

    @Override
    public Vec begin() {
        return Vec.zeros(contract.memory());
    }

    @Override
    public Act act(Observation observation, Vec memory, RandomGenerator random) {
        Vec state = contract.state() == 0 ? Vec.EMPTY : observation.state();
        if (state.size() != contract.state() || memory.size() != contract.memory()) {
            throw new IllegalArgumentException(
                    "state of %d and memory of %d for %s"
                            .formatted(state.size(), memory.size(), contract));
        }
        refuseStrangeState(state);
        float[] noise = new float[contract.noise()];
        for (int i = 0; draws && i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        OnnxSession.Result result =
                run(
                        new OnnxSession.Given(
                                pictures(camera -> Eye.frame(observation, camera).pixels()),
                                state,
                                tokens(observation),
                                Vec.of(noise),
                                memory));
        refuseStrangeNumbers(result);
        return new Act(
                action(result),
                result.memory(),
                thought(result.thought()),
                Math.max(0, result.doubt()),
                Math.clamp(result.risk(), 0, 1));
    }

    private List<Integer> tokens(Observation observation) {
        if (contract.reads() && observation.tokens().isEmpty()) {
            throw new ReinsException("There is nothing to read here, but the policy reads words.");
        }
        return observation.tokens();
    }

    private Action action(OnnxSession.Result result) {
        if (contract.actions() == 0) {
            return new Action.Token((int) result.word());
        }
        float[] action = result.action().toArray();
        for (int i = 0; i < action.length; i++) {
            action[i] = spec.controls().get(i).clamp(action[i]);
        }
        return new Action.Continuous(Vec.of(action));
    }

    private String thought(List<Long> indices) {
        return indices.stream()
                .filter(index -> index >= 0)
                .map(index -> contract.thoughts().get(index.intValue()))
                .collect(joining(" "));
    }

    private OnnxSession.Result run(OnnxSession.Given given) {
        OnnxSession current = session.get();
        while (!current.enter()) {
            session.compareAndSet(current, OnnxSession.open(onnx, contract));
            current = session.get();
        }
        try {
            return current.run(given);
        } finally {
            current.leave();
        }
    }

    private void refuseStrangeState(Vec state) {
        for (int i = 0; i < state.size(); i++) {
            if (!Float.isFinite(state.at(i))) {
                throw new ReinsException(
                        "The world's state has %s for '%s', so the policy does not act on it."
                                .formatted(state.at(i), spec.state().get(i).name()));
            }
        }
    }

    private void refuseStrangeNumbers(OnnxSession.Result result) {
        for (int i = 0; i < result.action().size(); i++) {
            if (!Float.isFinite(result.action().at(i))) {
                throw new ReinsException(
                        "The policy wants %s for control '%s'; go back to an earlier version."
                                .formatted(result.action().at(i), spec.controls().get(i).name()));
            }
        }
        long words = contract.actions() == 0 ? spec.vocabulary().size() : 1;
        if (result.word() < 0 || result.word() >= words) {
            throw new ReinsException(
                    "The policy wants word %d of %d; go back to an earlier version."
                            .formatted(result.word(), words));
        }
        for (long index : result.thought()) {
            if (index >= contract.thoughts().size()) {
                throw new ReinsException(
                        "The policy thinks thought %d of %d; go back to an earlier version."
                                .formatted(index, contract.thoughts().size()));
            }
        }
        if (!result.memory().isFinite() || !Float.isFinite(result.doubt() + result.risk())) {
            throw new ReinsException(
                    "The policy's memory, doubt or risk is not a number; go back to an earlier"
                            + " version.");
        }
    }
}
