// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.ceteris.data.source.DataPlaces;
import dev.ceteris.data.source.DataSource;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.DatasetSummary;
import dev.ceteris.data.source.DatasetSummary.ClassCount;
import dev.ceteris.data.source.Whereabouts;
import dev.ceteris.data.source.Whereabouts.Presence;
import dev.ceteris.engine.sample.ByteFeatures;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The real files, against what others publish: mean and deviation of the training pixels as in torchvision's examples
 * (0.1307 and 0.3081; Fashion-MNIST 0.2860 and 0.3530), the first labels as on the sets' home pages and in their
 * tutorials.
 */
class MnistFactsTest {
    private static final DataPlaces NOWHERE = new DataPlaces(List.of(), Path.of("absent"), line -> {
        throw new IllegalStateException("nothing was to be fetched, but: " + line);
    });

    @Test
    void mnist_is_what_everyone_knows_by_that_name() {
        Dataset dataset = new Mnist().open(NOWHERE);
        assertSizes(dataset);
        assertPixels(dataset, 0.1307, 0.3081);
        assertThat(dataset.train().labels().values()).startsWith(5, 0, 4, 1, 9, 2, 1, 3, 1, 4);
        assertThat(dataset.test().labels().values()).startsWith(7, 2, 1, 0, 4, 1, 4, 9, 5, 9);
        DatasetSummary summary = DatasetSummary.of(dataset);
        assertThat(summary.classes())
                .extracting(ClassCount::train)
                .containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
        assertThat(summary.classes())
                .extracting(ClassCount::test)
                .containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
        assertThat(summary.nonZeroShare()).isCloseTo(0.19, within(0.005));
        assertThat(summary.minimum()).isZero();
        assertThat(summary.maximum()).isEqualTo(1);
    }

    @Test
    void fashion_mnist_is_what_everyone_knows_by_that_name() {
        DataSource source = new FashionMnist();
        Whereabouts whereabouts = source.whereabouts(NOWHERE);
        assumeThat(whereabouts.presence())
                .as("Debian's dataset-fashion-mnist is installed")
                .isEqualTo(Presence.FOUND);
        Dataset dataset = source.open(NOWHERE);
        assertSizes(dataset);
        assertPixels(dataset, 0.2860, 0.3530);
        assertThat(dataset.train().labels().values()).startsWith(9, 0, 0, 3, 0, 2, 7, 2, 5, 5);
        assertThat(dataset.test().labels().values()).startsWith(9, 2, 1, 1, 6, 1, 4, 6, 5, 7);
        assertThat(DatasetSummary.of(dataset).classes())
                .hasSize(10)
                .allSatisfy(count -> assertThat(count.train()).isEqualTo(6000))
                .allSatisfy(count -> assertThat(count.test()).isEqualTo(1000));
        assertThat(dataset.classNames().get(9)).isEqualTo("Ankle boot");
    }

    private static void assertSizes(Dataset dataset) {
        assertThat(dataset.train().count()).isEqualTo(60_000);
        assertThat(dataset.test().count()).isEqualTo(10_000);
        assertThat(dataset.train().features().width()).isEqualTo(28 * 28);
        assertThat(dataset.classNames()).hasSize(10);
        assertThat(dataset.files()).hasSize(4);
    }

    private static void assertPixels(Dataset dataset, double mean, double deviation) {
        ByteFeatures pixels = (ByteFeatures) dataset.train().features();
        assertThat(pixels.scale()).isEqualTo(1 / 255f);
        long sum = 0;
        long squares = 0;
        for (byte pixel : pixels.bytes()) {
            int value = pixel & 0xff;
            sum += value;
            squares += (long) value * value;
        }
        double count = pixels.bytes().length;
        double found = sum / count / 255;
        assertThat(found).isCloseTo(mean, within(5e-5));
        assertThat(Math.sqrt(squares / count / 255 / 255 - found * found)).isCloseTo(deviation, within(5e-5));
    }
}
