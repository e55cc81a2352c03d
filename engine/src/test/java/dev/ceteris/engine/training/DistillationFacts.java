// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.base.SpecException;
import dev.ceteris.engine.augmentation.Deform;
import dev.ceteris.engine.distillation.Teachers;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.BinaryCrossEntropy;
import dev.ceteris.engine.network.Initialization;
import dev.ceteris.engine.network.Loss;
import dev.ceteris.engine.network.MeanSquaredError;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.SoftmaxCrossEntropy;
import dev.ceteris.engine.network.activation.Tanh;
import dev.ceteris.engine.optimizer.Lbfgs;
import dev.ceteris.engine.optimizer.Sgd;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.sample.ByteFeatures;
import dev.ceteris.engine.sample.ImageShape;
import dev.ceteris.engine.sample.Inputs;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.stopping.Patience;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts: what a network learns from teachers, when, and that bits follow from nothing but study and seed. */
class DistillationFacts {
    private static final int COUNT = 37;
    private static final int EPOCHS = 3;
    private static final TrainingStreams STREAMS = TrainingStreams.of(9);

    private static Samples images() {
        Samples samples = Scenes.pixels(COUNT, 30, 4, 0.2, 5);
        ByteFeatures bytes = (ByteFeatures) samples.features();
        Optional<ImageShape> image = Optional.of(new ImageShape(5, 6, 1));
        return new Samples(new ByteFeatures(bytes.bytes(), 30, bytes.scale(), image), samples.targets());
    }

    private static Samples data(boolean numbers) {
        return numbers ? Scenes.functions(COUNT, 9, 3, 8) : images();
    }

    private static Network network(Samples samples, int... hidden) {
        Loss loss = samples.targets() instanceof Labels ? new SoftmaxCrossEntropy() : new MeanSquaredError();
        int width = samples.features().width();
        return Scenes.network(
                loss,
                new Tanh(),
                Initialization.GLOROT,
                width,
                samples.targets().outputs(),
                hidden);
    }

    private static Training training(Teachers teachers) {
        return new Training(new Sgd(), 0.2, 10, Update.BATCH, EPOCHS)
                .draft()
                .distillation(teachers)
                .training();
    }

    private static Propagation teacher(Samples samples, Network network, Weights weights, TrainingMode mode) {
        Inputs inputs = new Inputs(samples.features());
        return new Propagation(
                network, Parameters.of(weights), Kernels.fastest(), inputs, samples.targets(), COUNT, mode);
    }

    /** Of the reference in double precision, by central differences; the teachers are wider than the network. */
    @ParameterizedTest
    @CsvSource({
        "0.9, 2, false",
        "1, 0.5, false",
        "0.3, 20, false",
        "0.3, 7, true",
        "1, 1, true",
    })
    void gradients_and_losses_are_those_of_targets_and_of_teachers(double weight, double temperature, boolean numbers) {
        Samples samples = data(numbers);
        Network network = network(samples, 12, 11);
        Parameters parameters = Parameters.drawn(network, new RandomStreams(3));
        Network theirs = network.withHidden(17);
        List<Weights> weights = Stream.of(4L, 5L, 6L)
                .map(seed -> Parameters.drawn(theirs, new RandomStreams(seed)).weights())
                .toList();
        List<Propagation> teachers = weights.stream()
                .map(each -> teacher(samples, theirs, each, TrainingMode.PLAIN.ofTeacher()))
                .toList();
        Teaching teaching = new Teaching(teachers, new Teachers(3, weight, temperature, 17));
        teaching.prepare(1);
        OnePass pass = OnePass.of(network, parameters, samples, TrainingMode.PLAIN.with(teaching));

        Reference reference = new Reference(network, parameters.weights())
                .taughtBy(
                        weights.stream()
                                .map(each -> new Reference(theirs, each))
                                .toList(),
                        weight,
                        temperature);
        assertThat(pass.loss() / COUNT).isCloseTo(reference.loss(samples), within(2e-6 * reference.loss(samples)));
        // What float32 rounds in a softmax is multiplied with the temperature.
        reference.assertSlopes(pass.gradients(), samples, 4e-6 * Math.max(1, temperature));
    }

    /** Where it is the network itself, and nothing is left out, nothing is to be learned from it. */
    @Test
    void a_teacher_is_shown_the_deformed_and_mixed_images_that_the_network_is_shown() {
        Samples samples = images();
        Network network = network(samples, 12);
        Parameters parameters = Parameters.drawn(network, new RandomStreams(3));
        Augmenting augmenting =
                new Augmenting(new Deform(1, 10, 0.1, 0, 0, 4), (ByteFeatures) samples.features(), Kernels.fastest());
        Mixing mixing = new Mixing(0.7, samples.features(), 10);
        TrainingMode mode =
                new TrainingMode(Dropout.NONE, SoftLabels.NONE, 0, Optional.of(augmenting), Optional.of(mixing));

        assertThat(largest(taughtByItself(samples, network, parameters, mode, mode.ofTeacher())))
                .isZero();
        // The mistake that would show: a teacher that is asked about the samples as they are.
        assertThat(largest(taughtByItself(samples, network, parameters, mode, TrainingMode.PLAIN)))
                .isGreaterThan(1e-3);
    }

