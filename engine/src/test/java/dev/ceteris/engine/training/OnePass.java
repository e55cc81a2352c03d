// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.kernel.Fold;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.sample.Inputs;
import dev.ceteris.engine.sample.Samples;
import java.util.stream.IntStream;

/**
 * All samples once through a network and back, as one micro-batch on one thread.
 *
 * @param loss the sum of the samples' losses
 * @param gradients sums over the samples
 */
record OnePass(double loss, Weights gradients) {
    /** What an epoch draws, it draws from these, as its first one. */
    static final RandomStreams STREAMS = new RandomStreams(11);

    /** Of samples in their order, learned as they are evaluated. */
    static OnePass of(Network network, Parameters parameters, Samples samples) {
        return of(network, parameters, samples, TrainingMode.PLAIN);
    }

    /** Of samples in their order. */
    static OnePass of(Network network, Parameters parameters, Samples samples, TrainingMode mode) {
        return of(
                network,
                parameters,
                samples,
                mode,
                IntStream.range(0, samples.count()).toArray());
    }

    /** Of samples in some order. */
    static OnePass of(Network network, Parameters parameters, Samples samples, TrainingMode mode, int[] order) {
        Kernels kernels = Kernels.fastest();
        parameters.transpose(kernels.transposition(), 0, 1);
        Propagation propagation = new Propagation(
                network, parameters, kernels, new Inputs(samples.features()), samples.targets(), samples.count(), mode);
        propagation.prepare(1);
        propagation.begin(STREAMS, 1);
        propagation.load(order, 0, samples.count());
        try (ThreadTeam team = ThreadTeam.of(1)) {
            propagation.learn(team);
        }
        propagation.weightsPart(new Fold(Fold.Start.ZERO, Fold.End.GRADIENT, 0), 0, 1);
        return new OnePass(propagation.addLosses(0), parameters.gradients());
    }
}
