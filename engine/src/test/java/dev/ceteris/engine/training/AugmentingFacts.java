// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.base.SpecException;
import dev.ceteris.engine.augmentation.Augmentation;
import dev.ceteris.engine.augmentation.Deform;
import dev.ceteris.engine.augmentation.ImageChange;
import dev.ceteris.engine.augmentation.RandomWords;
import dev.ceteris.engine.augmentation.Unaugmented;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.optimizer.Lbfgs;
import dev.ceteris.engine.optimizer.Sgd;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.sample.ByteFeatures;
import dev.ceteris.engine.sample.ImageShape;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.stopping.BestEpoch;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Facts: networks learn from changed images and are evaluated on the original ones; threads change no bit. */
class AugmentingFacts {
    private static final ImageShape SHAPE = new ImageShape(9, 10, 1);
    private static final Deform DEFORM = new Deform(1, 10, 0.1, 5, 8, 1.5);
    private static final int EPOCHS = 3;
    private static final Network NETWORK = Scenes.classifier(90, 4, 12);

    private static Samples images(double density) {
        Samples pixels = Scenes.pixels(33, 90, 4, density, 5);
        ByteFeatures bytes = (ByteFeatures) pixels.features();
        return new Samples(new ByteFeatures(bytes.bytes(), 90, bytes.scale(), Optional.of(SHAPE)), pixels.targets());
    }

    private static Training training(Augmentation augmentation, int batchSize, Update update) {
        return new Training(new Sgd(), 0.2, batchSize, update, EPOCHS)
                .draft()
                .augmentation(augmentation)
                .training();
    }

