// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.base.DataException;
import dev.ceteris.data.format.csv.CsvLayout;
import dev.ceteris.data.format.csv.FirstRow;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.FeatureScale;
import dev.ceteris.data.source.TableInputs;
import dev.ceteris.data.source.table.MissingValues;
import dev.ceteris.engine.network.Dense;
import dev.ceteris.engine.network.Initialization;
import dev.ceteris.engine.network.MeanSquaredError;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.SoftmaxCrossEntropy;
import dev.ceteris.engine.network.activation.Activation;
import dev.ceteris.engine.network.activation.Identity;
import dev.ceteris.engine.network.activation.LeakyRelu;
import dev.ceteris.engine.network.activation.Relu;
import dev.ceteris.engine.network.activation.Tanh;
import dev.ceteris.engine.sample.FloatFeatures;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.sample.Values;
import dev.ceteris.engine.training.Weights;
import dev.ceteris.lab.Silence;
import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.run.Runner;
import dev.ceteris.lab.score.ClassAnswers;
import dev.ceteris.lab.score.ConfusionMatrix;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.trial.Condition;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialState;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found out about a trained network from its stored weights. */
class ExaminedNetworkTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"training.learningRate=0.1", "training={epochs: 3, optimizer: lbfgs}"})
    void answers_are_those_that_the_stored_scores_were_measured_of(String training) {
        try (Store store = Store.open(folder)) {
            RunRecord run = new Runner(store, Tiny::data, new Silence(), 1, Tiny.environment())
                    .run(Tiny.study("seeds=1", "vary={}", "network.hidden=[4, 3]", training));
            TrialRecord trial = run.trials().getFirst();

            ExaminedNetwork network = new TrainedNetworks(store, Tiny::data, 1)
                    .examined(run, run.trials())
                    .getFirst();

            ClassAnswers answers = network.classes().orElseThrow();
            Map<Metric, Double> measured = trial.result().orElseThrow().metrics();
            assertThat(answers.meanLoss()).isEqualTo(measured.get(Metric.TEST_LOG_LOSS));
            assertThat(ConfusionMatrix.of(answers).balancedAccuracy())
                    .isEqualTo(measured.get(Metric.TEST_BALANCED_ACCURACY));
            assertThat(ConfusionMatrix.of(answers).accuracy()).isEqualTo(measured.get(Metric.TEST_ACCURACY));
            assertThat(network.activity()).extracting(LayerActivity::units).containsExactly(4, 3);
        }
    }

    @Test
    void data_that_has_changed_since_the_run_is_refused() {
        try (Store store = Store.open(folder)) {
            RunRecord run =
                    new Runner(store, Tiny::data, new Silence(), 1, Tiny.environment()).run(Tiny.study("seeds=1"));
            TrainedNetworks networks = new TrainedNetworks(
                    store,
                    spec -> {
                        Dataset now = Tiny.data(spec);
                        return new Dataset(now.name(), now.train(), now.test(), now.classNames(), Tiny.files("1"));
                    },
                    1);

            assertThatThrownBy(() -> networks.examined(run, run.trials()))
                    .isInstanceOf(DataException.class)
                    .hasMessage("clouds.csv is not the file that the run learned from: its content has the SHA-256 "
                            + "1".repeat(64) + ", expected " + "0".repeat(64)
                            + "; put that file back and write the report again, or run the study again");
        }
    }

    private static Samples numbers(float... inputs) {
        return new Samples(new FloatFeatures(inputs, 1), new Values(new double[inputs.length], 1));
    }

    /** Two units, of which the first sees −x and the second x − 10, and one output. */
    private static List<LayerActivity> activity(Activation activation, float... inputs) {
        Network network = new Network(
                1,
                List.of(new Dense(2, activation, Initialization.HE), new Dense(1, new Identity(), Initialization.HE)),
                new MeanSquaredError());
        Weights weights = new Weights(List.of(
                new Weights.LayerWeights(1, 2, new float[] {-1, 1}, new float[] {0, -10}),
                new Weights.LayerWeights(2, 1, new float[] {1, 1}, new float[] {0})));
        return LayerActivity.of(network, weights, numbers(inputs));
    }

    /** By hand: −x is above 0 for one of four samples, x − 10 for none. */
    @Test
    void a_rectifier_that_is_never_above_0_is_dead() {
        LayerActivity layer = activity(new Relu(), -2, 1, 3, 10).getFirst();

        assertThat(layer.dead()).isEqualTo(1);
        assertThat(layer.flat()).isEqualTo(7 / 8.0);
        assertThat(layer.mean()).isEqualTo(2 / 8.0);
        // NumPy 2: np.std([2, 0, 0, 0, 0, 0, 0, 0])
        assertThat(layer.deviation()).isCloseTo(0.6614378277661477, within(1e-15));
        assertThat(layer.samples()).isEqualTo(4);
        assertThat(activity(new Relu(), -2, 1, 3, 10.5f).getFirst().dead()).isZero();
    }

    @Test
    void a_leaking_rectifier_is_never_flat() {
        assertThat(activity(new LeakyRelu(0.01), -2, 1, 3, 10).getFirst().flat())
                .isZero();
    }

    /** tanh'(2.98) = 0.0102 and tanh'(3) = 0.0099; the second unit sees −12.98, −7 and −13. */
    @Test
    void tanh_is_flat_where_it_is_saturated() {
        LayerActivity layer = activity(new Tanh(), -2.98f, 3, -3).getFirst();

        assertThat(layer.flat()).isEqualTo(5 / 6.0);
        assertThat(layer.dead()).isEqualTo(1);
    }

    /** One layer that predicts the second class where x > y; the table has x in other units. */
    @Test
    void areas_of_a_plane_have_the_class_that_is_predicted_there() {
        Samples samples =
                new Samples(new FloatFeatures(new float[] {0, 0, 1, 1, 2, 0}, 2), new Labels(new int[] {0, 0, 1}, 2));
        Network network =
                new Network(2, List.of(new Dense(2, new Identity(), Initialization.HE)), new SoftmaxCrossEntropy());
        Weights weights =
                new Weights(List.of(new Weights.LayerWeights(2, 2, new float[] {0, 1, 0, -1}, new float[] {0, 0})));
        TableInputs.NamedColumn x = new TableInputs.NamedColumn("x", 0, List.of(), 0);
        TableInputs.NamedColumn y = new TableInputs.NamedColumn("y", 1, List.of(), 0);
        FeatureScale scale = FeatureScale.standardizing(samples.features());
        Dataset dataset = new Dataset("plane", samples, samples, List.of("below", "above"), List.of())
                .shownAs(new TableInputs(
                        CsvLayout.recognized(FirstRow.NAMES),
                        3,
                        List.of(x, y),
                        List.of(),
                        MissingValues.REFUSE,
                        scale));

        TrialRecord none =
                new TrialRecord(1, new Condition(new LinkedHashMap<>()), 1, new TrialState.Planned(), List.of());
        DecisionRegions regions = new ExaminedNetwork(
                        Tiny.study("seeds=1").allTrials().getFirst(), none, dataset, network, weights)
                .regions()
                .orElseThrow();

        assertThat(regions.first()[0]).isCloseTo(-0.16, within(1e-9));
        assertThat(regions.second()[80]).isCloseTo(1.08, within(1e-9));
        for (int row = 0; row < 81; row++) {
            for (int column = 0; column < 81; column++) {
                float across = (float) regions.first()[column];
                float along = (float) regions.second()[row];
                assertThat(regions.predicted()[row][column]).isEqualTo(across > along ? 1 : 0);
            }
        }
    }
}
