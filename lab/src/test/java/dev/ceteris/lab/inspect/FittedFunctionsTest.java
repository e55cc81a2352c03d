// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.data.source.DataPlaces;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.lab.Silence;
import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.run.Runner;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.study.Setting;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.study.StudyReader;
import dev.ceteris.lab.trial.DataSpec;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.spec.StudyText;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The values of a fitted function agree with the evaluation of its network. */
class FittedFunctionsTest {
    private static final String TEXT = """
            study: plane
            question: Is it learned?
            data: {source: {function: x1-2*x2, from: [-1, 0], to: [1, 3], grid: 49, judged: 1}}
            network: {hidden: [4], activation: tanh}
            training: {learningRate: 0.05, batchSize: 5, epochs: 20}
            vary: {train: [20, 40]}
            seeds: 3
            """;

    @TempDir
    private Path folder;

    private static Dataset data(DataSpec spec) {
        return spec.source().open(new DataPlaces(List.of(), Path.of("unused"), line -> {}));
    }

    private static Study study(String... settings) {
        return StudyReader.read(
                new StudyText("plane.yaml", TEXT),
                Stream.of(settings).map(Setting::parse).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"optimizer=sgd", "optimizer=levenbergMarquardt"})
    void the_answers_have_the_test_loss_of_the_median_trial_in_either_precision(String optimizer) {
        try (Store store = Store.open(folder)) {
            RunRecord run = new Runner(store, FittedFunctionsTest::data, new Silence(), 2, Tiny.environment())
                    .run(study(optimizer));
            List<FittedFunction> fitted = new FittedFunctions(store, FittedFunctionsTest::data).of(run);

            assertThat(fitted).extracting(one -> one.learned().size()).containsExactly(20, 40);
            for (FittedFunction one : fitted) {
                double[] losses = run.trials().stream()
                        .filter(trial -> trial.condition().equals(one.trial().condition()))
                        .mapToDouble(
                                trial -> trial.result().orElseThrow().metrics().get(Metric.TEST_LOSS))
                        .sorted()
                        .toArray();
                assertThat(meanSquaredError(one)).isCloseTo(losses[1], within(1e-5 * losses[1]));
            }
        }
    }

    private static double meanSquaredError(FittedFunction fitted) {
        double sum = 0;
        int count = 0;
        for (int row = 0; row < fitted.truth().size(); row++) {
            for (int column = 0; column < fitted.first().length; column++) {
                double error =
                        fitted.answers().get(row)[column] - fitted.truth().get(row)[column];
                sum += error * error;
                count++;
            }
        }
        return sum / count;
    }

    @Test
    void rows_are_places_of_the_second_input_and_columns_of_the_first() {
        try (Store store = Store.open(folder)) {
            RunRecord run = new Runner(store, FittedFunctionsTest::data, new Silence(), 1, Tiny.environment())
                    .run(study("vary={}", "train=20", "seeds=1"));
            FittedFunction fitted = new FittedFunctions(store, FittedFunctionsTest::data)
                    .of(run)
                    .getFirst();
            for (int row = 0; row < fitted.second().length; row++) {
                for (int column = 0; column < fitted.first().length; column++) {
                    assertThat(fitted.truth().get(row)[column])
                            .isEqualTo(fitted.first()[column] - 2 * fitted.second()[row]);
                }
            }
            assertThat(fitted.learned()).allMatch(point -> point[2] == point[0] - 2 * point[1]);
        }
    }
}
