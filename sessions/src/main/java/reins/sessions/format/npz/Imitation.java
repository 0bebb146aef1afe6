package reins.sessions.format.npz;

import reins.core.fact.Action;
import reins.core.fact.Camera;
import reins.core.fact.Episode;
import reins.core.fact.Observation;
import reins.core.fact.Step;
import reins.core.fact.WorldSpec;
import reins.core.flow.Progress;
import reins.sessions.format.Attempt;
import reins.sessions.format.Attempts;
import reins.sessions.format.Extras;
import reins.sessions.format.Format;
import reins.sessions.format.Kept;
import reins.sessions.format.Seen;
import reins.sessions.format.Streamed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One {@code .npz} as imitation's {@code serialize.load} reads it: what was seen and done in all
 * attempts one behind the other, {@code obs [Σ(T+1), S]}, {@code acts [ΣT, A]}, {@code rews [ΣT]},
 * and where one ends. It holds no Python objects. Pictures and what else Reins knows are in arrays
 * of their own, which imitation leaves alone. Safe on every thread.
 */
public final class Imitation implements Format {
    static final String PICTURES = "image.";

    @Override
    public String id() {
        return "imitation";
    }

    @Override
    public String title() {
        return "imitation .npz";
    }

    @Override
    public String readers() {
        return "imitation, NumPy";
    }

    @Override
    public Optional<String> ending() {
        return Optional.of("npz");
    }

    @Override
    public Set<Kept> keeps() {
        return EnumSet.complementOf(EnumSet.of(Kept.PICTURES_NEARLY));
    }

    @Override
    public void write(Attempts attempts, Path target, Progress progress) throws IOException {
        WorldSpec world = attempts.world();
        try (NpzWriter file = new NpzWriter(target)) {
            file.begin("obs", NpyType.FLOAT32, world.state().size());
            if (world.controls().isEmpty()) {
                file.begin("acts", NpyType.INT64);
            } else {
                file.begin("acts", NpyType.FLOAT32, world.controls().size());
            }
            file.begin("rews", NpyType.FLOAT32);
            file.begin("infos", NpyType.INT8);
            file.begin("terminal", NpyType.BOOL);
            file.begin("indices", NpyType.INT64);
            List<String> keys = Seen.keys(world.cameras());
            for (int i = 0; i < keys.size(); i++) {
                Camera camera = world.cameras().get(i);
                file.begin(
                        PICTURES + keys.get(i), NpyType.UINT8, camera.height(), camera.width(), 3);
            }
            NpzExtras.begin(file, attempts);
            int count = attempts.count();
            int[] done = {0};
            long[] ticks = {0};
            Streamed.each(
                    attempts,
                    attempt -> {
                        if (done[0] > 0) {
                            file.longs("indices", ticks[0]);
                        }
                        write(file, world, keys, attempt);
                        ticks[0] += attempt.episode().steps().size();
                        done[0]++;
                        progress.at(Math.min(done[0], count), Math.max(1, count));
                    });
            file.finish();
        }
    }

    private static void write(NpzWriter file, WorldSpec world, List<String> keys, Attempt attempt)
            throws IOException {
        Episode episode = attempt.episode();
        List<Step> steps = episode.steps();
        List<Observation> seen = Seen.all(episode);
        file.floats("obs", Seen.states(seen, world.state().size()));
        if (world.controls().isEmpty()) {
            file.longs(
                    "acts",
                    steps.stream().mapToLong(step -> Extras.token(executed(step))).toArray());
        } else {
            int size = world.controls().size();
            file.floats("acts", Extras.rows(steps, size, step -> executed(step).asControls()));
        }
        float[] rewards = new float[steps.size()];
        for (int i = 0; i < rewards.length; i++) {
            rewards[i] = steps.get(i).outcome().reward().at(0);
        }
        file.floats("rews", rewards);
        file.bytes("infos", new byte[steps.size()]);
        file.bytes("terminal", new byte[] {(byte) (episode.ending().isTerminal() ? 1 : 0)});
        for (int i = 0; i < keys.size(); i++) {
            for (byte[] picture : Seen.pictures(seen, i)) {
                file.bytes(PICTURES + keys.get(i), picture);
            }
        }
        NpzExtras.write(file, world, attempt);
    }

    private static Action executed(Step step) {
        return step.decision().executed();
    }

    @Override
    public Attempts read(Path source) {
        return ImitationAttempts.open(source);
    }
}
