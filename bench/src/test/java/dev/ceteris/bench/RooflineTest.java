// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws and facts of the measuring; what is measured is another figure on every machine. */
class RooflineTest {
    @Test
    void there_is_a_figure_for_each_width_that_the_processor_has_and_for_each_distance_of_memory() {
        AtomicLong millis = new AtomicLong();
        Roofline roofline = Roofline.measure(2, () -> millis.getAndIncrement() * 1_000_000);

        assertThat(roofline.peaks())
                .extracting(Roofline.Peak::bits)
                .startsWith(128)
                .isSorted();
        assertThat(roofline.peaks().getLast().bits())
                .isEqualTo(Math.min(512, FloatVector.SPECIES_PREFERRED.vectorBitSize()));
        assertThat(roofline.peaks()).allMatch(peak -> peak.oneCore() > 0 && peak.allCores() > peak.oneCore());
        assertThat(roofline.bandwidths()).extracting(Roofline.Bandwidth::from).containsExactly("L1", "L2", "memory");
        assertThat(roofline.bandwidths()).allMatch(bandwidth -> bandwidth.oneCore() > 0);
    }

    /** Each chain starts from another multiple of the operand and gains its square a thousand times. */
    @ParameterizedTest
    @ValueSource(ints = {128, 256, 512})
    void every_chain_is_calculated(int bits) {
        List<FmaChains.Form> forms = FmaChains.of(bits);

        for (int i = 0; i < forms.size(); i++) {
            int chains = i == 0 ? 12 : 16;
            int lanes = bits / Float.SIZE;
            double sum = 0;
            for (int chain = 1; chain <= chains; chain++) {
                sum += lanes * (chain * 0.5 + 1000 * 0.25);
            }
            assertThat(forms.get(i).call().getAsDouble()).isEqualTo(sum);
            assertThat(forms.get(i).flops()).isEqualTo(2L * 1000 * chains * lanes);
        }
    }

    @Test
    void every_number_is_read_as_often_as_is_asked_for() {
        float[] buffer = new float[3 * Reading.TURN];
        for (int i = 0; i < buffer.length; i++) {
            buffer[i] = i < Reading.TURN ? 1000 : 1;
        }

        assertThat(Reading.sum(buffer, Reading.TURN, buffer.length, 5)).isEqualTo(2 * 5 * Reading.TURN);
    }

    @Test
    void as_many_calls_as_threads_make_are_counted() {
        AtomicLong millis = new AtomicLong();
        Frequency frequency = new Frequency(part -> part, 1, () -> millis.getAndIncrement() * 1_000_000);

        // A repetition takes a millisecond of this clock; two calls fit into two milliseconds of it.
        assertThat(frequency.of(1)).isEqualTo(frequency.of(3) / 3);
    }

    @ParameterizedTest
    @CsvSource({"'1,4,2,9', 3", "'5,1,3', 3", "7, 7"})
    void the_median_is_in_the_middle(String numbers, double median) {
        assertThat(Median.of(List.of(numbers.split(",")).stream()
                        .mapToDouble(Double::parseDouble)
                        .toArray()))
                .isEqualTo(median);
    }

    @Test
    void linux_reports_the_caches_of_data_level_by_level(@TempDir Path folder) throws IOException {
        cache(folder.resolve("index0"), "1", "Instruction", "64K");
        cache(folder.resolve("index1"), "1", "Data", "48K");
        cache(folder.resolve("index2"), "2", "Unified", "2M");
        cache(folder.resolve("index3"), "3", "Unified", "large");
        CacheSizes sizes = new CacheSizes(folder);

        assertThat(sizes.bytes(1)).hasValue(48 * 1024);
        assertThat(sizes.bytes(2)).hasValue(2 * 1024 * 1024);
        assertThat(sizes.bytes(3)).isEmpty();
        assertThat(new CacheSizes(folder.resolve("none")).bytes(2)).isEmpty();
    }

    private static void cache(Path folder, String level, String type, String size) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("level"), level + "\n");
        Files.writeString(folder.resolve("type"), type + "\n");
        Files.writeString(folder.resolve("size"), size + "\n");
    }
}
