package reins.policies.learn;

import org.bytedeco.pytorch.Tensor;

import reins.policies.data.Batch;
import reins.policies.data.Normaliser;
import reins.policies.nn.Scaling;
import reins.policies.nn.Tensors;
import reins.policies.nn.TorchOps;
import reins.policies.nn.Weights;

/** The way from a batch to tensors, and from a normaliser to weights and back. */
final class Columns {
    private Columns() {}

    /** A copy of one column, {@code [B, width]}. */
    static Tensor of(Batch batch, int column) {
        return Tensors.of(batch.column(column), batch.rows(), batch.width(column));
    }

    /** The network's input for raw states, {@code [B, S]}. */
    static Tensor scaled(Tensor states, Scaling scaling) {
        return scaling.apply(TorchOps.UNTRAINED, states);
    }

    /** The normaliser's numbers as they are now. */
    static Weights weights(Normaliser normaliser) {
        return Weights.of(
                Weights.Array.of("mean", normaliser.mean().toArray()),
                Weights.Array.of("deviation", normaliser.deviation().toArray()),
                Weights.Array.of("count", (float) normaliser.count()));
    }

    /** Lets the normaliser go on from numbers that {@link #weights} took. */
    static void load(Normaliser normaliser, Weights weights) {
        normaliser.load(
                weights.array("mean").values(),
                weights.array("deviation").values(),
                (long) weights.array("count").values().at(0));
    }
}
