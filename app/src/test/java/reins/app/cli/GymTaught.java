package reins.app.cli;

import reins.core.fact.Vec;
import reins.policies.nn.Averaged;
import reins.policies.nn.Front;
import reins.policies.nn.Net;
import reins.policies.nn.PolicyCard;
import reins.policies.nn.PolicyFile;
import reins.policies.nn.Scaling;
import reins.policies.nn.Weights;
import reins.policies.nn.Words;
import reins.sim.gym.FirstMeeting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An environment of Gymnasium that takes words, and a network made by hand that does well there.
 *
 * @param world its file
 * @param expert the network's
 */
record GymTaught(Path world, Path expert) {
    private static final int RIGHT = 1;
    private static final int FORWARD = 2;

    /** MiniGrid's number for the goal, the greatest but for what the agent never sees here. */
    private static final float GOAL = 8;

    /** How many cells wide and deep the view of MiniGrid's agent is. */
    private static final int VIEW = 7;

    /** The cart is pushed to where the pole falls, a bit against where the cart is. */
    static GymTaught cartPole(Path folder, String python) throws IOException {
        Net net = Net.mlp(4, 2, 1, 0, false);
        float[] weights = {0, 0, 0, 0, 0.1f, 0.3f, 1, 0.5f};
        return written(
                folder,
                "CartPole-v1",
                python,
                net,
                Weights.of(array("0.weight", weights, 2, 4), array("0.bias", new float[2], 2)));
    }

    /**
     * It turns until it sees the goal ahead and goes there. Its state is its direction and then
     * three numbers for each cell, column by column; it stands in the middle of the last row.
     */
    static GymTaught miniGrid(Path folder, String python) throws IOException {
        int cells = VIEW * VIEW;
        int states = 1 + 3 * cells;
        int words = 7;
        float[] sees = new float[cells * states];
        float[] says = new float[words * cells];
        for (int cell = 0; cell < cells; cell++) {
            sees[cell * states + 1 + 3 * cell] = 1;
            boolean beside = cell % VIEW == VIEW - 1;
            int word = !beside ? FORWARD : cell / VIEW < VIEW / 2 ? 0 : RIGHT;
            says[word * cells + cell] = 1;
        }
        float[] goal = new float[cells];
        Arrays.fill(goal, 1 - GOAL);
        float[] otherwise = new float[words];
        otherwise[RIGHT] = 0.5f;
        return written(
                folder,
                "MiniGrid-Empty-5x5-v0",
                python,
                Net.mlp(states, words, cells, 1, false),
                Weights.of(
                        array("0.weight", sees, cells, states),
                        array("0.bias", goal, cells),
                        array("2.weight", says, words, cells),
                        array("2.bias", otherwise, words)));
    }

    private static Weights.Array array(String name, float[] values, Integer... shape) {
        return new Weights.Array(name, List.of(shape), Vec.of(values));
    }

    private static GymTaught written(
            Path folder, String env, String python, Net net, Weights weights) throws IOException {
        FirstMeeting met = FirstMeeting.with(FirstMeeting.Wish.of(env, python));
        float[] ones = new float[net.inputs()];
        Arrays.fill(ones, 1);
        Scaling asItIs = new Scaling(Vec.zeros(ones.length), Vec.of(ones), Scaling.LIMIT);
        Words words = new Words(met.file().spec().vocabulary());
        Path world = folder.resolve("taught.world.json");
        Files.writeString(world, met.file().text());
        Path expert = folder.resolve("expert.onnx");
        Averaged acting = new Averaged(Front.of(asItIs), words, net, List.of(""), Optional.empty());
        PolicyCard card = PolicyCard.of(met.file().spec(), new TreeMap<>());
        Files.write(expert, PolicyFile.of(card, acting, weights).toArray());
        return new GymTaught(world, expert);
    }

    /** What {@code teach} needs to know. */
    List<String> arguments() {
        return List.of("--world", world.toString(), "--agree", "--teacher", "policy:" + expert);
    }
}
