// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.WeightSummary;
import dev.ceteris.engine.optimizer.Adam;
import dev.ceteris.engine.optimizer.AdamW;
import dev.ceteris.engine.optimizer.Sgd;
import dev.ceteris.engine.regularization.ElasticNet;
import dev.ceteris.engine.regularization.L1;
import dev.ceteris.engine.regularization.L2;
import dev.ceteris.engine.regularization.None;
import dev.ceteris.engine.regularization.Regularization;
import dev.ceteris.engine.regularization.Regularization.Form;
import dev.ceteris.engine.regularization.Regularization.Per;
import dev.ceteris.engine.regularization.WeightDecay;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.schedule.Constant;
import dev.ceteris.engine.schedule.Cosine;
import dev.ceteris.engine.schedule.Fixed;
import dev.ceteris.engine.stopping.Never;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts and laws: what a penalty does to an update, and what it does not touch. */
class RegularizationFacts {
    private static final Samples NUMBERS = Scenes.numbers(90, 7, 3, 6);
    private static final Network NETWORK = Scenes.classifier(7, 3, 11);
    private static final double RATE = 0.125;

    private static Training training(Regularization regularization, int batchSize, Update update) {
        return new Training(
                new Sgd(), RATE, new Fixed(), new Constant(), batchSize, update, regularization, 4, new Never());
    }

    private static Trainer trained(Training training, int epochs) {
        Trainer trainer = new Trainer(NETWORK, training, NUMBERS, 3);
        try (ThreadTeam two = ThreadTeam.of(2)) {
            for (int epoch = 0; epoch < epochs; epoch++) {
                trainer.trainEpoch(two);
            }
        }
        return trainer;
    }

    private static Weights after(int epochs, Regularization regularization) {
        return trained(training(regularization, 90, Update.EPOCH), epochs).weights();
    }

    /** How far a penalty moved each weight in the first update, beyond what the data did, per unit of learning rate. */
    @ParameterizedTest
    @ValueSource(strings = {"l1", "l2", "elasticNet"})
    void the_gradient_of_a_penalty_is_its_slope(String kind) {
        Regularization penalty = switch (kind) {
            case "l1" -> new L1(0.05, Form.SUBGRADIENT, Per.UPDATE);
            case "l2" -> new L2(0.05, Per.UPDATE);
            default -> new ElasticNet(0.03, 0.05, Form.SUBGRADIENT, Per.UPDATE);
        };
        Weights start = new Trainer(NETWORK, training(penalty, 90, Update.EPOCH), NUMBERS, 3).weights();
        // Not the fused path of no penalty at all, which rounds differently.
        Weights plain = after(1, new L2(1e-30, Per.UPDATE));
        Weights penalized = after(1, penalty);
        for (int l = 0; l < start.layers().size(); l++) {
            float[] w = start.layers().get(l).weights();
            for (int i = 0; i < w.length; i++) {
                double step = 1e-3 * Math.abs(w[i]); // a kink lies at 0
                double slope = (value(penalty, w[i] + step) - value(penalty, w[i] - step)) / (2 * step);
                double found = (plain.layers().get(l).weights()[i]
                                - penalized.layers().get(l).weights()[i])
                        / RATE;
                assertThat(found).as("layer %d, weight %d", l, i).isCloseTo(slope, within(5e-6));
            }
            assertThat(penalized.layers().get(l).biases())
                    .isEqualTo(plain.layers().get(l).biases());
        }
    }

    /** The penalty of a single weight. */
    private static double value(Regularization penalty, double w) {
        return penalty.value(new WeightSummary(Math.abs(w), Math.abs(w), Math.abs(w), 0), 1);
    }

    @Test
    void a_proximal_step_is_the_plain_step_and_then_the_soft_threshold() {
        double lambda = 0.5;
        Weights plain = after(1, new None());
        Weights shrunk = after(1, new L1(lambda, Form.PROXIMAL, Per.UPDATE));
        float threshold = (float) (RATE * lambda);
        int zeros = 0;
        for (int l = 0; l < plain.layers().size(); l++) {
            float[] w = plain.layers().get(l).weights();
            for (int i = 0; i < w.length; i++) {
                float found = shrunk.layers().get(l).weights()[i];
                if (Math.abs(w[i]) < threshold - 1e-6) {
                    assertThat(found).isEqualTo(0f);
                    zeros++;
                } else {
                    assertThat((double) found).isCloseTo(w[i] - Math.copySign(threshold, w[i]), within(1e-6));
                }
            }
        }
        assertThat(zeros).isGreaterThan(5);
    }

    @Test
    void proximal_steps_leave_exact_zeros_and_subgradients_hardly_any() {
        Training proximal = training(new L1(0.02, Form.PROXIMAL, Per.UPDATE), 15, Update.BATCH);
        Training jumping = training(new L1(0.02, Form.SUBGRADIENT, Per.UPDATE), 15, Update.BATCH);
        assertThat(trained(proximal, 40).weightSummary().zero()).isGreaterThan(0.2);
        assertThat(trained(jumping, 40).weightSummary().zero()).isLessThan(0.01);
    }