    private static Weights trained(Samples samples, Training training, int threads, int microBatch, Kernels kernels) {
        Trainer trainer = new Trainer(NETWORK, training, samples, TrainingStreams.of(9), kernels, microBatch);
        try (ThreadTeam team = ThreadTeam.of(threads)) {
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                trainer.trainEpoch(team);
            }
        }
        return trainer.weights();
    }

    @Property(tries = 30)
    void neither_threads_nor_micro_batches_nor_vectors_nor_zeros_that_are_skipped_change_a_bit(
            @ForAll @IntRange(min = 1, max = 7) int threads,
            @ForAll @IntRange(min = 1, max = 40) int microBatch,
            @ForAll @IntRange(min = 1, max = 33) int batchSize,
            @ForAll boolean sparse) {
        Samples samples = images(sparse ? 0.15 : 0.9);
        Training training = training(DEFORM, batchSize, Update.BATCH);

        assertThat(samples.inputs().sparse()).isEqualTo(sparse);
        assertThat(trained(samples, training, threads, microBatch, Kernels.fastest())
                        .sha256())
                .isEqualTo(trained(samples, training, 1, 33, Kernels.scalar()).sha256());
    }

    /** Where an epoch is one update, samples are in their order, and their changed twins are data like any other. */
    @Test
    void an_epoch_learns_from_what_the_words_of_its_key_make_of_each_image() {
        for (double density : new double[] {0.15, 0.9}) {
            Samples samples = images(density);
            Training training = training(DEFORM, 33, Update.EPOCH);
            Trainer augmented = new Trainer(NETWORK, training, samples, 9);
            Weights plain = Weights.NONE;
            Weights start = augmented.weights();
            try (ThreadTeam team = ThreadTeam.of(2)) {
                for (int epoch = 1; epoch <= EPOCHS; epoch++) {
                    augmented.trainEpoch(team);
                    Samples twins = new Samples(twins(samples, epoch), samples.targets());
                    Float32Checkpoint from = new Float32Checkpoint(
                            epoch - 1,
                            epoch - 1,
                            epoch == 1 ? start : plain,
                            List.of(),
                            Weights.NONE,
                            BestEpoch.none(Weights.NONE));
                    Trainer next = Trainer.resume(
                            NETWORK, training(new Unaugmented(), 33, Update.EPOCH), twins, new RandomStreams(9), from);
                    next.trainEpoch(team);
                    plain = next.weights();
                }
            }
            assertThat(augmented.weights().sha256()).isEqualTo(plain.sha256());
        }
    }

    private static ByteFeatures twins(Samples samples, int epoch) {
        ByteFeatures images = (ByteFeatures) samples.features();
        byte[] bytes = new byte[images.bytes().length];
        long key = new RandomStreams(9).stream("augment/" + epoch).nextLong();
        ImageChange change = DEFORM.of(SHAPE, Kernels.scalar());
        byte[] twin = new byte[SHAPE.size()];
        for (int sample = 0; sample < samples.count(); sample++) {
            change.change(
                    images.bytes(), sample * SHAPE.size(), new RandomWords(key, (long) sample * change.words()), twin);
            System.arraycopy(twin, 0, bytes, sample * SHAPE.size(), SHAPE.size());
        }
        return new ByteFeatures(bytes, SHAPE.size(), images.scale(), Optional.of(SHAPE));
    }

    @Test
    void an_image_is_changed_by_the_words_of_its_place_in_the_epoch() {
        Samples samples = images(0.9);
        ByteFeatures images = (ByteFeatures) samples.features();
        Augmenting augmenting = new Augmenting(DEFORM, images, Kernels.fastest());
        augmenting.prepare(2);
        augmenting.begin(new RandomStreams(9), 1);
        long key = new RandomStreams(9).stream("augment/1").nextLong();
        for (int position : new int[] {0, 7, 60_000}) {
            ImageChange change = DEFORM.of(SHAPE, Kernels.scalar());
            byte[] expected = new byte[SHAPE.size()];
            change.change(
                    images.bytes(), 5 * SHAPE.size(), new RandomWords(key, (long) position * change.words()), expected);

            assertThat(augmenting.changed(1, 5, position)).isEqualTo(expected);
        }
    }

    @Test
    void images_are_told_as_they_were_learned() {
        Samples samples = images(0.9);
        ByteFeatures bytes = (ByteFeatures) samples.features();
        Training training = training(DEFORM, 10, Update.BATCH);
        LearnedImages learned = new LearnedImages(training, bytes, new RandomStreams(9));
        List<Integer> all = IntStream.range(0, samples.count()).boxed().toList();

        // Each epoch from the images that are told, as they are, ends with the weights of the augmented epoch.
        Trainer augmented = new Trainer(NETWORK, training, samples, 9);
        try (ThreadTeam team = ThreadTeam.of(1)) {
            for (int epoch = 1; epoch <= EPOCHS; epoch++) {
                byte[] twins = new byte[bytes.bytes().length];
                List<byte[]> images = learned.learned(epoch, all);
                all.forEach(i -> System.arraycopy(images.get(i), 0, twins, i * SHAPE.size(), SHAPE.size()));
                Trainer plain = Trainer.resume(
                        NETWORK,
                        training(new Unaugmented(), 10, Update.BATCH),
                        new Samples(
                                new ByteFeatures(twins, SHAPE.size(), bytes.scale(), Optional.of(SHAPE)),
                                samples.targets()),
                        new RandomStreams(9),
                        augmented.checkpoint());
                plain.trainEpoch(team);
                augmented.trainEpoch(team);

                assertThat(augmented.weights().sha256())
                        .isEqualTo(plain.weights().sha256());
            }
        }
        assertThat(learned.original(5)).isEqualTo(Arrays.copyOfRange(bytes.bytes(), 450, 540));
    }

    @Test
    void a_resumed_trial_sees_what_an_undisturbed_one_does() {
        Samples samples = images(0.15);
        Training training = training(DEFORM, 10, Update.BATCH);
        Trainer first = new Trainer(NETWORK, training, samples, 9);
        try (ThreadTeam team = ThreadTeam.of(1)) {
            first.trainEpoch(team);
            Trainer second = Trainer.resume(NETWORK, training, samples, new RandomStreams(9), first.checkpoint());
            second.trainEpoch(team);
            second.trainEpoch(team);

            assertThat(second.weights().sha256())
                    .isEqualTo(
                            trained(samples, training, 3, 33, Kernels.fastest()).sha256());
        }
    }

    @Test
    void evaluation_sees_the_images_as_they_are() {
        Samples samples = images(0.15);
        Trainer trainer = new Trainer(NETWORK, training(DEFORM, 10, Update.BATCH), samples, 9);
        try (ThreadTeam team = ThreadTeam.of(1)) {
            trainer.trainEpoch(team);

            assertThat(trainer.evaluate(samples, team))
                    .isEqualTo(new FixedNetwork(NETWORK, trainer.weights()).evaluate(samples, team));
        }
    }

    @Test
    void what_is_no_image_is_not_deformed() {
        Samples numbers = Scenes.numbers(33, 90, 4, 5);
        assertThatThrownBy(() -> new Trainer(NETWORK, training(DEFORM, 10, Update.BATCH), numbers, 1))
                .isInstanceOf(SpecException.class)
                .hasMessageStartingWith("augmentation is Deform")
                .hasMessageEndingWith("points of a function cannot be deformed");
        assertThatThrownBy(() -> training(DEFORM, 10, Update.BATCH)
                        .draft()
                        .optimizer(new Lbfgs(10))
                        .training())
                .hasMessageContaining("expected none: lbfgs");
    }
}
