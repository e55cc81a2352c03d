// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.Scaling;
import dev.ceteris.data.source.function.FunctionSource;
import dev.ceteris.data.source.mnist.Mnist;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.Convolution;
import dev.ceteris.engine.network.Initialization;
import dev.ceteris.engine.network.Padding;
import dev.ceteris.engine.network.activation.Elu;
import dev.ceteris.engine.network.activation.LeakyRelu;
import dev.ceteris.engine.network.normalization.BatchNormalization;
import dev.ceteris.engine.sample.Features;
import dev.ceteris.engine.sample.FloatFeatures;
import dev.ceteris.lab.trial.NetworkSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts and laws: a model comes back from a file as it went in, or not at all. */
class ModelFileTest {
    private static final Dataset DATASET = TrainedExamples.open(
            new FunctionSource("sin(x1)+x2", List.of(-2.0, -1.0), List.of(2.0, 1.0), 0, 5, 0, 1, Scaling.STANDARDIZED));

    private static final TrainedModel MODEL = TrainedExamples.model(DATASET, new Elu(1.5), List.of(5, 3), 2);

    @TempDir
    private Path folder;

    private Path written(String name, TrainedModel model) throws IOException {
        Path file = folder.resolve(name);
        ModelFile.write(file, model);
        return file;
    }

    private static double[] answers(TrainedModel model) {
        try (ThreadTeam team = ThreadTeam.of(1)) {
            return new ModelNetwork(model, team).answers(new FloatFeatures(new float[] {1, 0.5f, -1, 0.1f}, 2));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"m.onnx", "m.safetensors", "m.npz", "M.ONNX"})
    void a_model_comes_back_as_it_went_in(String name) throws IOException {
        for (TrainedModel model : List.of(MODEL, TrainedExamples.model64(DATASET, new LeakyRelu(0.2), List.of(4), 3))) {
            Path file = folder.resolve(model.weights().sha256() + name);
            ModelFile.write(file, model);
            TrainedModel back = ModelFile.read(file);
            assertThat(back.weights().sha256()).isEqualTo(model.weights().sha256());
            assertThat(back.origin()).isEqualTo(model.origin());
            assertThat(back.spec()).isEqualTo(model.spec());
            assertThat(back.inputs()).isEqualTo(model.inputs());
            assertThat(back.outputs()).isEqualTo(model.outputs());
            assertThat(back.style()).isEqualTo(model.style());
            assertThat(answers(back)).isEqualTo(answers(model));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"m.onnx", "m.safetensors", "m.npz"})
    void convolutions_before_normalized_layers_come_back_as_they_went_in(String name) throws IOException {
        Dataset digits = TrainedExamples.open(new Mnist());
        List<Convolution> stack = List.of(new Convolution(3, 5, 3), new Convolution(2, 3, 2, Padding.SAME, 1));
        NetworkSpec spec = new NetworkSpec(
                List.of(4, 4), new Elu(1.5), Initialization.HE, new BatchNormalization(0.1, 1e-5), true, stack);
        TrainedModel model = TrainedExamples.model(digits, spec, 64);
        TrainedModel back = ModelFile.read(written(name, model));

        assertThat(back.spec()).isEqualTo(spec);
        assertThat(back.weights().sha256()).isEqualTo(model.weights().sha256());
        try (ThreadTeam team = ThreadTeam.of(1)) {
            Features some = digits.test().features().select(new int[] {3, 1});
            assertThat(new ModelNetwork(back, team).answers(some))
                    .isEqualTo(new ModelNetwork(model, team).answers(some));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"m.onnx", "m.safetensors", "m.npz"})
    void equal_models_give_equal_bytes(String name) throws IOException {
        assertThat(written("1" + name, MODEL)).hasSameBinaryContentAs(written("2" + name, MODEL));
    }