    @Property(tries = 20)
    void once_for_each_batch_is_once_with_as_many_times_the_strength(@ForAll @IntRange(min = 1, max = 90) int size) {
        int batches = Math.ceilDiv(90, size);
        double lambda = 0x1p-10;
        List<List<Regularization>> pairs = List.of(
                List.of(new L2(lambda, Per.BATCH), new L2(batches * lambda, Per.UPDATE)),
                List.of(new L1(lambda, Form.PROXIMAL, Per.BATCH), new L1(batches * lambda, Form.PROXIMAL, Per.UPDATE)),
                List.of(
                        new ElasticNet(lambda, lambda, Form.SUBGRADIENT, Per.BATCH),
                        new ElasticNet(batches * lambda, batches * lambda, Form.SUBGRADIENT, Per.UPDATE)));
        for (List<Regularization> pair : pairs) {
            assertThat(trained(training(pair.getFirst(), size, Update.EPOCH), 3)
                            .weights()
                            .sha256())
                    .isEqualTo(trained(training(pair.getLast(), size, Update.EPOCH), 3)
                            .weights()
                            .sha256());
        }
    }

    @Test
    void with_an_update_for_each_batch_there_is_nothing_to_count_twice() {
        assertThat(trained(training(new L2(0.01, Per.BATCH), 15, Update.BATCH), 3)
                        .weights()
                        .sha256())
                .isEqualTo(trained(training(new L2(0.01, Per.UPDATE), 15, Update.BATCH), 3)
                        .weights()
                        .sha256());
    }

    @Test
    void a_strength_of_0_has_the_bits_of_no_regularization() {
        String plain = after(4, new None()).sha256();
        assertThat(after(4, new L1(0, Form.PROXIMAL, Per.UPDATE)).sha256()).isEqualTo(plain);
        assertThat(after(4, new L2(0, Per.BATCH)).sha256()).isEqualTo(plain);
        assertThat(after(4, new ElasticNet(0, 0, Form.PROXIMAL, Per.UPDATE)).sha256())
                .isEqualTo(plain);
        assertThat(after(4, new WeightDecay(0)).sha256()).isEqualTo(plain);
        assertThat(after(4, new L2(1e-3, Per.UPDATE)).sha256()).isNotEqualTo(plain);
    }

    @Test
    void adam_with_weight_decay_is_adamw() {
        Training decayed = new Training(
                new Adam(0.9, 0.999, 1e-8),
                0.01,
                new Fixed(),
                new Cosine(0.1, 0),
                15,
                Update.BATCH,
                new WeightDecay(0.01),
                4,
                new Never());
        Training adamW = new Training(
                new AdamW(0.9, 0.999, 1e-8, 0.01),
                0.01,
                new Fixed(),
                new Cosine(0.1, 0),
                15,
                Update.BATCH,
                new None(),
                4,
                new Never());
        assertThat(trained(decayed, 4).weights().sha256())
                .isEqualTo(trained(adamW, 4).weights().sha256());
    }

    @Test
    void the_summary_counts_weights_and_neither_biases_nor_padding() {
        Parameters parameters = Parameters.of(new Weights(List.of(
                new Weights.LayerWeights(3, 2, new float[] {0, -0.5f, 0, 0.25f, 1, -2}, new float[] {0, 100}),
                new Weights.LayerWeights(2, 1, new float[] {-0f, 3}, new float[] {-7}))));
        WeightSummary summary = parameters.summary();
        assertThat(summary.zero()).isEqualTo(3 / 8.0);
        assertThat(summary.largest()).isEqualTo(3);
        assertThat(summary.absoluteSum()).isEqualTo(6.75);
        assertThat(summary.norm()).isEqualTo(Math.sqrt(0.25 + 0.0625 + 1 + 4 + 9));
    }

    @Test
    void the_penalty_is_reported_apart_from_the_loss() {
        Trainer trainer = trained(training(new ElasticNet(0.01, 0.5, Form.PROXIMAL, Per.UPDATE), 15, Update.BATCH), 1);
        WeightSummary weights = trainer.weightSummary();
        double expected = 0.25 * weights.norm() * weights.norm() + 0.01 * weights.absoluteSum();
        assertThat(trainer.penalty(weights)).isEqualTo(expected).isGreaterThan(0.1);
        try (ThreadTeam alone = ThreadTeam.of(1)) {
            double data = new Reference(NETWORK, trainer.weights()).loss(NUMBERS);
            assertThat(trainer.evaluate(NUMBERS, alone).loss()).isCloseTo(data, within(1e-6));
        }
    }

    @Test
    void strengths_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> new L2(-1, Per.UPDATE)).hasMessage("lambda is -1.0, expected between 0 and 1e30");
        assertThatThrownBy(() -> new L1(Double.NaN, Form.PROXIMAL, Per.UPDATE))
                .hasMessage("lambda is NaN, expected between 0 and 1e30");
        assertThatThrownBy(() -> new ElasticNet(0, -1, Form.PROXIMAL, Per.UPDATE))
                .hasMessage("l2 is -1.0, expected between 0 and 1e30");
        assertThatThrownBy(() -> new WeightDecay(Double.POSITIVE_INFINITY))
                .hasMessage("lambda is Infinity, expected between 0 and 1e30");
    }

    @Test
    void scalar_code_regularizes_like_vectors() {
        Training training = training(new ElasticNet(0.01, 0.02, Form.PROXIMAL, Per.UPDATE), 15, Update.BATCH);
        Trainer scalar = new Trainer(NETWORK, training, NUMBERS, TrainingStreams.of(3), Kernels.scalar(), 7);
        try (ThreadTeam alone = ThreadTeam.of(1)) {
            scalar.trainEpoch(alone);
            scalar.trainEpoch(alone);
        }
        assertThat(scalar.weights().sha256())
                .isEqualTo(trained(training, 2).weights().sha256());
    }
}
