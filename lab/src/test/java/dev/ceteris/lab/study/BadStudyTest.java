// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ceteris.lab.trial.Metric;
import dev.ceteris.spec.StudyException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Journeys: the messages about mistakes in a study, word for word. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BadStudyTest {
    @ParameterizedTest(name = "{1}")
    @MethodSource
    void an_unknown_word_is_answered_with_the_nearest_and_all_others(String text, String message) {
        refused(text, message);
    }

    static Stream<Arguments> an_unknown_word_is_answered_with_the_nearest_and_all_others() {
        return Stream.of(
                arguments(
                        ExampleStudy.with("training:", "trainning:"),
                        "my.yaml:8:1: unknown key 'trainning'; did you mean 'training'?\n"
                                + "  known here: data, hypotheses, looks, metrics, network, overridden, question, "
                                + "search, seeds, study, training, tune, vary"),
                arguments(
                        ExampleStudy.with("  update: batch", "  bach: 3"),
                        "my.yaml:11:3: unknown key 'bach' in 'training'\n"
                                + "  known here: augmentation, averaging, batchSize, classWeights, clipping, "
                                + "distillation, dropout, "
                                + "earlyStopping, epochs, "
                                + "frozenLayers, inputDropout, labelSmoothing, learningRate, loss, maxNorm, mixup, "
                                + "optimizer, rateScaling, regularization, schedule, update"),
                arguments(
                        ExampleStudy.with("  update: batch", "  update: bach"),
                        "my.yaml:11:11: unknown update 'bach'; did you mean 'batch'?\n  known here: batch, epoch"),
                arguments(
                        ExampleStudy.with("activation: relu", "activation: ReLu"),
                        "my.yaml:7:15: unknown activation 'ReLu'; did you mean 'relu'?\n"
                                + "  known here: elu, gelu, identity, leakyRelu, relu, sigmoid, silu, sine, tanh"),
                arguments(
                        ExampleStudy.with("activation: relu", "initialization: hee"),
                        "my.yaml:7:19: unknown initialization 'hee'; did you mean 'he'?\n"
                                + "  known here: glorot, he, pytorch"),
                arguments(
                        ExampleStudy.with("update: batch", "optimizer: sdg"),
                        "my.yaml:11:14: unknown optimizer 'sdg'; did you mean 'sgd'?\n"
                                + "  known here: adam, adamW, lbfgs, levenbergMarquardt, lion, momentum, nesterov, "
                                + "rmsprop, sgd"),
                arguments(
                        ExampleStudy.with("source: mnist", "source: minst"),
                        "my.yaml:4:11: unknown data set 'minst'; did you mean 'mnist'?\n"
                                + "  known here: fashion-mnist, mnist"),
                arguments(
                        ExampleStudy.with("[test.accuracy]", "[test.acuracy]"),
                        "my.yaml:16:11: unknown metric 'test.acuracy'; did you mean 'test.accuracy'?\n"
                                + "  known here: "
                                + String.join(
                                        ", ", Metric.keys().stream().sorted().toList())),
                arguments(
                        ExampleStudy.with("  batchSize: [", "  batchsize: ["),
                        "my.yaml:14:3: unknown knob 'batchsize'; did you mean 'batchSize'?\n"
                                + "  known here: activation, augmentation, averaging, batchSize, classWeights, "
                                + "clipping, convolution, distillation, dropout, "
                                + "earlyStopping, epochs, folds, frozenLayers, hidden, initialization, inputDropout, "
                                + "labelSmoothing, learningRate, loss, maxNorm, mixup, normalization, optimizer, "
                                + "randomLabels, rateScaling, "
                                + "regularization, residual, schedule, source, train, update, validation"),
                arguments(
                        ExampleStudy.with("  batchSize: [", "  training.bathSize: ["),
                        "my.yaml:14:3: unknown knob 'training.bathSize'; did you mean 'training.batchSize'?\n"
                                + "  known here: data.folds, data.randomLabels, data.source, data.train, "
                                + "data.validation, "
                                + "network.activation, network.convolution, network.hidden, network.initialization, "
                                + "network.normalization, network.residual, training.augmentation, "
                                + "training.averaging, training.batchSize, training.classWeights, training.clipping, "
                                + "training.distillation, training.dropout, "
                                + "training.earlyStopping, training.epochs, training.frozenLayers, "
                                + "training.inputDropout, training.labelSmoothing, training.learningRate, "
                                + "training.loss, training.maxNorm, training.mixup, training.optimizer, "
                                + "training.rateScaling, training.regularization, training.schedule, training.update"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void a_value_of_the_wrong_type_is_shown_beside_the_right_one(String text, String message) {
        refused(text, message);
    }

    static Stream<Arguments> a_value_of_the_wrong_type_is_shown_beside_the_right_one() {
        return Stream.of(
                arguments(
                        ExampleStudy.with("epochs: 20", "epochs: many"),
                        "my.yaml:12:11: 'training.epochs' is the text 'many', expected a whole number"),
                arguments(
                        ExampleStudy.with("epochs: 20", "epochs: 2.5"),
                        "my.yaml:12:11: 'training.epochs' is 2.5, expected a whole number"),
                arguments(
                        ExampleStudy.with("epochs: 20", "epochs: 3000000000"),
                        "my.yaml:12:11: 'training.epochs' is 3000000000, expected a whole number of at most "
                                + "2147483647"),
                arguments(
                        ExampleStudy.with("epochs: 20", "epochs: 60_000"),
                        "my.yaml:12:11: 'training.epochs' is the text '60_000', expected a whole number"),
                arguments(
                        ExampleStudy.with("epochs: 20", "epochs:"),
                        "my.yaml:12:10: 'training.epochs' is empty, expected a whole number"),
                arguments(
                        ExampleStudy.with("learningRate: 0.4", "learningRate: \"0.4\""),
                        "my.yaml:9:17: 'training.learningRate' is the text '0.4', expected a number"),
                arguments(
                        ExampleStudy.with("batchSize: 128", "batchSize: [128]"),
                        "my.yaml:10:14: 'training.batchSize' is [128], expected a whole number"),
                arguments(
                        ExampleStudy.with("hidden: [128]", "hidden: 128"),
                        "my.yaml:6:11: 'network.hidden' is 128, expected a list of whole numbers"),
                arguments(
                        ExampleStudy.with("hidden: [128]", "hidden: [128, wide]"),
                        "my.yaml:6:17: an item of 'network.hidden' is the text 'wide', expected a whole number"),
                arguments(
                        ExampleStudy.with("activation: relu", "activation: 1"),
                        "my.yaml:7:15: 'network.activation' is 1,"
                                + " expected elu or gelu or identity or leakyRelu or "
                                + "relu or sigmoid or silu or sine or tanh"),
                arguments(
                        ExampleStudy.with("update: batch", "update: true"),
                        "my.yaml:11:11: 'training.update' is true, expected batch or epoch"),
                arguments(
                        ExampleStudy.with("data:\n  source: mnist", "data: mnist"),
                        "my.yaml:3:7: 'data' is the text 'mnist', expected a section with the keys source, train, "
                                + "validation, randomLabels, folds"),
                arguments(
                        ExampleStudy.with("source: mnist", "source: 7"),
                        "my.yaml:4:11: 'data.source' is 7, expected the name of a data set or a section with "
                                + "the key csv, function, images or set"),
                arguments(
                        ExampleStudy.with("question: Does it learn?", "question: 7"),
                        "my.yaml:2:11: 'question' is 7, expected text, in quotes when it looks like this"),
                arguments(
                        ExampleStudy.with("seeds: 2", "seeds: two"),
                        "my.yaml:15:8: 'seeds' is the text 'two', expected how many (at least 1), a list of seeds, "
                                + "or a section such as {split: 5, initialization: 2, order: 2}"),
                arguments(
                        ExampleStudy.with("seeds: 2", "seeds: [1, b]"),
                        "my.yaml:15:12: an item of 'seeds' is the text 'b', expected a whole number"),
                arguments(
                        ExampleStudy.with("[test.accuracy]", "test.accuracy"),
                        "my.yaml:16:10: 'metrics' is the text 'test.accuracy', expected a list of metrics"),
                arguments(
                        ExampleStudy.with("[128, 1024]", "128"),
                        "my.yaml:14:14: 'vary.batchSize' is 128, expected a list of levels"),
                arguments(
                        ExampleStudy.with("vary:\n  batchSize: [128, 1024]", "vary: batchSize"),
                        "my.yaml:13:7: 'vary' is the text 'batchSize', expected a section with a list of levels for "
                                + "each varied knob"),
                arguments(
                        "- study\n- data\n",
                        "my.yaml:1:1: the study is [study, data], expected a mapping with the keys study, question, "
                                + "data, network, training, vary, tune, search, seeds, metrics, hypotheses, looks, "
                                + "overridden"),
                arguments(
                        "# nothing yet\n",
                        "my.yaml:1:1: the study is empty, expected a mapping with the keys study, question, data, "
                                + "network, training, vary, tune, search, seeds, metrics, hypotheses, looks, "
                                + "overridden"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void a_value_that_cannot_be_is_shown_at_its_place(String text, String message) {
        refused(text, message);
    }

    static Stream<Arguments> a_value_that_cannot_be_is_shown_at_its_place() {
        return Stream.of(
                arguments(
                        ExampleStudy.with("  source: mnist\n", "  source: mnist\n  randomLabels: 1.5\n"),
                        "my.yaml:5:17: 'data.randomLabels' is 1.5, expected a number from 0 to 1"),
                arguments(
                        ExampleStudy.with("epochs: 20", "epochs: 0"),
                        "my.yaml:12:11: 'training.epochs' is 0, expected at least 1"),
                arguments(
                        ExampleStudy.with("learningRate: 0.4", "learningRate: -1"),
                        "my.yaml:9:17: 'training.learningRate' is -1, expected a finite number above 0"),
                arguments(
                        ExampleStudy.with("learningRate: 0.4", "learningRate: .nan"),
                        "my.yaml:9:17: 'training.learningRate' is .nan, expected a finite number above 0"),
                arguments(
                        ExampleStudy.with("hidden: [128]", "hidden: [128, 0]"),
                        "my.yaml:6:11: 'network.hidden' is [128, 0], expected widths between 1 and 65536"),
                arguments(
                        ExampleStudy.with("source: mnist", "source: mnist\n  validation: -5"),
                        "my.yaml:5:15: 'data.validation' is -5, expected 0 (none) or more"),
                arguments(
                        ExampleStudy.with("study: example", "study: My Example"),
                        "my.yaml:1:8: 'study' is the text 'My Example', expected at most 64 lower-case letters, digits "
                                + "and single hyphens between them"),
                arguments(
                        ExampleStudy.with("question: Does it learn?", "question: ' '"),
                        "my.yaml:2:11: 'question' is empty, expected a sentence"),
                arguments(
                        ExampleStudy.with("seeds: 2", "seeds: 0"),
                        "my.yaml:15:8: 'seeds' is 0, expected how many (at least 1), a list of seeds, "
                                + "or a section such as {split: 5, initialization: 2, order: 2}"),
                arguments(
                        ExampleStudy.with("seeds: 2", "seeds: []"),
                        "my.yaml:15:8: 'seeds' is empty, expected at least one"),
                arguments(
                        ExampleStudy.with("seeds: 2", "seeds: [4, 4]"),
                        "my.yaml:15:12: 'seeds' has 4 twice; keep one of them"),
                arguments(
                        ExampleStudy.with("seeds: 2", "seeds: 50001"),
                        "my.yaml:15:8: 50001 seeds for each of 2 conditions are too many trials, expected at most "
                                + "100000"),
                arguments(
                        ExampleStudy.with("[test.accuracy]", "[]"),
                        "my.yaml:16:10: 'metrics' is empty, expected at least one of "
                                + String.join(", ", Metric.keys())),
                arguments(
                        ExampleStudy.with("[test.accuracy]", "[test.loss, test.loss]"),
                        "my.yaml:16:22: 'metrics' has 'test.loss' twice; keep one of them"),
                arguments(
                        ExampleStudy.with("[test.accuracy]", "[validation.loss]"),
                        "my.yaml:16:11: 'validation.loss' is not measured when 'data.validation' is 0;"
                                + " set some samples aside or leave the metric out"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void a_level_that_cannot_be_is_shown_at_its_place(String text, String message) {
        refused(text, message);
    }

    static Stream<Arguments> a_level_that_cannot_be_is_shown_at_its_place() {
        return Stream.of(
                arguments(
                        ExampleStudy.with("[128, 1024]", "[128, 0]"),
                        "my.yaml:14:20: 'training.batchSize' is 0, expected at least 1"),
                arguments(
                        ExampleStudy.with("[128, 1024]", "[128, all]"),
                        "my.yaml:14:20: 'training.batchSize' is the text 'all', expected a whole number"),
                arguments(
                        ExampleStudy.with("  batchSize: [128, 1024]", "  activation: [relu, rleu]"),
                        "my.yaml:14:22: unknown activation 'rleu'; did you mean 'relu'?\n"
                                + "  known here: elu, gelu, identity, leakyRelu, relu, sigmoid, silu, sine, tanh"),
                arguments(
                        ExampleStudy.with("[128, 1024]", "[128, 1024, 128]"),
                        "my.yaml:14:26: 'vary.batchSize' has the level 128 twice; keep one of them"),
                arguments(
                        ExampleStudy.with("  batchSize: [128, 1024]", "  learningRate: [1, 1.0]"),
                        "my.yaml:14:21: 'vary.learningRate' has the level 1 twice; keep one of them"),
                arguments(
                        ExampleStudy.with("[128, 1024]", "[]"),
                        "my.yaml:14:14: 'vary.batchSize' is empty, expected at least one level"),
                arguments(
                        ExampleStudy.with("  batchSize: [128, 1024]", "  batchSize: [1, 2]\n  training.batchSize: [3]"),
                        "my.yaml:15:3: 'training.batchSize' is varied twice; keep one of its lists"),
                arguments(
                        ExampleStudy.with(
                                "  batchSize: [128, 1024]", "  l2.lambda: [0.1, 1]\n  regularization: [none, l1]"),
                        "my.yaml:14:3: 'regularization' and 'l2.lambda', a knob inside of it, are both varied; "
                                + "expected one of them, such as regularization: [{l2: {lambda: …}}]"),
                arguments(
                        ExampleStudy.with("  batchSize: [128, 1024]", "  loss: [usual]\n  quantile.level: [0.1, 0.9]"),
                        "my.yaml:15:3: 'loss' and 'quantile.level', a knob inside of it, are both varied; "
                                + "expected one of them, such as loss: [{quantile: {level: …}}]"),
                arguments(
                        ExampleStudy.with("hidden: [128]", "hidden: [8, 1]\n  normalization: layer"),
                        "my.yaml:7:18: 'network.normalization' is the text 'layer', expected none or batch where a "
                                + "hidden layer has one unit, whose term minus its own mean is always 0: hidden is "
                                + "[8, 1]"),
                arguments(
                        ExampleStudy.with("update: batch", "mixup: 0.2").replace("128", "1"),
                        "my.yaml:11:10: 'training.mixup' is 0.2, expected 0 with a batchSize of 1: the only sample "
                                + "of an update has no other one to be mixed with"),
                arguments(
                        ExampleStudy.with("batchSize: 128\n", "batchSize: big\n"),
                        "my.yaml:10:14: 'training.batchSize' is the text 'big', expected a whole number"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void what_is_missing_is_named_where_it_belongs(String text, String message) {
        refused(text, message);
    }

    static Stream<Arguments> what_is_missing_is_named_where_it_belongs() {
        return Stream.of(
                arguments(
                        ExampleStudy.with("  epochs: 20\n", ""),
                        "my.yaml:8:1: 'training' has no 'epochs', expected a whole number"),
                arguments(
                        ExampleStudy.with("study: example\n", ""),
                        "my.yaml:1:1: the study has no 'study', expected a name"),
                arguments(
                        ExampleStudy.with("question: Does it learn?\n", ""),
                        "my.yaml:1:1: the study has no 'question', expected a sentence"),
                arguments(
                        ExampleStudy.with("data:\n  source: mnist\n", ""),
                        "my.yaml:1:1: 'data' has no 'source', expected the name of a data set or a section with "
                                + "the key csv, function, images or set"),
                arguments(
                        ExampleStudy.with("source: mnist", "source: {csv: iris.csv}"),
                        "my.yaml:4:11: 'data.source' has no 'class' and no 'target', expected one of them: "
                                + "'class' for a"
                                + " column of classes, 'target' for a column of numbers"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void a_csv_file_is_described_right_or_not_at_all(String section, String message) {
        refused(ExampleStudy.with("source: mnist", "source: {" + section + "}"), message);
    }

    static Stream<Arguments> a_csv_file_is_described_right_or_not_at_all() {
        return Stream.of(
                arguments(
                        "csv: iris.csv, klass: species",
                        "my.yaml:4:27: unknown key 'klass' in 'data.source'; did you mean 'class'?\n"
                                + "  known here: categorical, class, csv, decimal, drawing, group, header, "
                                + "ignore, inputs, missing,"
                                + " scaling, separator, split, target, test"),
                arguments(
                        "csv: '', class: species",
                        "my.yaml:4:17: 'data.source.csv' is the text '', expected the path of a file"),
                arguments(
                        "csv: \"a\\0b\", class: species",
                        "my.yaml:4:17: 'data.source.csv' is the text 'a\\u0000b', expected the path of a file"),
                arguments(
                        "csv: iris.csv, class: species, header: names",
                        "my.yaml:4:51: 'data.source.header' is the text 'names', expected true or false"),
                arguments(
                        "csv: iris.csv, class: species, test: 1",
                        "my.yaml:4:49: 'data.source.test' is 1, expected a share above 0 and below 1"),
                arguments(
                        "csv: iris.csv, class: species, scaling: standardised",
                        "my.yaml:4:52: unknown scaling 'standardised'; did you mean 'standardized'?\n"
                                + "  known here: as-is, standardized, zero-to-one"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void text_that_is_not_yaml_is_shown_where_it_breaks(String text, String message) {
        refused(text, message);
    }

    static Stream<Arguments> text_that_is_not_yaml_is_shown_where_it_breaks() {
        return Stream.of(
                arguments(
                        ExampleStudy.with("  source: mnist", "\tsource: mnist"),
                        "my.yaml:4:1: found a tab, expected spaces"),
                arguments(
                        ExampleStudy.with("[128, 1024]", "[128, 1024"),
                        "my.yaml:15:6: this is not YAML: expected ',' or ']', but got :"),
                arguments(
                        ExampleStudy.with("  activation: relu", "   activation: relu"),
                        "my.yaml:7:4: the indent of 'activation: relu' does not fit the lines above it; "
                                + "expected as many spaces as the other keys or items of its section have, and "
                                + "more than the key of the section"),
                arguments(
                        ExampleStudy.with("  activation: relu", " activation: relu"),
                        "my.yaml:7:2: the indent of 'activation: relu' does not fit the lines above it; "
                                + "expected as many spaces as the other keys or items of its section have, and "
                                + "more than the key of the section"),
                arguments(
                        ExampleStudy.with("  epochs: 20", "    epochs: 20"),
                        "my.yaml:12:11: the indent of 'epochs: 20' does not fit the lines above it; "
                                + "expected as many spaces as the other keys or items of its section have, and "
                                + "more than the key of the section"),
                arguments(
                        ExampleStudy.with("epochs: 20", "epochs: 20: 30"),
                        "my.yaml:12:13: found a second colon in the value, expected text in quotes: epochs: "
                                + "\"20: 30\""),
                arguments(
                        ExampleStudy.with("epochs: 20", "epochs: 20\n  epochs: 30"),
                        "my.yaml:13:3: duplicate key 'epochs'; first defined at my.yaml:12:3; keep one of them"),
                arguments(
                        ExampleStudy.with("hidden: [128]", "hidden: &n [128]"),
                        "my.yaml:6:11: found an anchor or alias ('&' or '*'), expected the value written out"),
                arguments(
                        ExampleStudy.with("epochs: 20", "epochs: *n"),
                        "my.yaml:12:11: found an anchor or alias ('&' or '*'), expected the value written out"),
                arguments(
                        ExampleStudy.with("epochs: 20", "epochs: !!int '20'"),
                        "my.yaml:12:11: found a tag ('!'), expected the plain value"),
                arguments(
                        ExampleStudy.TEXT + "---\nstudy: another\n",
                        "my.yaml:18:1: a second YAML document begins here, expected only one"),
                arguments(
                        ExampleStudy.with("Does it", "Does\u0007 it"),
                        "my.yaml:2:15: found the character U+0007, expected text that can be printed"));
    }

    @Test
    void a_level_of_two_factors_that_make_too_many_conditions_is_refused_before_they_are_made() {
        String many =
                IntStream.rangeClosed(1, 400).mapToObj(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
        refused(
                ExampleStudy.with("[128, 1024]", many + "\n  epochs: " + many),
                "my.yaml:15:3: with this factor there are 160000 conditions, expected at most 100000");
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> ExampleStudy.read(text))
                .isInstanceOf(StudyException.class)
                .hasMessage(message);
    }
}
