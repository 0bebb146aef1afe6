package reins.sessions.format.hdf5;

import reins.core.fact.Action;
import reins.core.fact.Channel;
import reins.core.fact.Step;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;

import java.util.ArrayList;
import java.util.List;

/**
 * Controls from −1 to 1, as some learners need them: each channel's bounds become −1 and 1; a
 * channel without bounds stays as it is. Safe on every thread.
 */
final class Scaled {
    private Scaled() {}

    /** What was executed, scaled, row by row, {@code [T, A]}. */
    static double[] executed(WorldSpec world, List<Step> steps) {
        int size = world.controls().size();
        double[] values = new double[steps.size() * size];
        for (int i = 0; i < steps.size(); i++) {
            Vec controls = steps.get(i).decision().executed().asControls();
            for (int k = 0; k < size; k++) {
                values[i * size + k] = to(world.controls().get(k), controls.at(k));
            }
        }
        return values;
    }

    /** The other way round. */
    static List<Action> executed(WorldSpec world, double[] values, int ticks) {
        int size = world.controls().size();
        List<Action> actions = new ArrayList<>(ticks);
        for (int i = 0; i < ticks; i++) {
            float[] controls = new float[size];
            for (int k = 0; k < size; k++) {
                controls[k] = from(world.controls().get(k), values[i * size + k]);
            }
            actions.add(new Action.Continuous(Vec.of(controls)));
        }
        return actions;
    }

    private static boolean stays(Channel channel) {
        return (channel.low() == -1 && channel.high() == 1)
                || !Float.isFinite(channel.low())
                || !Float.isFinite(channel.high());
    }

    private static double to(Channel channel, float value) {
        double width = (double) channel.high() - channel.low();
        return stays(channel) ? value : (value - (double) channel.low()) / width * 2 - 1;
    }

    private static float from(Channel channel, double value) {
        double width = (double) channel.high() - channel.low();
        return (float) (stays(channel) ? value : channel.low() + (value + 1) / 2 * width);
    }
}
