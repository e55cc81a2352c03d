// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.data.format.csv.FirstRow;
import dev.ceteris.data.source.CsvSource;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.ScaledSet;
import dev.ceteris.data.source.Scaling;
import dev.ceteris.data.source.function.FunctionSource;
import dev.ceteris.data.source.mnist.Mnist;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.BinaryCrossEntropy;
import dev.ceteris.engine.network.Convolution;
import dev.ceteris.engine.network.Initialization;
import dev.ceteris.engine.network.Padding;
import dev.ceteris.engine.network.activation.Activation;
import dev.ceteris.engine.network.activation.Elu;
import dev.ceteris.engine.network.activation.Gelu;
import dev.ceteris.engine.network.activation.Identity;
import dev.ceteris.engine.network.activation.LeakyRelu;
import dev.ceteris.engine.network.activation.Relu;
import dev.ceteris.engine.network.activation.Sigmoid;
import dev.ceteris.engine.network.activation.Silu;
import dev.ceteris.engine.network.activation.Sine;
import dev.ceteris.engine.network.activation.Tanh;
import dev.ceteris.engine.network.normalization.BatchNormalization;
import dev.ceteris.engine.network.normalization.LayerNormalization;
import dev.ceteris.engine.network.normalization.Normalization;
import dev.ceteris.engine.network.normalization.Unnormalized;
import dev.ceteris.engine.optimizer.Adam;
import dev.ceteris.engine.optimizer.Lbfgs;
import dev.ceteris.engine.optimizer.Optimizer;
import dev.ceteris.engine.sample.ByteFeatures;
import dev.ceteris.engine.sample.Features;
import dev.ceteris.engine.sample.FloatFeatures;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.lab.trial.NetworkSpec;
import dev.ceteris.model.format.OnnxModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Facts: ONNX Runtime 1.28 computes with exported files what Ceteris computes. */
class OnnxFacts {
    /** How far an output may be from another one, as a share of the largest output of its sample. */
    private static final double RELATIVE = 1e-5;

    @TempDir
    private Path folder;

    static Stream<Activation> activations() {
        return Stream.of(
                new Relu(),
                new LeakyRelu(0.1),
                new Elu(1.5),
                new Identity(),
                new Tanh(),
                new Sigmoid(),
                new Gelu(),
                new Silu(),
                new Sine());
    }

    /** A new activation has to be compared here, too. */
    @Test
    void every_activation_is_compared() {
        assertThat(activations().map(Object::getClass))
                .containsExactlyInAnyOrder(Activation.class.getPermittedSubclasses());
    }

    private static void assertNear(double[] found, double[] expected, int width) {
        assertThat(found).hasSameSizeAs(expected);
        for (int from = 0; from < expected.length; from += width) {
            double largest = Arrays.stream(expected, from, from + width)
                    .map(Math::abs)
                    .max()
                    .orElseThrow();
            for (int i = from; i < from + width; i++) {
                if (!(Math.abs(found[i] - expected[i]) <= RELATIVE * largest)) {
                    throw new AssertionError(
                            "output " + i + ": found " + found[i] + ", expected " + expected[i] + ", width " + width);
                }
            }
        }
    }

    private static double[] outputs(TrainedModel model, Features raw) {
        try (ThreadTeam team = ThreadTeam.of(1)) {
            return new ModelNetwork(model, team).outputs(raw);
        }
    }

    private static double[] answers(TrainedModel model, Features raw) {
        try (ThreadTeam team = ThreadTeam.of(1)) {
            return new ModelNetwork(model, team).answers(raw);
        }
    }

