// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction.batchsize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import dev.ceteris.report.Runs;
import dev.ceteris.report.ShippedRuns;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.summary.Results;
import dev.ceteris.reproduction.Thoroughness;
import dev.ceteris.theory.BatchScaling;
import dev.ceteris.theory.GradientNoise;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

public class CriticalBatchTest {
    private static final double CRITICAL = 200;
    private static final double FEWEST = 100;
    private static final double BEST_RATE = 0.2;

    /** 100 · (1 + 200 / B) updates at the rate 0.2, twice as many with half or twice the rate. */
    public static RunRecord steps() {
        return ShippedRuns.of("batch-size-steps", CriticalBatchTest::trained);
    }

    private static TrialRecord trained(TrialSpec spec) {
        double detour = Math.pow(2, Math.abs(Math.log(spec.training().learningRate() / BEST_RATE) / Math.log(2)));
        double needed = FEWEST * (1 + CRITICAL / spec.training().batchSize()) * detour;
        double perEpoch =
                Math.ceil((double) spec.data().train() / spec.training().batchSize());
        int epochs = (int) Math.min(Math.ceil(needed / perEpoch), spec.epochs());
        List<EpochRecord> records = IntStream.rangeClosed(1, epochs)
                .mapToObj(epoch -> ShippedRuns.epoch(
                        epoch,
                        Map.of(
                                Metric.UPDATES,
                                epoch * perEpoch,
                                Metric.VALIDATION_LOSS,
                                epoch * perEpoch < needed ? 2.0 : 0.1)))
                .toList();
        return new TrialRecord(
                spec.number(),
                spec.condition(),
                spec.seeds(),
                new TrialState.Done(Runs.digest(spec.number()), epochs),
                records);
    }

    private static Map<Integer, GradientNoise> noise(UpdatesToTarget updates, double scale) {
        return updates.best().stream()
                .flatMap(best -> best.condition().finished().stream())
                .collect(Collectors.toMap(TrialRecord::number, _ -> new GradientNoise(1, scale, scale, 1)));
    }

    private static String rendered(double scale) {
        UpdatesToTarget updates = new UpdatesToTarget(Results.of(steps()), Thoroughness.WHOLE);
        return ShippedRuns.text(new CriticalBatch(updates, noise(updates, scale)).render());
    }

    @Test
    void every_size_counts_with_the_rate_that_came_there_first() {
        UpdatesToTarget updates = new UpdatesToTarget(Results.of(steps()), Thoroughness.WHOLE);
        assertThat(updates.best()).hasSize(updates.sizes()).allSatisfy(best -> {
            assertThat(best.condition().condition().levels()).containsEntry("learningRate", BEST_RATE);
            assertThat(best.edge()).isFalse();
        });
    }

    @Test
    void the_bend_that_made_the_numbers_is_found_up_to_the_length_of_an_epoch() {
        BatchScaling fit = new UpdatesToTarget(Results.of(steps()), Thoroughness.WHOLE)
                .fit()
                .orElseThrow();
        assertThat(fit.isDetermined()).isTrue();
        assertThat(Math.log(fit.criticalBatch() / CRITICAL)).isCloseTo(0, within(0.5));
    }

    @Test
    void the_three_stretches_are_named() {
        Plot.Traces plot = (Plot.Traces) ShippedRuns.plot(
                new CriticalBatch(new UpdatesToTarget(Results.of(steps()), Thoroughness.WHOLE), Map.of()).render(),
                "batch-size-steps-updates");
        assertThat(plot.traces())
                .extracting(Plot.Trace::level)
                .containsExactly("measured", "perfect scaling", "diminishing returns", "maximal parallelism", "B_crit");
    }

    @Test
    void whether_the_noise_predicts_the_bend_is_said_by_the_numbers() {
        assertThat(rendered(300))
                .contains("it predicts the order of magnitude of the bend")
                .contains("is 300 where");
        assertThat(rendered(30_000))
                .contains("here it does not predict the bend")
                .contains("is 30000 where");
    }

    @Test
    void without_weights_nothing_is_said_of_their_noise() {
        String text = ShippedRuns.text(
                new CriticalBatch(new UpdatesToTarget(Results.of(steps()), Thoroughness.WHOLE), Map.of()).render());
        assertThat(text).contains("No weights of these networks are kept").doesNotContain("predicts");
    }

    @Test
    void a_target_that_no_run_reached_has_no_fit() {
        RunRecord never =
                ShippedRuns.of("batch-size-steps", spec -> ShippedRuns.done(spec, Map.of(Metric.VALIDATION_LOSS, 2.0)));
        UpdatesToTarget updates = new UpdatesToTarget(Results.of(never), Thoroughness.WHOLE);
        assertThat(updates.fit()).isEmpty();
        assertThat(ShippedRuns.text(new CriticalBatch(updates, Map.of()).render()))
                .contains("None of the " + updates.sizes() + " sizes came to it");
    }
}
