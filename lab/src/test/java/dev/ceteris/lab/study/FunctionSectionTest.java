// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ceteris.data.source.function.FunctionSource;
import dev.ceteris.spec.StudyException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Facts: how a study states a function, and what is said when it cannot be meant. */
class FunctionSectionTest {
    private static final String BUMP = "function: x1*exp(-x1^2-x2^2), from: -2, to: 2";

    private static String text(String section) {
        return ExampleStudy.with("source: mnist", "source: {" + section + "}")
                .replace("[test.accuracy]", "[test.loss]");
    }

    private static FunctionSource source(String section) {
        return (FunctionSource)
                ExampleStudy.read(text(section)).trials().getFirst().data().source();
    }

    @Test
    void single_bounds_are_those_of_every_input_and_the_grid_is_a_million_points() {
        assertThat(source(BUMP))
                .isEqualTo(new FunctionSource(
                        "x1*exp(-x1^2-x2^2)", List.of(-2.0, -2.0), List.of(2.0, 2.0), 0, 1000, 0, 20));
    }

    @Test
    void every_key_counts() {
        assertThat(source(
                        "function: x1 + x2, from: [0, -1], to: [1, 2.5], noise: 0.1, grid: 7, diagonal: 9, judged: 3"))
                .isEqualTo(new FunctionSource("x1 + x2", List.of(0.0, -1.0), List.of(1.0, 2.5), 0.1, 7, 9, 3));
    }

    @Test
    void a_list_of_bounds_says_how_many_inputs_there_are() {
        assertThat(source("function: x1, from: [0, 0, 0], to: 1").to()).containsExactly(1.0, 1.0, 1.0);
        assertThat(source("function: '7', from: 0, to: 1").from()).containsExactly(0.0);
    }

    @Test
    void the_text_of_the_study_says_what_was_meant() {
        for (String section : List.of(
                BUMP,
                "function: x1, from: [0, 0], to: [1, 1]",
                "function: x1 + x2, from: [0, -1], to: 2, noise: 1e-3, diagonal: 10")) {
            Study study = ExampleStudy.read(text(section));
            assertThat(ExampleStudy.read(study.text())).isEqualTo(study);
        }
        assertThat(ExampleStudy.read(text(BUMP)).text()).contains("""
                data:
                  source:
                    function: "x1*exp(-x1^2-x2^2)"
                    from: -2
                    to: 2
                    noise: 0
                    grid: 1000
                    diagonal: 0
                    judged: 20
                """);
    }

    @Test
    void a_study_of_numbers_compares_losses_unless_it_says_otherwise() {
        Study study = ExampleStudy.read(text(BUMP).replace("metrics: [test.loss]\n", ""));

        assertThat(study.metrics()).containsExactly("test.loss", "train.loss", "epoch.seconds");
        assertThat(study.learnsNumbers()).isTrue();
        assertThat(study.learnsClasses()).isFalse();
        assertThat(ExampleStudy.read(ExampleStudy.TEXT.replace("metrics: [test.accuracy]\n", ""))
                        .metrics())
                .containsExactly("test.accuracy", "test.loss", "train.loss", "epoch.seconds");
    }

    @Test
    void a_study_that_varies_what_is_learned_from_may_compare_what_some_of_it_measures() {
        String varied = ExampleStudy.with("batchSize: [128, 1024]", "source: [mnist, {" + BUMP + "}]");

        assertThat(ExampleStudy.read(varied).metrics()).containsExactly("test.accuracy");
        assertThat(ExampleStudy.read(varied).learnsNumbers()).isTrue();
        assertThat(ExampleStudy.read(varied).learnsClasses()).isTrue();
    }

