// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.data.source.DataPlaces;
import dev.ceteris.data.source.DataSource;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.engine.sample.Features;
import dev.ceteris.spec.Place;
import dev.ceteris.spec.YamlTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts: every kind of source scales its inputs by the same words. */
class ScaledSourcesTest {
    private static Dataset open(String source) {
        DataSource read = new Sources().read(YamlTree.of(source, new Place("here")), "data.source");
        return read.open(new DataPlaces(List.of(), Path.of("none"), _ -> {}));
    }

    private static double mean(Features features, int feature) {
        double sum = 0;
        for (int i = 0; i < features.count(); i++) {
            sum += features.value(i, feature);
        }
        return sum / features.count();
    }

    @Test
    void known_images_are_standardized_by_the_training_set_or_left_as_bytes() {
        Features usual = open("mnist").train().features();
        int middle = 14 * 28 + 14;

        Dataset standardized = open("{set: mnist, scaling: standardized}");
        assertThat(mean(standardized.train().features(), middle)).isCloseTo(0, within(1e-5));
        assertThat(mean(standardized.test().features(), middle)).isNotCloseTo(0, within(1e-4));
        assertThat(standardized.name()).isEqualTo("mnist, pixels standardized");

        Features bytes = open("{set: mnist, scaling: as-is}").train().features();
        for (int i = 0; i < 100; i++) {
            assertThat(bytes.value(i, middle) * (1 / 255f)).isEqualTo(usual.value(i, middle));
        }
    }

    @Test
    void inputs_of_a_table_go_from_0_to_1_over_the_training_set_and_targets_stay_standardized(@TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("t.csv");
        // Every fifth row is the test set: its 100 does not count.
        Files.writeString(file, "a,y\n2,1\n6,3\n4,5\n3,7\n100,9\n");
        Dataset table = open("{csv: '" + file + "', target: y, scaling: zero-to-one}");
        Features train = table.train().features();
        assertThat(List.of(train.value(0, 0), train.value(1, 0), train.value(2, 0), train.value(3, 0)))
                .containsExactly(0f, 1f, 0.5f, 0.25f);
        assertThat(table.test().features().value(0, 0)).isEqualTo(24.5f);
        assertThat(table.targets().getFirst().mean()).isEqualTo(4);
        assertThat(table.targets().getFirst().deviation()).isCloseTo(Math.sqrt(5), within(1e-12));
    }
}
