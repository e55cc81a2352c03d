// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.data.source.Task;
import dev.ceteris.evidence.claim.Direction;
import dev.ceteris.evidence.claim.Measure;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of metrics with an argument: a name in, the same metric and the same name out. */
class MetricNameLaws {
    @Property
    void any_class_can_be_named(@ForAll @NotBlank @StringLength(max = 12) String name) {
        Assume.that(name.strip().equals(name));
        String key = "test.recall(" + name + ")";

        Metric metric = Metric.of(key).orElseThrow();

        assertThat(metric.key()).isEqualTo(key);
        assertThat(metric.argument()).isEqualTo(new MetricArgument.OfClass(name));
        assertThat(metric).isEqualTo(Metric.of(key).orElseThrow()).isNotEqualTo(Metric.TEST_ACCURACY);
    }

    @Property
    void a_claim_says_a_metric_as_it_is_written(@ForAll @NotBlank @StringLength(max = 12) String name) {
        Assume.that(name.strip().equals(name) && name.lines().count() == 1);
        Measure measure = new Measure(new Measure.Form.MeanOfLast(3), "test.recall(" + name + ")");

        assertThat(Measure.parse(measure.text())).contains(measure);
    }

    @Property
    void a_quantile_is_what_its_name_says(
            @ForAll @DoubleRange(min = 0, max = 1, minIncluded = false, maxIncluded = false) double quantile) {
        Metric metric = Metric.of("test.pinball(" + quantile + ")").orElseThrow();

        assertThat(metric.argument()).isEqualTo(new MetricArgument.Quantile(quantile));
        assertThat(Metric.of(metric.key())).contains(metric);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "test.recall( rare ) | test.recall(rare)",
                "test.precision(3) | test.precision(3)",
                "validation.f1(a (b), c) | validation.f1(a (b), c)",
                "test.recall()) | test.recall())",
                "train.pinball(.90) | train.pinball(0.9)",
                "test.pinball(5e-1) | test.pinball(0.5)"
            })
    void one_metric_has_one_name(String written, String key) {
        assertThat(Metric.of(written).map(Metric::key)).contains(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "test.recall",
                "test.recall(",
                "test.recall()",
                "test.recall( )",
                "test.recall(a",
                "train.recall(a)",
                "recall(a)",
                ".recall(a)",
                "diagonal.pinball(0.5)",
                "test.pinball(0)",
                "test.pinball(1)",
                "test.pinball(-0.1)",
                "test.pinball(90%)",
                "test.pinball(NaN)",
                "test.pinball(0.5f)",
                "test.accuracy(a)",
                "test.Recall(a)",
                "(a)",
                ""
            })
    void what_is_no_metric_is_none(String text) {
        assertThat(Metric.of(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "test.recall(a | M has no closing parenthesis, expected test.recall(a)",
                "test.recall | M names no class, expected one in parentheses, such as test.recall(rare)",
                "test.recall( | M names no class, expected one in parentheses, such as test.recall(rare)",
                "test.pinball() | M names no quantile, expected one in parentheses, such as test.pinball(0.9)",
                "test.pinball(90%) | M has the quantile 90%, expected a number above 0 and below 1 in parentheses,"
                        + " such as test.pinball(0.9)",
                "train.f1(a) | M is not measured on the set 'train', expected validation.f1(a) or test.f1(a)",
                "diagonal.pinball(0.2) | M is not measured on the set 'diagonal', expected train.pinball(0.2) or"
                        + " validation.pinball(0.2) or test.pinball(0.2)"
            })
    void a_refusal_has_a_remedy(String text, String sentence) {
        assertThat(MetricName.refusal("M", text)).isEqualTo(sentence);
    }

    @Test
    void a_name_that_is_nearly_one_has_the_nearest_one_with_the_same_argument() {
        assertThat(MetricName.refusal("metric 'test.presicion(a)'", "test.presicion(a)"))
                .startsWith("unknown metric 'test.presicion(a)'; did you mean 'test.precision(a)'?\n  known here: ");
        assertThat(MetricName.refusal("metric 'test.loss(a)'", "test.loss(a)"))
                .startsWith("metric 'test.loss(a)' has parentheses, which test.loss does not take; expected test.loss");
    }

    /** The judge takes exported runs and knows nothing but their names; the name of a class says nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "test.recall(a)",
                "validation.precision(loss)",
                "test.f1(no (drop), neg)",
                "test.pinball(0.9)",
                "train.pinball(0.25)"
            })
    void the_direction_of_a_metric_is_the_one_that_its_name_has_in_results_of_other_tools(String key) {
        assertThat(Direction.of(key))
                .isNotEqualTo(Direction.UNKNOWN)
                .isEqualTo(Metric.of(key).orElseThrow().direction());
    }

    @Test
    void metrics_of_classes_are_shares_and_those_of_quantiles_have_the_unit_of_the_target() {
        Metric recall = Metric.of("validation.recall(a)").orElseThrow();
        Metric pinball = Metric.of("test.pinball(0.9)").orElseThrow();

        assertThat(recall.isShareOfAnswers() && recall.isClassScore() && recall.isChoosing())
                .isTrue();
        assertThat(recall.format()).isEqualTo(Metric.Format.SHARE);
        assertThat(recall.isMeasured(Task.REGRESSION)).isFalse();
        assertThat(pinball.targetPower()).isOne();
        assertThat(pinball.isMeasured(Task.CLASSIFICATION)).isFalse();
        assertThat(pinball.isTargetError()).isTrue();
    }

    @Test
    void they_come_after_the_fixed_metrics() {
        Metric last = Metric.fixed().getLast();

        assertThat(Metric.of("test.f1(a)").orElseThrow())
                .isGreaterThan(last)
                .isLessThan(Metric.of("test.f1(b)").orElseThrow());
    }
}
