package reins.policies.nn;

import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

import reins.core.fact.Vec;

import java.util.List;

/**
 * The reading that trains: every operation is computed at once by PyTorch, which records it where
 * gradients are wanted. Used by one thread, the learner's, in an open {@link Scope}.
 *
 * @param parameters the arrays that the networks name
 */
public record TorchOps(Parameters parameters) implements Ops<Tensor> {
    /** For what has nothing to train. */
    public static final TorchOps UNTRAINED = new TorchOps(new Parameters(Weights.of()));

    @Override
    public Tensor parameter(String name) {
        return parameters.named(name);
    }

    @Override
    public Tensor constant(Vec values, List<Integer> shape) {
        return Tensors.of(values.toArray(), shape.stream().mapToLong(Integer::longValue).toArray());
    }

    @Override
    public Tensor linear(Tensor x, Tensor weight, Tensor bias) {
        return torch.linear(x, weight, bias);
    }

    @Override
    public Tensor conv(Tensor x, Layer.Conv2d shape, Tensor weight, Tensor bias) {
        return torch.conv2d(
                        x.view(-1, shape.channels(), shape.height(), shape.width()),
                        weight,
                        new TensorOptional(bias),
                        new long[] {shape.stride(), shape.stride()},
                        new long[] {0, 0},
                        new long[] {1, 1},
                        1)
                .flatten(1, -1);
    }

    @Override
    public Tensor layerNorm(Tensor x, Tensor weight, Tensor bias) {
        return torch.layer_norm(
                x,
                new long[] {x.size(-1)},
                new TensorOptional(weight),
                new TensorOptional(bias),
                Layer.LayerNorm.EPSILON,
                false);
    }

    @Override
    public Tensor gru(
            Tensor x,
            Tensor memory,
            Tensor ofInput,
            Tensor ofMemory,
            Tensor inputBias,
            Tensor memoryBias) {
        return torch.gru_cell(
                x,
                memory,
                ofInput,
                ofMemory,
                new TensorOptional(inputBias),
                new TensorOptional(memoryBias));
    }

    @Override
    public Tensor embed(Tensor tokens, Tensor table) {
        return torch.embedding(table, tokens);
    }

    @Override
    public Tensor places(Tensor tokens, Tensor table) {
        return table.narrow(0, 0, tokens.size(1));
    }

    @Override
    public Tensor attend(Tensor query, Tensor keys, Tensor values, int heads, boolean causal) {
        return torch.scaled_dot_product_attention(
                        byHead(query, heads),
                        byHead(keys, heads),
                        byHead(values, heads),
                        new TensorOptional(),
                        0,
                        causal,
                        new DoubleOptional(),
                        false)
                .transpose(1, 2)
                .flatten(2, -1);
    }

    /** {@code [N, T, D] → [N, heads, T, D / heads]}. */
    private static Tensor byHead(Tensor x, int heads) {
        return x.view(x.size(0), x.size(1), heads, x.size(2) / heads).transpose(1, 2);
    }

    @Override
    public Tensor last(Tensor x) {
        return x.select(1, -1);
    }

    @Override
    public Tensor relu(Tensor x) {
        return torch.relu(x);
    }

    @Override
    public Tensor tanh(Tensor x) {
        return x.tanh();
    }

    @Override
    public Tensor sigmoid(Tensor x) {
        return x.sigmoid();
    }

    @Override
    public Tensor silu(Tensor x) {
        return torch.silu(x);
    }

    @Override
    public Tensor gelu(Tensor x) {
        return torch.gelu(x);
    }

    @Override
    public Tensor softmax(Tensor x) {
        return x.softmax(-1);
    }

    @Override
    public Tensor exp(Tensor x) {
        return x.exp();
    }

    @Override
    public Tensor log(Tensor x) {
        return x.log();
    }

    @Override
    public Tensor sqrt(Tensor x) {
        return x.sqrt();
    }

    @Override
    public Tensor erf(Tensor x) {
        return x.erf();
    }

    @Override
    public Tensor clip(Tensor x, float low, float high) {
        return Tensors.clamp(x, low, high);
    }

    @Override
    public Tensor add(Tensor x, Tensor y) {
        return x.add(y);
    }

    @Override
    public Tensor sub(Tensor x, Tensor y) {
        return x.sub(y);
    }

    @Override
    public Tensor mul(Tensor x, Tensor y) {
        return x.mul(y);
    }

    @Override
    public Tensor div(Tensor x, Tensor y) {
        return x.div(y);
    }

    @Override
    public Tensor mean(List<Tensor> values) {
        return values.size() == 1 ? values.getFirst() : Tensors.stacked(values).mean(0);
    }

    @Override
    public Tensor least(List<Tensor> values) {
        return values.size() == 1 ? values.getFirst() : Tensors.least(Tensors.stacked(values));
    }

    @Override
    public Tensor choose(Tensor first, Tensor second, Tensor greater, Tensor otherwise) {
        return torch.where(first.gt(second), greater, otherwise);
    }

    @Override
    public Tensor beside(List<Tensor> parts) {
        return parts.size() == 1
                ? parts.getFirst()
                : torch.cat(new TensorVector(parts.toArray(Tensor[]::new)), -1);
    }

    @Override
    public Tensor columns(Tensor x, int from, int to) {
        return Tensors.columns(x, from, to);
    }

    @Override
    public Tensor sumOfColumns(Tensor x) {
        return x.sum(-1);
    }

    @Override
    public Tensor argmax(Tensor x) {
        return x.argmax(new LongOptional(-1), true);
    }

    @Override
    public Tensor rows(Tensor row, Tensor like) {
        return row.expand(like.size(0), row.size(-1));
    }

    @Override
    public Tensor apart(Tensor x, int parts) {
        return x.view(x.size(0), parts, -1);
    }

    @Override
    public Tensor together(Tensor x) {
        return x.flatten(1, -1);
    }

    @Override
    public Tensor shrunk(Tensor image, int by) {
        Tensor planes = image.to(torch.ScalarType.Float).permute(0, 3, 1, 2);
        return (by == 1 ? planes : torch.round(torch.avg_pool2d(planes, by, by))).flatten(1, -1);
    }
}
