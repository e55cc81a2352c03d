// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.sample.Values;
import java.util.IdentityHashMap;
import java.util.stream.IntStream;

/**
 * Shows samples to a network as they are, a micro-batch at a time, and reads off what comes of it. Keeps its buffers
 * for samples that are shown again.
 */
final class Examiner {
    private final Network network;
    private final Parameters parameters;
    private final Kernels kernels;
    private final int microBatch;
    private final IdentityHashMap<Samples, Propagation> propagations = new IdentityHashMap<>();

    /** @param microBatch samples that are shown at once, at most */
    Examiner(Network network, Parameters parameters, Kernels kernels, int microBatch) {
        this.network = network;
        this.parameters = parameters;
        this.kernels = kernels;
        this.microBatch = microBatch;
    }

    /** Uses buffers that there are already for some samples. */
    void reuse(Samples samples, Propagation propagation) {
        propagations.put(samples, propagation);
    }

    /** What is read off a micro-batch that was evaluated: {@code count} samples from {@code first} on. */
    interface Reading {
        void read(Propagation propagation, int first, int count);
    }

    /** Mean loss and accuracy; the accuracy is NaN where targets are numbers. */
    Evaluation evaluate(Samples samples, ThreadTeam team) {
        return evaluate(samples, team, (_, _, _) -> {});
    }

    /** The same, and what the network answers. */
    Examined examine(Samples samples, ThreadTeam team) {
        int width = network.outputs();
        float[] outputs = new float[width];
        double[] answers = new double[Math.multiplyExact(samples.count(), width)];
        Evaluation evaluation = evaluate(samples, team, (propagation, first, count) -> {
            for (int lane = 0; lane < count; lane++) {
                propagation.copyOutputs(lane, outputs, 0);
                for (int j = 0; j < width; j++) {
                    answers[(first + lane) * width + j] = outputs[j];
                }
            }
        });
        return new Examined(evaluation, answers);
    }

    private Evaluation evaluate(Samples samples, ThreadTeam team, Reading reading) {
        double[] loss = new double[1];
        long[] hits = new long[1];
        judge(samples, team, (propagation, first, count) -> {
            loss[0] = propagation.addLosses(loss[0]);
            hits[0] += propagation.hits();
            reading.read(propagation, first, count);
        });
        double accuracy = switch (samples.targets()) {
            case Labels _ -> (double) hits[0] / samples.count();
            case Values _ -> Double.NaN;
        };
        return new Evaluation(loss[0] / samples.count(), accuracy);
    }

    /** Goes through all samples in their order. */
    void judge(Samples samples, ThreadTeam team, Reading reading) {
        Propagation propagation = propagation(samples, team);
        int[] sequence = IntStream.range(0, samples.count()).toArray();
        for (int first = 0; first < sequence.length; first += propagation.capacity()) {
            int count = Math.min(propagation.capacity(), sequence.length - first);
            propagation.load(sequence, first, count);
            propagation.judge(team);
            reading.read(propagation, first, count);
        }
    }

    /** The buffers for some samples, with room for a team. */
    Propagation propagation(Samples samples, ThreadTeam team) {
        Propagation propagation = propagations.computeIfAbsent(samples, this::propagationOf);
        propagation.prepare(team.threads());
        return propagation;
    }

    private Propagation propagationOf(Samples samples) {
        Compatibility.require(network, samples);
        return new Propagation(
                network,
                parameters,
                kernels,
                samples.inputs(),
                samples.targets(),
                Math.min(microBatch, samples.count()));
    }
}