    /** It knows more than the network, which sees only a part of every image. */
    @Test
    void a_teacher_is_shown_the_inputs_that_the_network_does_not_see() {
        Samples samples = images();
        Network network = network(samples, 12);
        Parameters parameters = Parameters.drawn(network, new RandomStreams(3));
        TrainingMode mode =
                new TrainingMode(new Dropout(0.5, 0), SoftLabels.NONE, 0, Optional.empty(), Optional.empty());

        assertThat(largest(taughtByItself(samples, network, parameters, mode, mode.ofTeacher())))
                .isGreaterThan(1e-3);
    }

    private static Weights taughtByItself(
            Samples samples, Network network, Parameters parameters, TrainingMode mode, TrainingMode ofTeacher) {
        Propagation teacher = teacher(samples, network, parameters.weights(), ofTeacher);
        Teaching teaching = new Teaching(List.of(teacher), new Teachers(1, 1, 2, 0));
        teaching.prepare(1);
        return OnePass.of(network, parameters, samples, mode.with(teaching)).gradients();
    }

    private static double largest(Weights gradients) {
        return gradients.layers().stream()
                .flatMapToDouble(layer ->
                        IntStream.range(0, layer.weights().length).mapToDouble(i -> Math.abs(layer.weights()[i])))
                .max()
                .orElseThrow();
    }

    @Property(tries = 30)
    void neither_threads_nor_micro_batches_nor_vectors_change_a_bit(
            @ForAll @IntRange(min = 1, max = 7) int threads,
            @ForAll @IntRange(min = 1, max = 40) int microBatch,
            @ForAll @IntRange(min = 2, max = 37) int batchSize,
            @ForAll boolean numbers) {
        Samples samples = data(numbers);
        Training training = training(new Teachers(2, 0.7, 3, 5))
                .draft()
                .mixup(0.3)
                .inputDropout(0.1)
                .dropout(0.2)
                .batchSize(batchSize)
                .training();

        assertThat(digest(samples, training, threads, microBatch, Kernels.fastest()))
                .isEqualTo(digest(samples, training, 1, 37, Kernels.scalar()));
    }

    private static String digest(Samples samples, Training training, int threads, int microBatch, Kernels kernels) {
        Network network = network(samples, 12, 11);
        List<Weights> teachers = Stream.of(4L, 5L)
                .map(seed -> Parameters.drawn(network.withHidden(5), new RandomStreams(seed))
                        .weights())
                .toList();
        Trainer trainer = new Trainer(network, training, samples, STREAMS, kernels, microBatch, teachers);
        try (ThreadTeam team = ThreadTeam.of(threads)) {
            IntStream.range(0, EPOCHS).forEach(_ -> trainer.trainEpoch(team));
        }
        return trainer.weights().sha256();
    }

    /** Each of its own seed, trained as the network is, and none of them twice. */
    @Test
    void teachers_are_what_a_trainer_makes_of_their_streams() {
        Samples samples = images();
        Network network = network(samples, 12);
        Training training = training(new Teachers(2, 0.9, 2, 5));
        StudentTrainer student = new StudentTrainer(network, training, samples, STREAMS);
        assertThat(student.preparatoryEpochs()).isEqualTo(2 * EPOCHS);
        try (ThreadTeam team = ThreadTeam.of(2)) {
            assertThatThrownBy(() -> student.trainEpoch(team)).isInstanceOf(IllegalStateException.class);
            while (!student.isPrepared()) {
                student.prepare(team);
            }
            List<Weights> taught = student.checkpoint().taught();

            assertThat(student.preparedEpochs()).isEqualTo(2 * EPOCHS);
            assertThat(taught).hasSize(2);
            for (int i = 0; i < 2; i++) {
                Trainer alone =
                        new Trainer(network.withHidden(5), training.ofTeachers(), samples, STREAMS.ofTeacher(i + 1));
                IntStream.range(0, EPOCHS).forEach(_ -> alone.trainEpoch(team));
                assertThat(taught.get(i).sha256()).isEqualTo(alone.weights().sha256());
            }
            assertThat(taught.getFirst().sha256()).isNotEqualTo(taught.getLast().sha256());
            Trainer sameStart = new Trainer(network, training.ofTeachers(), samples, STREAMS);
            assertThat(student.result().sha256()).isEqualTo(sameStart.weights().sha256());
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "3", "5", "6", "7", "8"})
    void a_resumed_trial_has_the_bits_of_an_undisturbed_one(int steps) throws IOException {
        Samples samples = images();
        Network network = network(samples, 12);
        Training training = training(new Teachers(2, 0.9, 2, 5));
        try (ThreadTeam team = ThreadTeam.of(2)) {
            StudentTrainer first = new StudentTrainer(network, training, samples, STREAMS);
            IntStream.range(0, steps).forEach(_ -> step(first, team));
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            first.checkpoint().write(file);
            StudentCheckpoint checkpoint = StudentCheckpoint.read(
                    new ByteArrayInputStream(file.toByteArray()), network, network.withHidden(5));
            StudentTrainer second = StudentTrainer.resume(network, training, samples, STREAMS, checkpoint);
            assertThat(second.preparedEpochs()).isEqualTo(Math.min(steps, 6));
            assertThat(checkpoint.finishedEpochs()).isEqualTo(Math.max(0, steps - 6));
            IntStream.range(steps, 3 * EPOCHS).forEach(_ -> step(second, team));

            StudentTrainer whole = new StudentTrainer(network, training, samples, STREAMS);
            IntStream.range(0, 3 * EPOCHS).forEach(_ -> step(whole, team));
            assertThat(second.result().sha256()).isEqualTo(whole.result().sha256());
        }
    }