    /** Whatever bit is turned: what is read is what was written, or nothing is read and a sentence says why. */
    @ParameterizedTest
    @ValueSource(strings = {"m.onnx", "m.safetensors", "m.npz"})
    void a_turned_bit_is_never_read_as_another_model(String name) throws IOException {
        byte[] good = Files.readAllBytes(written(name, MODEL));
        Path file = folder.resolve("turned-" + name);
        int refused = 0;
        for (int at = 0; at < good.length; at += 7) {
            byte[] turned = good.clone();
            turned[at] = (byte) (turned[at] ^ 1 << at % 8);
            Files.write(file, turned);
            try {
                TrainedModel read = ModelFile.read(file);
                assertThat(read.weights().sha256()).isEqualTo(MODEL.weights().sha256());
                assertThat(read.inputs()).isEqualTo(MODEL.inputs());
                assertThat(read.spec()).isEqualTo(MODEL.spec());
                assertThat(read.outputs()).isEqualTo(MODEL.outputs());
            } catch (ModelException sentence) {
                assertThat(sentence).hasMessageContaining(file.toString());
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(good.length / 7 / 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"m.onnx", "m.safetensors", "m.npz"})
    void a_cut_file_is_a_sentence(String name) throws IOException {
        byte[] good = Files.readAllBytes(written(name, MODEL));
        Path file = folder.resolve("cut-" + name);
        for (int length : List.of(0, 1, 7, 9, good.length / 3, good.length / 2, good.length - 1)) {
            Files.write(file, java.util.Arrays.copyOf(good, length));
            assertThatThrownBy(() -> ModelFile.read(file))
                    .as("%s bytes", length)
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    private Path changed(Consumer<OnnxMl.ModelProto.Builder> change) throws IOException {
        OnnxMl.ModelProto.Builder model =
                OnnxMl.ModelProto.parseFrom(Files.readAllBytes(written("good.onnx", MODEL))).toBuilder();
        change.accept(model);
        return Files.write(folder.resolve("changed.onnx"), model.build().toByteArray());
    }

    private static void set(OnnxMl.ModelProto.Builder model, String key, String value) {
        for (OnnxMl.StringStringEntryProto.Builder entry : model.getMetadataPropsBuilderList()) {
            if (entry.getKey().equals("ceteris." + key)) {
                entry.setValue(value);
            }
        }
    }

    @Test
    void a_newer_version_is_named() throws IOException {
        Path file = changed(model -> set(model, "format", "3"));
        assertThatThrownBy(() -> ModelFile.read(file))
                .hasMessage(
                        file + " has version 3 of model files, expected at most 2: a newer Ceteris exported it; read it"
                                + " with that one");
    }

    @Test
    void a_changed_graph_is_found() throws IOException {
        Path file = changed(model -> model.getGraphBuilder().getNodeBuilder(0).setOpType("Neg"));
        assertThatThrownBy(() -> ModelFile.read(file)).hasMessageContaining("was changed or damaged");
    }

    @Test
    void other_scaling_is_found() throws IOException {
        Path file = changed(model -> model.getMetadataPropsBuilderList().stream()
                .filter(entry -> entry.getKey().equals("ceteris.inputs"))
                .forEach(entry -> entry.setValue(entry.getValue().replace("\"shifts\":[0.0", "\"shifts\":[0.5"))));
        assertThatThrownBy(() -> ModelFile.read(file)).hasMessageContaining("was changed or damaged");
    }

    @Test
    void a_model_of_another_tool_is_named_as_such() throws IOException {
        Path file = changed(OnnxMl.ModelProto.Builder::clearMetadataProps);
        assertThatThrownBy(() -> ModelFile.read(file))
                .hasMessageContaining("is an ONNX model that Ceteris has not exported");
    }

    @Test
    void something_else_is_no_model() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "not a model at all");
        assertThatThrownBy(() -> ModelFile.read(file))
                .hasMessage(file + " is no model, expected .onnx, .safetensors or .npz as ceteris export RUN --trial N"
                        + " FILE writes it");
    }

    @Test
    void an_existing_file_is_kept() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.onnx"), "precious");
        assertThatThrownBy(() -> ModelFile.write(file, MODEL))
                .hasMessage(file + " exists already; choose another name, or remove it first");
        assertThat(file).hasContent("precious");
    }
}