    @Test
    void metrics_that_are_not_measured_are_refused() {
        refused(
                ExampleStudy.with("source: mnist", "source: {" + BUMP + "}"),
                "my.yaml:16:11: 'test.accuracy' is not measured when numbers are learned and not classes; compare "
                        + "test.mae, test.r2 or losses");
        refused(
                text(BUMP).replace("[test.loss]", "[diagonal.loss]"),
                "my.yaml:16:11: 'diagonal.loss' is not measured when the data is not a function with a diagonal; set "
                        + "its 'diagonal' or leave the metric out");
        assertThat(ExampleStudy.read(text(BUMP + ", diagonal: 5").replace("[test.loss]", "[diagonal.loss]"))
                        .metrics())
                .containsExactly("diagonal.loss");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void a_function_is_described_right_or_not_at_all(String section, String message) {
        refused(text(section), message);
    }

    static Stream<Arguments> a_function_is_described_right_or_not_at_all() {
        return Stream.of(
                arguments(
                        "function: x1*ex(x1), from: -2, to: 2",
                        "my.yaml:4:22: 'data.source.function' is 'x1*ex(x1)', column 4: unknown function 'ex'; did you "
                                + "mean 'exp'?\n  known here: abs, acos, asin, atan, ceil, cos, cosh, exp, floor, ln, "
                                + "log, log10, max, min, pow, sign, sin, sinh, sqrt, tan, tanh"),
                arguments("function: x1, from: -2", "my.yaml:4:11: 'data.source' has no 'to', expected a number"),
                arguments(
                        "function: 2, from: 0, to: 1",
                        "my.yaml:4:22: 'data.source.function' is 2, expected text, in quotes when it looks like this"),
                arguments(
                        "function: x1, fron: -2, to: 2",
                        "my.yaml:4:26: unknown key 'fron' in 'data.source'; did you mean 'from'?\n"
                                + "  known here: diagonal, from, function, grid, judged, noise, scaling, to"),
                arguments(
                        "function: x1, from: 2, to: -2",
                        "my.yaml:4:39: 'data.source.to' is -2, expected more than 'from', which is 2.0, and another"
                                + " number in single precision"),
                arguments(
                        "function: x1, from: [0, a], to: 1",
                        "my.yaml:4:36: an item of 'data.source.from' is the text 'a', expected a number"),
                arguments(
                        "function: x1+x2, from: [0, 0], to: [1, 2, 3]",
                        "my.yaml:4:47: 'data.source.to' is [1, 2, 3], expected as many numbers as 'from' has, 2"),
                arguments(
                        "function: x1*x2, from: 0, to: 1, grid: 3000",
                        "my.yaml:4:51: 'data.source.grid' is 3000, expected at least 2, and at most 2000 for 2 inputs,"
                                + " because every combination is a test sample"),
                arguments(
                        "function: x1, from: 0, to: 1, noise: -1",
                        "my.yaml:4:49: 'data.source.noise' is -1, expected 0 (none) to 1e37"));
    }

    @Test
    void a_key_of_the_section_is_set_like_a_knob() {
        Study study = ExampleStudy.read(
                text(BUMP), "data.source.noise=0.1", "source.function=x1+x2", "data.source.to=[1, 2]");

        assertThat(study.trials().getFirst().data().source())
                .isEqualTo(new FunctionSource("x1+x2", List.of(-2.0, -2.0), List.of(1.0, 2.0), 0.1, 1000, 0, 20));
        assertThat(study.overrides())
                .containsExactly("data.source.noise=0.1", "data.source.function=x1+x2", "data.source.to=[1, 2]");
        assertThat(ExampleStudy.read(study.text())).isEqualTo(study);
    }

    @Test
    void keys_that_were_set_before_all_of_the_source_are_gone() {
        Study study = ExampleStudy.read(
                text(BUMP), "data.source.noise=0.1", "data.source={function: x1, from: 0, to: 1}", "epochs=2");

        assertThat(((FunctionSource) study.trials().getFirst().data().source()).noise())
                .isZero();
        assertThat(study.overrides())
                .containsExactly("data.source={function: x1, from: 0, to: 1}", "training.epochs=2");
    }

    @Test
    void a_whole_source_may_be_set_key_by_key() {
        String none = text(BUMP).replace("data:\n  source: {" + BUMP + "}\n", "");
        Study study = ExampleStudy.read(
                none, "data.source.function=x1*exp(-x1^2-x2^2)", "data.source.from=-2", "data.source.to=2");

        assertThat(study.trials().getFirst().data().source()).isEqualTo(source(BUMP));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void a_key_that_cannot_be_set_is_named_as_it_was_typed(String text, String setting, String message) {
        assertThatThrownBy(() -> ExampleStudy.read(text, setting))
                .isInstanceOf(StudyException.class)
                .hasMessage(message);
    }

    static Stream<Arguments> a_key_that_cannot_be_set_is_named_as_it_was_typed() {
        return Stream.of(
                arguments(
                        text(BUMP),
                        "data.source.nois=0.1",
                        "--set data.source.nois: unknown key 'nois' in 'data.source'; did you mean 'noise'?\n"
                                + "  known here: diagonal, from, function, grid, judged, noise, scaling, to"),
                arguments(
                        text(BUMP),
                        "data.source.noise=-1",
                        "--set data.source.noise: 'data.source.noise' is -1, expected 0 (none) to 1e37"),
                arguments(
                        text(BUMP),
                        "data.source.function=x1+",
                        "--set data.source.function: 'data.source.function' is 'x1+', column 4: found the end, "
                                + "expected a number, a variable, a function or '('"),
                arguments(
                        ExampleStudy.TEXT,
                        "data.source.noise=0.1",
                        "--set data.source.noise: 'data.source' is the text 'mnist', which has no keys to set; set all "
                                + "of it, such as --set 'data.source={function: x1^2, from: -1, to: 1}'"),
                arguments(
                        ExampleStudy.with("source: mnist", "source: {csv: a.csv, class: b}"),
                        "data.source.tst=0.1",
                        "--set data.source.tst: unknown key 'tst' in 'data.source'; did you mean 'test'?\n"
                                + "  known here: categorical, class, csv, decimal, drawing, group, header, "
                                + "ignore, inputs, missing, scaling, "
                                + "separator, split, target, test"),
                arguments(
                        ExampleStudy.with("batchSize: [128, 1024]", "source: [mnist, fashion-mnist]"),
                        "data.source.noise=0.1",
                        "--set data.source.noise: 'source' is what this study varies, so a key of it cannot be set to "
                                + "one value; set its levels in full with --set vary.source"));
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> ExampleStudy.read(text))
                .isInstanceOf(StudyException.class)
                .hasMessage(message);
    }
}