    private static FloatFeatures points(int count, int width) {
        float[] values = new float[count * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) StrictMath.sin(i * 12.9898) * 2;
        }
        return new FloatFeatures(values, width);
    }

    @ParameterizedTest
    @MethodSource("activations")
    void a_function_in_float32_and_in_float64(Activation activation) throws Exception {
        Dataset dataset = TrainedExamples.open(new FunctionSource(
                "x1*exp(-x1^2-x2^2)", List.of(-2.0, -1.0), List.of(2.0, 1.0), 0, 5, 0, 1, Scaling.STANDARDIZED));
        FloatFeatures points = points(200, 2);
        for (TrainedModel model : List.of(
                TrainedExamples.model(dataset, activation, List.of(7, 5), 20),
                TrainedExamples.model64(dataset, activation, List.of(7, 5), 20))) {
            try (OnnxRuntime runtime = new OnnxRuntime(ModelFile.bytes(new OnnxModel(), model))) {
                runtime.floats("numbers", points.values(), points.count(), 2);
                double[] expected = outputs(model, points);
                // One output: relative to the largest of all, as single ones may be as good as 0.
                assertNear(runtime.numbers("prediction"), expected, expected.length);
            }
        }
    }

    @Test
    void the_whole_test_set_of_mnist() throws Exception {
        Dataset dataset = TrainedExamples.open(new Mnist());
        TrainedModel model = TrainedExamples.model(dataset, new Relu(), List.of(32), 1);
        assertSameOnMnist(model, dataset.test());
    }

    static Stream<Normalization> normalizations() {
        return Stream.of(new Unnormalized(), new LayerNormalization(1e-5), new BatchNormalization(0.1, 1e-5));
    }

    /** A new normalization has to be compared here, too. */
    @Test
    void every_normalization_is_compared() {
        assertThat(normalizations().map(Object::getClass))
                .containsExactlyInAnyOrder(Normalization.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("normalizations")
    void the_whole_test_set_of_mnist_by_a_residual_network(Normalization normalization) throws Exception {
        Dataset dataset = TrainedExamples.open(new Mnist());
        NetworkSpec spec =
                new NetworkSpec(List.of(24, 24), new Relu(), Initialization.HE, normalization, true, List.of());
        assertSameOnMnist(TrainedExamples.model(dataset, spec, 3000), dataset.test());
    }

    /** Probabilities are sigmoids divided by their sum, in the file as in Ceteris, and after the file is read again. */
    @Test
    void each_class_against_all_others() throws Exception {
        Dataset dataset = TrainedExamples.open(new Mnist());
        for (Optimizer optimizer : List.of(new Adam(0.9, 0.999, 1e-8), new Lbfgs(10))) {
            TrainedModel model = TrainedExamples.model(dataset, new BinaryCrossEntropy(), optimizer, 8);
            assertSameOnMnist(model, dataset.test());
            Path file = folder.resolve(optimizer.getClass().getSimpleName() + ".npz");
            ModelFile.write(file, model);
            assertThat(ModelFile.read(file).loss()).isEqualTo(model.loss());
            double[] outputs = outputs(model, dataset.test().features());
            double sum = 0;
            for (int k = 0; k < 10; k++) {
                sum += 1 / (1 + Math.exp(-outputs[k]));
            }
            assertThat(answers(ModelFile.read(file), dataset.test().features())[3])
                    .isCloseTo(1 / (1 + Math.exp(-outputs[3])) / sum, within(1e-12));
        }
    }

    @Test
    void the_whole_test_set_of_standardized_mnist() throws Exception {
        Dataset dataset = TrainedExamples.open(new ScaledSet(new Mnist(), Scaling.STANDARDIZED));
        TrainedModel model = TrainedExamples.model(dataset, new Gelu(), List.of(16), 1);
        Samples raw = TrainedExamples.open(new Mnist()).test();
        assertSameOnMnist(model, raw);
        // What was prepared for training is what the model makes of raw pixels, to the last bit.
        assertThat(((FloatFeatures) model.inputs().shown(raw.features())).values())
                .isEqualTo(((FloatFeatures) dataset.test().features()).values());
    }

    /** Strides, zeros around, answers that fill no square, and an activation of several operations. */
    static Stream<NetworkSpec> convolutions() {
        return Stream.of(
                new NetworkSpec(
                        List.of(12),
                        new Relu(),
                        Initialization.HE,
                        List.of(new Convolution(6, 5, 2), new Convolution(5, 3, 2, Padding.SAME, 1))),
                new NetworkSpec(
                        List.of(12, 12),
                        new Relu(),
                        Initialization.HE,
                        new BatchNormalization(0.1, 1e-5),
                        true,
                        List.of(new Convolution(6, 5, 2))),
                new NetworkSpec(
                        List.of(),
                        new Gelu(),
                        Initialization.HE,
                        List.of(new Convolution(4, 4, 1, Padding.SAME, 3), new Convolution(17, 2, 2))));
    }

    @ParameterizedTest
    @MethodSource("convolutions")
    void convolutions_on_the_whole_test_set_of_mnist(NetworkSpec spec) throws Exception {
        Dataset dataset = TrainedExamples.open(new Mnist());
        TrainedModel model = TrainedExamples.model(dataset, spec, 8000);
        assertSameOnMnist(model, dataset.test());
    }

    @Test
    void convolutions_of_standardized_pixels() throws Exception {
        Dataset dataset = TrainedExamples.open(new ScaledSet(new Mnist(), Scaling.STANDARDIZED));
        TrainedModel model =
                TrainedExamples.model(dataset, convolutions().toList().getFirst(), 8000);
        assertSameOnMnist(model, TrainedExamples.open(new Mnist()).test());
    }

    private static void assertSameOnMnist(TrainedModel model, Samples test) throws Exception {
        ByteFeatures pixels = (ByteFeatures) test.features();
        double[] logits = outputs(model, pixels);
        try (OnnxRuntime runtime = new OnnxRuntime(ModelFile.bytes(new OnnxModel(), model))) {
            runtime.bytes("pixels", pixels.bytes(), pixels.count(), 28, 28);
            assertNear(runtime.numbers("logits"), logits, 10);
            assertNear(runtime.numbers("probabilities"), answers(model, pixels), 10);
            String[] classes = runtime.texts("class");
            int correct = 0;
            for (int i = 0; i < classes.length; i++) {
                int likeliest = Assessment.likeliest(logits, i * 10, 10);
                assertThat(classes[i]).isEqualTo(String.valueOf(likeliest));
                correct += likeliest == test.labels().values()[i] ? 1 : 0;
            }
            assertThat(correct).isGreaterThan(7500);
        }
    }

    private Path table(String name, String answer) throws IOException {
        StringBuilder rows = new StringBuilder("width,colour,,logits," + answer + "\n");
        List<String> colours = List.of("red", "green", "a \"blue\"");
        for (int i = 0; i < 90; i++) {
            rows.append(i % 7 == 3 ? "" : String.valueOf(1000 + i * 0.37))
                    .append(",\"")
                    .append(colours.get(i % 3).replace("\"", "\"\""))
                    .append("\",")
                    .append(i % 5)
                    .append(',')
                    .append(i * 1e-3)
                    .append(',')
                    .append(answer.equals("kind") ? i % 2 == 0 ? "even" : "odd" : String.valueOf(5e4 + 3 * i))
                    .append('\n');
        }
        return Files.writeString(folder.resolve(name), rows.toString());
    }

    private static CsvSource source(Path file, dev.ceteris.data.source.table.Answer answer) {
        return new CsvSource(
                file,
                dev.ceteris.data.format.csv.CsvLayout.recognized(FirstRow.NAMES),
                answer,
                new dev.ceteris.data.source.table.ColumnChoice(
                        List.of("width", "colour", "3", "logits"), List.of(), List.of(), ""),
                dev.ceteris.data.source.table.MissingValues.MEAN,
                new dev.ceteris.data.source.table.TestPart.Share(0.2),
                dev.ceteris.data.source.table.Drawing.RANDOM,
                Scaling.STANDARDIZED);
    }

    @Test
    void a_table_with_categories_and_missing_numbers() throws Exception {
        Dataset dataset = TrainedExamples.open(
                source(table("kinds.csv", "kind"), new dev.ceteris.data.source.table.Answer.ClassColumn("kind")));
        TrainedModel model = TrainedExamples.model(dataset, new Tanh(), List.of(6), 30);
        try (OnnxRuntime runtime = new OnnxRuntime(ModelFile.bytes(new OnnxModel(), model))) {
            assertThat(runtime.inputNames()).containsExactly("width", "colour", "column 3", "logits (column 4)");
            runtime.floats("width", new float[] {1010.5f, Float.NaN, 999}, 3, 1)
                    .texts("colour", "red", "a \"blue\"", "green")
                    .floats("column 3", new float[] {0, 4, 2}, 3, 1)
                    .floats("logits (column 4)", new float[] {0.01f, 0.02f, 7}, 3, 1);
            // Red, green and blue in the order of their letters; the mean in the place of the missing width.
            float mean = (float) ((dev.ceteris.data.source.TableInputs) model.inputs())
                    .inputs()
                    .getFirst()
                    .mean();
            FloatFeatures raw = new FloatFeatures(
                    new float[] {
                        1010.5f, 0, 0, 1, 0, 0.01f, //
                        mean, 1, 0, 0, 4, 0.02f, //
                        999, 0, 1, 0, 2, 7
                    },
                    6);
            assertNear(runtime.numbers("logits"), outputs(model, raw), 2);
            double[] answers = answers(model, raw);
            assertThat(runtime.texts("class"))
                    .containsExactly(
                            answers[0] > answers[1] ? "even" : "odd",
                            answers[2] > answers[3] ? "even" : "odd",
                            answers[4] > answers[5] ? "even" : "odd");
        }
    }

    @Test
    void numbers_are_predicted_in_their_unit() throws Exception {
        Dataset dataset = TrainedExamples.open(source(
                table("prices.csv", "price"),
                new dev.ceteris.data.source.table.Answer.TargetColumns(List.of("price"))));
        for (TrainedModel model : List.of(
                TrainedExamples.model(dataset, new Silu(), List.of(6), 30),
                TrainedExamples.model64(dataset, new Gelu(), List.of(6), 30))) {
            try (OnnxRuntime runtime = new OnnxRuntime(ModelFile.bytes(new OnnxModel(), model))) {
                runtime.floats("width", new float[] {1010.5f}, 1, 1)
                        .texts("colour", "red")
                        .floats("column 3", new float[] {1}, 1, 1)
                        .floats("logits (column 4)", new float[] {0.03f}, 1, 1);
                double[] expected = answers(model, new FloatFeatures(new float[] {1010.5f, 0, 0, 1, 1, 0.03f}, 6));
                assertThat(expected[0]).isBetween(4e4, 6e4);
                assertNear(runtime.numbers("prediction"), expected, 1);
            }
        }
    }
}
