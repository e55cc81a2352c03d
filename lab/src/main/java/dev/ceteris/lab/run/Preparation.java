// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import dev.ceteris.data.source.DataSource;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.engine.float64.Float64Trainer;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.activation.Activation;
import dev.ceteris.engine.optimizer.FirstOrder;
import dev.ceteris.engine.optimizer.LevenbergMarquardt;
import dev.ceteris.engine.optimizer.Optimizer;
import dev.ceteris.engine.optimizer.SecondOrder;
import dev.ceteris.engine.regularization.Regularization;
import dev.ceteris.engine.sample.Features;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.sample.Targets;
import dev.ceteris.engine.training.StudentTrainer;
import dev.ceteris.engine.training.Training;
import dev.ceteris.engine.training.Update;
import dev.ceteris.engine.training.WarmUp;
import dev.ceteris.lab.trial.TrialSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Warms the kernels up that trials will use, so that no first epoch is measured while the JVM still compiles. Each kind
 * of trial once: those of one kind differ in sizes only.
 *
 * @param datasets of the trials
 * @param splits of these
 * @param warmUp how
 */
record Preparation(Datasets datasets, Splits splits, WarmUp warmUp) {
    /** Multiply-adds that take about a second. A run with less work than that would not be over sooner. */
    private static final double BREAK_EVEN = 3e10;

    /** What decides which kernels a trial uses. */
    private record Kind(
            SampleKind samples,
            Activation activation,
            boolean convolves,
            Update update,
            Class<? extends Optimizer> optimizer,
            Class<? extends Regularization> regularization) {
        static Kind of(TrialSpec trial, SampleKind samples) {
            return new Kind(
                    samples,
                    trial.network().activation(),
                    !trial.network().convolution().isEmpty(),
                    trial.training().update(),
                    trial.training().optimizer().getClass(),
                    trial.training().regularization().getClass());
        }
    }

    /** What decides which kernels read samples: tables of the same form, such as folds in files, share them. */
    private record SampleKind(Class<? extends Features> features, boolean sparse, Class<? extends Targets> targets) {
        static SampleKind of(Samples samples) {
            return new SampleKind(
                    samples.features().getClass(),
                    samples.inputs().sparse(),
                    samples.targets().getClass());
        }
    }

    /**
     * Warms up for trials, if they are worth it.
     *
     * @param threads that will train one of them
     */
    void run(List<TrialSpec> trials, int threads) {
        if (trials.stream().mapToDouble(this::multiplyAdds).sum() < BREAK_EVEN) {
            return;
        }
        Map<DataSource, SampleKind> samples = new HashMap<>();
        Set<Kind> kinds = new HashSet<>();
        for (TrialSpec trial : trials) {
            warmUpOnce(trial, threads, samples, kinds);
        }
    }

    private void warmUpOnce(TrialSpec trial, int threads, Map<DataSource, SampleKind> sampleKinds, Set<Kind> kinds) {
        try {
            SampleKind sampleKind = sampleKinds.computeIfAbsent(
                    trial.data().source(), _ -> SampleKind.of(splits.of(trial).train()));
            if (!kinds.add(Kind.of(trial, sampleKind))) {
                return;
            }
            Network network = Trial.network(trial, datasets.of(trial.data()));
            Training training = trial.training();
            Samples samples = splits.of(trial).train();
            switch (training.optimizer()) {
                case FirstOrder _ -> warmUp.run(network, training, samples, threads);
                case SecondOrder _ ->
                    warmUp.run(samples, few -> new Float64Trainer(network, training, few, 0), threads);
            }
        } catch (Exception | OutOfMemoryError cold) {
            // Of a network for which memory is too small, say. The trial will fail in the same way, alone.
            return;
        }
    }

    /**
     * Of all epochs: forward, backward and gradient, each one for each weight and sample; teachers learn and then
     * answer once more; and Levenberg–Marquardt multiplies every derivative of a sample by every other.
     */
    private double multiplyAdds(TrialSpec trial) {
        Dataset dataset = datasets.of(trial.data());
        int count = trial.data().train() == 0
                ? dataset.train().count()
                : trial.data().train();
        Network network = Trial.network(trial, dataset);
        double weights = network.multiplyAdds();
        double teachers = (double) trial.training().distillation().count()
                * StudentTrainer.teacher(network, trial.training().distillation())
                        .multiplyAdds();
        double each = trial.training().optimizer() instanceof LevenbergMarquardt ? weights * weights : 3 * weights;
        return (each + 4 * teachers) * trial.epochs() * count;
    }
}
