// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ceteris.data.source.Task;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.spec.StudyException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Journeys: the messages about metrics of a class or a quantile that a study cannot have, word for word. */
class BadMetricArgumentTest {
    private static final String NUMBERS = ExampleStudy.with("source: mnist", "source: {csv: a.csv, target: price}");

    private static String claiming(String metric) {
        return ExampleStudy.TEXT + "hypotheses: [{threshold: {metric: " + metric + ", above: 0.5}}]\n";
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void a_metric_with_an_argument_is_refused_where_it_stands(String text, String message) {
        assertThatThrownBy(() -> ExampleStudy.read(text))
                .isInstanceOf(StudyException.class)
                .hasMessage(message);
    }

    static Stream<Arguments> a_metric_with_an_argument_is_refused_where_it_stands() {
        return Stream.of(
                arguments(
                        ExampleStudy.with("[test.accuracy]", "[validation.recall(3)]"),
                        "my.yaml:16:11: 'validation.recall(3)' is not measured when 'data.validation' is 0;"
                                + " set some samples aside or leave the metric out"),
                arguments(
                        ExampleStudy.with("[test.accuracy]", "[test.recall(3), test.recall( 3 )]"),
                        "my.yaml:16:27: 'metrics' has 'test.recall(3)' twice; keep one of them"),
                arguments(
                        ExampleStudy.with("[test.accuracy]", "[test.recall(3]"),
                        "my.yaml:16:11: metric 'test.recall(3' has no closing parenthesis, expected test.recall(3)"),
                arguments(
                        ExampleStudy.with("[test.accuracy]", "[test.pinball(0.9)]"),
                        "my.yaml:16:11: 'test.pinball(0.9)' is not measured when classes are learned and not numbers;"
                                + " compare accuracies"),
                arguments(
                        ExampleStudy.with("[test.accuracy]", "[test.pinball(1.5)]"),
                        "my.yaml:16:11: metric 'test.pinball(1.5)' has the quantile 1.5, expected a number above 0 and"
                                + " below 1 in parentheses, such as test.pinball(0.9)"),
                arguments(
                        NUMBERS.replace("[test.accuracy]", "[test.recall(rare)]"),
                        "my.yaml:16:11: 'test.recall(rare)' is not measured when numbers are learned and not classes;"
                                + " compare test.mae, test.r2 or losses"),
                arguments(
                        claiming("final test.recall(3"),
                        "my.yaml:17:35: metric 'test.recall(3' in 'threshold.metric' has no closing parenthesis,"
                                + " expected test.recall(3)"),
                arguments(
                        claiming("test.pinball(0.5)"),
                        "my.yaml:17:35: metric 'test.pinball(0.5)' in 'threshold.metric' is not measured, because"
                                + " classes are learned and not numbers; compare accuracies"),
                arguments(
                        claiming("train.recall(3)"),
                        "my.yaml:17:35: metric 'train.recall(3)' in 'threshold.metric' is not measured on the set"
                                + " 'train', expected validation.recall(3) or test.recall(3)"),
                arguments(
                        claiming("test.recall(3)").replace("above: 0.5", "above: 90"),
                        "my.yaml:17:58: 'threshold.above' is 90, expected at most 1, because test.recall(3) lies"
                                + " between 0 and 1; write 0.9 for 90 percent"),
                arguments(
                        ExampleStudy.with(
                                        "  epochs: 20",
                                        "  epochs: 20\n  earlyStopping: {patience: {metric: validation.recall}}")
                                .replace("mnist", "mnist\n  validation: 100"),
                        "my.yaml:14:38: 'training.earlyStopping.patience.metric' is the text 'validation.recall',"
                                + " expected a metric of the validation set that is measured where classes are"
                                + " learned: "
                                + String.join(", ", Metric.choosing(Task.CLASSIFICATION))
                                + ", validation.precision(CLASS), validation.recall(CLASS), validation.f1(CLASS)"));
    }
}
