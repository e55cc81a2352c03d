// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.data.source.Dataset;
import dev.ceteris.engine.optimizer.Sgd;
import dev.ceteris.engine.sample.ByteFeatures;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.training.Training;
import dev.ceteris.engine.training.Update;
import dev.ceteris.engine.training.WarmUp;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/**
 * Laws and facts of the tasks and their times, at a data set of 40 samples and with a clock that moves when it is read.
 */
class BenchTest {
    private static final Training TWO_EPOCHS = new Training(new Sgd(), 0.1, 8, Update.BATCH, 2);

    /** No warm-up, and a clock of its own. */
    private static final WarmUp COLD = new WarmUp(() -> 0, () -> false);

    private final List<String> news = new CopyOnWriteArrayList<>();

    @Test
    void the_line_has_the_keys_of_the_peers_in_their_order() {
        Timing timing = new Timing("A", 2, 0.123456, 0.25, 0.9755);

        assertThat(timing.line("0.1.0 (1f3a9c)"))
                .isEqualTo("{\"peer\":\"ceteris\",\"version\":\"0.1.0 (1f3a9c)\",\"task\":\"A\",\"threads\":2,"
                        + "\"sec_per_epoch\":0.1235,\"first_epoch_sec\":0.2500,\"test_accuracy\":0.9755}");
    }

    @Test
    void the_epochs_after_the_first_are_reported_by_their_median() {
        BenchTask task = new BenchTask.OneNetwork("A", List.of(4), new Training(new Sgd(), 0.1, 8, Update.BATCH, 5));
        // What the clock shows when epochs begin and end: they take 9, 1, 2, 7 and 4 seconds.
        Timing timing = new Bench(points(), clock(0, 9, 10, 11, 20, 22, 30, 37, 40, 44), COLD, news::add).time(task, 1);

        assertThat(timing.firstEpochSeconds()).isEqualTo(9);
        assertThat(timing.secondsPerEpoch()).isEqualTo(3);
        assertThat(timing.testAccuracy()).isBetween(0.0, 1.0);
        assertThat(news).hasSize(5).endsWith("A, threads 1: epoch 5 of 5, 4.000 s");
    }

    @Test
    void many_networks_are_timed_until_the_last_is_trained() {
        BenchTask task = new BenchTask.ManyNetworks("F", List.of(List.of(8, 4), List.of(8), List.of(4)), TWO_EPOCHS);
        AtomicLong seconds = new AtomicLong();
        Timing timing =
                new Bench(points(), () -> seconds.getAndIncrement() * 1_000_000_000, COLD, news::add).time(task, 7);

        // The clock is read once at the beginning and at the end, and twice for each network.
        assertThat(timing.secondsPerEpoch()).isEqualTo(7);
        assertThat(timing.firstEpochSeconds()).isEqualTo(timing.secondsPerEpoch());
        assertThat(timing.threads()).isEqualTo(2);
        assertThat(news).hasSize(3).anyMatch(line -> line.startsWith("F: hidden layers [8, 4], "));
    }

    @Test
    void threads_change_no_accuracy() {
        BenchTask task = new BenchTask.OneNetwork("A", List.of(8), TWO_EPOCHS);
        Bench bench = new Bench(points(), System::nanoTime, COLD, news::add);

        assertThat(bench.time(task, 3).testAccuracy())
                .isEqualTo(bench.time(task, 1).testAccuracy());
    }

    /** The hidden layers of {@code bench/peers/tasks.py}. */
    @Test
    void the_nine_networks_are_those_of_the_peers() {
        BenchTask last = BenchTask.all().getLast();

        assertThat(BenchTask.all()).extracting(BenchTask::name).containsExactly("A", "B", "C", "D", "E", "F");
        assertThat(last)
                .isInstanceOfSatisfying(
                        BenchTask.ManyNetworks.class,
                        many -> assertThat(many.hidden().toString())
                                .isEqualTo("[[512, 384, 288], [512, 384], [512], [254, 190, 142], [254, 190], [254],"
                                        + " [128, 96, 72], [128, 96], [128]]"));
    }

    private static LongSupplier clock(long... seconds) {
        AtomicLong reads = new AtomicLong();
        return () -> seconds[(int) reads.getAndIncrement()] * 1_000_000_000;
    }

    private static Dataset points() {
        byte[] pixels = new byte[40];
        int[] sides = new int[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * 5);
            sides[i] = i < 20 ? 0 : 1;
        }
        Samples samples = new Samples(new ByteFeatures(pixels, 1, 1 / 255f), new Labels(sides, 2));
        return new Dataset("points", samples, samples, List.of("left", "right"), List.of());
    }
}
