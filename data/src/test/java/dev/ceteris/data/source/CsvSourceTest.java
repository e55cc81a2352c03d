// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.base.DataException;
import dev.ceteris.data.format.csv.FirstRow;
import dev.ceteris.engine.sample.FloatFeatures;
import dev.ceteris.engine.sample.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSourceTest {
    @TempDir
    private Path folder;

    private Path file;

    /** Ten samples of class a with the numbers 1 to 10, then five of class b with 11 to 15. */
    @BeforeEach
    void write() throws IOException {
        StringBuilder text = new StringBuilder("number,class\n");
        for (int i = 1; i <= 15; i++) {
            text.append(i).append(i <= 10 ? ",a\n" : ",b\n");
        }
        file = Files.writeString(folder.resolve("numbers.csv"), text);
    }

    @Test
    void every_fifth_row_of_each_class_is_the_test_part_at_0_2() {
        Dataset dataset = open(0.2, Scaling.AS_IS);
        assertThat(values(dataset.test())).containsExactly(5, 10, 15);
        assertThat(values(dataset.train())).containsExactly(1, 2, 3, 4, 6, 7, 8, 9, 11, 12, 13, 14);
        assertThat(dataset.test().labels().values()).containsExactly(0, 0, 1);
        assertThat(dataset.classNames()).containsExactly("a", "b");
    }

    @Test
    void the_first_row_of_a_class_is_always_learned_from() {
        Dataset dataset = open(0.99, Scaling.AS_IS);
        assertThat(values(dataset.train())).containsExactly(1, 11);
    }

    @Test
    void standardization_is_fitted_to_the_training_part_only() {
        float[] train = values(open(0.2, Scaling.STANDARDIZED).train());
        float[] test = values(open(0.2, Scaling.STANDARDIZED).test());
        double sum = 0;
        for (float value : train) {
            sum += value;
        }
        assertThat(sum).isCloseTo(0, within(1e-5));
        // By hand: the training numbers have the mean 7.5 and the variance 215 / 12.
        assertThat(test[0]).isCloseTo((float) ((5 - 7.5) / Math.sqrt(215 / 12.0)), within(1e-6f));
    }

    @Test
    void the_file_is_its_provenance() {
        assertThat(open(0.2, Scaling.STANDARDIZED).files())
                .singleElement()
                .satisfies(source -> assertThat(source.name()).isEqualTo("numbers.csv"))
                .satisfies(source -> assertThat(source.sha256()).matches("[0-9a-f]{64}"));
    }

    @Test
    void a_share_that_leaves_no_test_row_is_refused() {
        assertThatThrownBy(() -> open(0.05, Scaling.AS_IS))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        file + " has too few rows for a test set: 15 rows of 2 classes at the test share 0.05 give no"
                                + " test row, expected at least one; raise the share or add rows");
        assertThatThrownBy(() -> open(1, Scaling.AS_IS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("test is 1.0, expected a share above 0 and below 1");
    }

    private Dataset open(double testShare, Scaling scaling) {
        CsvSource source = new CsvSource(file, FirstRow.NAMES, "class", testShare, scaling);
        return source.open(new DataPlaces(List.of(), folder.resolve("cache"), line -> {}));
    }

    private static float[] values(Samples samples) {
        return ((FloatFeatures) samples.features()).values();
    }
}
