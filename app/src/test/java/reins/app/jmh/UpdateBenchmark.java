package reins.app.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import reins.core.fact.Action;
import reins.core.fact.Decision;
import reins.core.fact.Ending;
import reins.core.fact.Metrics;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Said;
import reins.core.fact.Segment;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.fact.Teaching;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Learner;
import reins.core.role.LearnerContext;
import reins.core.role.LearnerType;
import reins.core.role.Settings;
import reins.policies.learn.Learners;
import reins.policies.nn.NativeThreads;
import reins.sim.worlds.Worlds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Updates a second of plain soft actor-critic: two critics, batch 256, on random numbers of the
 * lander's shape. {@code docs/results/peers/sac.py} does the same work elsewhere.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class UpdateBenchmark {
    private static final int EPISODES = 100;
    private static final int TICKS = 200;

    @Param({"256", "64"})
    public String hidden = "";

    private final WorldSpec spec = Worlds.find("lander").spec();
    private final SplittableRandom random = new SplittableRandom(1);
    private final List<Segment> segments = new ArrayList<>();
    private Optional<Learner> learner = Optional.empty();

    @Setup(Level.Iteration)
    public void begin() {
        NativeThreads.limitToOne();
        LearnerType<?> type =
                Learners.ALL.stream().filter(one -> one.id().equals("rlpd")).findFirst().get();
        Record settings =
                Settings.with(
                        type.defaults(),
                        Map.of(
                                "hidden",
                                hidden,
                                "layerNorm",
                                "false",
                                "offlineRatio",
                                "0",
                                "capacity",
                                Integer.toString(EPISODES * TICKS)));
        Learner made = type.make(new LearnerContext(spec, 1), settings, Optional.empty());
        for (int episode = segments.size(); episode < EPISODES; episode++) {
            segments.add(segment(episode + 1));
        }
        segments.forEach(made::observe);
        learner = Optional.of(made);
    }

    private Segment segment(long episode) {
        List<Step> steps = new ArrayList<>();
        for (int tick = 0; tick < TICKS; tick++) {
            Ending ending = tick == TICKS - 1 ? Ending.FAILURE : Ending.NONE;
            Action action = new Action.Continuous(drawn(spec.controls().size()));
            Outcome outcome = new Outcome(seen(), drawn(1), ending);
            steps.add(
                    new Step(
                            tick,
                            seen(),
                            new Decision.Autonomous(action),
                            Said.nothing(0),
                            Teaching.NONE,
                            outcome));
        }
        return new Segment(Stream.of(episode), new Start.Fresh(episode), steps);
    }

    private Observation seen() {
        return Observation.of(drawn(spec.state().size()));
    }

    private Vec drawn(int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = random.nextFloat(-1, 1);
        }
        return Vec.of(values);
    }

    @Benchmark
    public Metrics update() {
        Learner present = learner.orElseThrow();
        if (!present.ready()) {
            segments.forEach(present::observe);
        }
        try (var _ = new reins.policies.nn.Scope()) {
            return present.step();
        }
    }

    @TearDown(Level.Iteration)
    public void end() {
        learner.orElseThrow().close();
    }
}
