package reins.sim.gym;

import reins.core.fact.Action;
import reins.core.fact.Actions;
import reins.core.fact.Channel;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.sim.json.Json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Tries whether an environment does the same again, bit by bit. Safe on every thread. */
final class Repeats {
    private static final int TICKS = 20;
    private static final int TICKS_BETWEEN = 3;
    private static final long SEED = 42;

    private Repeats() {}

    /**
     * Drives the same random ticks twice, with others in between.
     *
     * @throws ReinsException where the environment does not answer
     */
    static boolean hold(Bridge bridge, WorldFile file) {
        List<Answer> once = drive(bridge, file, SEED, TICKS);
        drive(bridge, file, SEED + 1, TICKS_BETWEEN);
        List<Answer> again = drive(bridge, file, SEED, TICKS);
        if (once.size() != again.size()) {
            return false;
        }
        for (int i = 0; i < once.size(); i++) {
            if (!same(once.get(i), again.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<Answer> drive(Bridge bridge, WorldFile file, long seed, int ticks) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Answer> driven = new ArrayList<>();
        driven.add(bridge.askPatiently(Asking.reset(seed, false)));
        while (driven.size() <= ticks && !driven.getLast().flag("terminated")) {
            driven.add(bridge.ask(Asking.step(anything(file.actions(), random), false)));
        }
        return driven;
    }

    private static Action anything(Actions actions, SplittableRandom random) {
        return switch (actions) {
            case Actions.Words(List<String> words) ->
                    new Action.Token(random.nextInt(words.size()));
            case Actions.Controls(List<Channel> channels) -> {
                float[] controls = new float[channels.size()];
                for (int i = 0; i < controls.length; i++) {
                    Channel channel = channels.get(i);
                    controls[i] =
                            channel.clamp(
                                    channel.low()
                                            + random.nextFloat()
                                                    * (channel.high() - channel.low()));
                }
                yield new Action.Continuous(Vec.of(controls));
            }
        };
    }

    private static boolean same(Answer one, Answer other) {
        if (!one.told()
                        .maybe("reward")
                        .map(Json::element)
                        .equals(other.told().maybe("reward").map(Json::element))
                || one.flag("terminated") != other.flag("terminated")
                || one.blobs().size() != other.blobs().size()) {
            return false;
        }
        for (int i = 0; i < one.blobs().size(); i++) {
            if (!Arrays.equals(one.blobs().get(i), other.blobs().get(i))) {
                return false;
            }
        }
        return true;
    }
}