    private static void step(StudentTrainer trainer, ThreadTeam team) {
        if (trainer.isPrepared()) {
            trainer.trainEpoch(team);
        } else {
            trainer.prepare(team);
        }
    }

    @Test
    void damage_is_noticed() throws IOException {
        Samples samples = images();
        Network network = network(samples, 12);
        StudentTrainer trainer = new StudentTrainer(network, training(new Teachers(1, 0.9, 2, 5)), samples, STREAMS);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        trainer.checkpoint().write(file);
        byte[] bytes = file.toByteArray();
        byte[] cut = Arrays.copyOf(bytes, bytes.length / 2);
        bytes[bytes.length / 3] ^= 1;

        for (byte[] damaged : List.of(bytes, cut)) {
            assertThatThrownBy(() ->
                            StudentCheckpoint.read(new ByteArrayInputStream(damaged), network, network.withHidden(5)))
                    .isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> StudentCheckpoint.read(
                        new ByteArrayInputStream(file.toByteArray()), network, network.withHidden(6)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("of another network");
    }

    @Test
    void a_teacher_that_diverges_teaches_nothing() {
        Samples samples = data(true);
        Training wild =
                training(new Teachers(2, 0.9, 2, 0)).draft().learningRate(1e30).training();
        StudentTrainer trainer = new StudentTrainer(network(samples), wild, samples, STREAMS);
        try (ThreadTeam team = ThreadTeam.of(1)) {
            for (int epoch = 0; epoch < EPOCHS && !trainer.isPrepared(); epoch++) {
                trainer.prepare(team);
            }

            assertThat(trainer.isPrepared()).isTrue();
            assertThat(trainer.trainEpoch(team).diverged()).isTrue();
        }
    }

    @Test
    void what_teachers_cannot_teach_is_refused() {
        Training taught = training(new Teachers(1, 0.9, 2, 0));
        assertThatThrownBy(() -> new Teachers(0, 0.9, 2, 0))
                .isInstanceOf(SpecException.class)
                .hasMessage("count is 0, expected between 1 and 1000");
        assertThatThrownBy(() -> new Teachers(1, 0, 2, 0)).hasMessage("weight is 0.0, expected above 0 and at most 1");
        assertThatThrownBy(() -> new Teachers(1, 1, 0, 0))
                .hasMessage("temperature is 0.0, expected between 0.01 and 1000");
        assertThatThrownBy(() -> new Teachers(1, 1, 1, -1)).hasMessage("width is -1, expected between 0 and 65536");
        assertThatThrownBy(() -> taught.draft().optimizer(new Lbfgs(10)).training())
                .hasMessageContaining("expected none: lbfgs");
        assertThatThrownBy(
                        () -> taught.draft().earlyStopping(new Patience(3, 0)).training())
                .hasMessageContaining("expected never with distillation");
        Samples samples = images();
        Network network = network(samples, 12);
        Network binary = new Network(network.inputs(), network.layers(), new BinaryCrossEntropy());
        assertThatThrownBy(() -> new StudentTrainer(binary, taught, samples, STREAMS))
                .hasMessageEndingWith("expected none, or loss: softmaxCrossEntropy: teachers answer with the"
                        + " probabilities of a softmax");
        assertThatThrownBy(() -> new Trainer(network, taught, samples, 1)).hasMessageContaining("StudentTrainer");
        assertThatThrownBy(() -> new StudentTrainer(network, taught.ofTeachers(), samples, STREAMS))
                .hasMessageContaining("without them, a network has a Trainer");
    }
}
