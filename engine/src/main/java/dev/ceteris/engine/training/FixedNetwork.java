// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import static dev.ceteris.base.Require.require;

import dev.ceteris.engine.kernel.Fold;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.sample.Samples;
import java.util.ArrayList;
import java.util.List;

/**
 * A network whose weights stay as they are: it is evaluated and measured, and learns nothing. Its answers, losses and
 * gradients are the bits that a {@link Trainer} with these weights would compute. Used by one thread at a time.
 */
public final class FixedNetwork {
    private final Network network;
    private final Parameters parameters;
    private final Examiner examiner;

    /**
     * A network with given numbers, which are copied.
     *
     * @throws dev.ceteris.base.SpecException when the weights are those of another network
     */
    public FixedNetwork(Network network, Weights weights) {
        this(network, weights, Kernels.fastest());
    }

    /** The same with chosen kernels; the choice does not change a bit. */
    FixedNetwork(Network network, Weights weights, Kernels kernels) {
        int count = network.depth();
        require(weights.layers().size() == count, "layers", weights.layers().size(), count + ", as in the network");
        for (int i = 0; i < count; i++) {
            Weights.LayerWeights layer = weights.layers().get(i);
            int inputs = network.fanIn(i);
            int units = network.units(i);
            require(
                    layer.inputs() == inputs && layer.units() == units,
                    "layer " + (i + 1),
                    layer.inputs() + " x " + layer.units(),
                    inputs + " x " + units + ", as in the network");
            require(
                    layer.scales().arrays().size() == Scales.count(network, i),
                    "layer " + (i + 1),
                    layer.scales().isThere() ? "normalized otherwise" : "without the numbers of a normalization",
                    "those of " + network.normalization(i));
        }
        this.network = network;
        parameters = Parameters.of(weights);
        int most = ConvolutionFront.samplesAtOnce(network, Trainer.MICRO_BATCH);
        examiner = new Examiner(network, parameters, kernels, most);
    }

    /** What the network is. */
    public Network network() {
        return network;
    }

    /**
     * What the network answers: the outputs of its last layer, before the loss; of a classifier the logits.
     *
     * @param samples as wide as the network's inputs, with targets for its loss
     * @return samples × outputs, row by row: output j of sample i at {@code i * outputs + j}
     * @throws dev.ceteris.base.SpecException when network and samples do not fit together
     */
    public float[] outputs(Samples samples, ThreadTeam team) {
        int width = network.outputs();
        float[] outputs = new float[Math.multiplyExact(samples.count(), width)];
        examiner.judge(samples, team, (propagation, first, count) -> {
            for (int lane = 0; lane < count; lane++) {
                propagation.copyOutputs(lane, outputs, (first + lane) * width);
            }
        });
        return outputs;
    }

    /**
     * Evaluates the network.
     *
     * @param samples as wide as the network's inputs, with targets for its loss
     * @throws dev.ceteris.base.SpecException when network and samples do not fit together
     */
    public Evaluation evaluate(Samples samples, ThreadTeam team) {
        return examiner.evaluate(samples, team);
    }

    /**
     * The mean gradient of the loss over some samples, without any penalty, in the form of the weights that it belongs
     * to. The sum runs in the order of {@code indices}, rounded as in training; then each number is divided by their
     * count.
     *
     * @param samples as wide as the network's inputs, with targets for its loss
     * @param indices which of them, at least one; one that is listed twice counts twice
     * @throws dev.ceteris.base.SpecException when network and samples do not fit together
     */
    public Weights gradient(Samples samples, int[] indices, ThreadTeam team) {
        require(indices.length >= 1, "indices", indices.length, "at least one");
        Compatibility.requireWayBack(network);
        require(
                !network.isNormalizedOverBatches(),
                "normalization",
                "over batches",
                "none or layer: the gradient of a sample would depend on the other ones");
        Propagation propagation = examiner.propagation(samples, team);
        for (int first = 0; first < indices.length; first += propagation.capacity()) {
            propagation.load(indices, first, Math.min(propagation.capacity(), indices.length - first));
            propagation.learn(team);
            Fold fold = new Fold(first == 0 ? Fold.Start.ZERO : Fold.Start.GRADIENT, Fold.End.GRADIENT, 0);
            team.run((part, parts) -> propagation.weightsPart(fold, part, parts));
        }
        List<Weights.LayerWeights> means = new ArrayList<>();
        for (Weights.LayerWeights sums : parameters.gradients().layers()) {
            means.add(new Weights.LayerWeights(
                    sums.inputs(),
                    sums.units(),
                    Scales.divided(sums.weights(), indices.length),
                    Scales.divided(sums.biases(), indices.length),
                    sums.scales().divided(indices.length)));
        }
        return new Weights(means);
    }
}
