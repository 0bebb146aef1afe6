package reins.app.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import reins.core.fact.Blob;
import reins.core.fact.Observation;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Act;
import reins.core.role.Learner;
import reins.core.role.LearnerContext;
import reins.core.role.LearnerType;
import reins.core.role.Policy;
import reins.core.role.World;
import reins.policies.learn.Learners;
import reins.policies.nn.OnnxPolicy;
import reins.sim.worlds.Worlds;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** What one act of each learner's policy costs, and loading its graph. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PolicyBenchmark {
    @Param({"hg-dagger", "rlif", "rlpd"})
    public String learner = "";

    private final WorldSpec spec = Worlds.find("lander").spec();
    private final SplittableRandom random = new SplittableRandom(1);
    private Blob onnx = Blob.EMPTY;
    private Policy policy = Policy.resting(spec);
    private Observation observation = Observation.of(Vec.EMPTY);

    @Setup
    public void load() {
        LearnerType<?> type =
                Learners.ALL.stream().filter(one -> one.id().equals(learner)).findFirst().get();
        try (Learner made =
                        type.make(new LearnerContext(spec, 1), type.defaults(), Optional.empty());
                World world = Worlds.simulated("lander").make()) {
            onnx = made.artifact().body();
            observation = world.reset(1);
        }
        policy = OnnxPolicy.load(onnx, spec);
    }

    @Benchmark
    public Act act() {
        return policy.act(observation, policy.begin(), random);
    }

    @Benchmark
    public Policy swap() {
        return OnnxPolicy.load(onnx, spec);
    }
}
