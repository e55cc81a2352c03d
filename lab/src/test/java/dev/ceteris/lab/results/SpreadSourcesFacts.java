// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.evidence.claim.Observation;
import dev.ceteris.evidence.statistics.NestedVariance;
import dev.ceteris.lab.Silence;
import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.run.Runner;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run with separate sources of randomness shows: evidence of its units, and where the spread comes from. */
class SpreadSourcesFacts {
    @TempDir
    private Path folder;

    private RunRecord run(String seeds, String... more) {
        List<String> settings = new ArrayList<>(List.of("seeds=" + seeds, "data.validation=12"));
        settings.addAll(List.of(more));
        try (Store store = Store.open(folder)) {
            return new Runner(store, Tiny::data, new Silence(), 2, Tiny.environment())
                    .run(Tiny.study(settings.toArray(String[]::new)));
        }
    }

    private static double[] losses(RunRecord run, String condition) {
        return run.trials().stream()
                .filter(trial -> trial.condition().label().equals(condition))
                .mapToDouble(trial -> trial.result().orElseThrow().metrics().get(Metric.TEST_LOSS))
                .toArray();
    }

    private static Optional<SpreadSources.OfMetric> loss(RunRecord run) {
        return SpreadSources.of(run)
                .flatMap(spread -> spread.metrics().stream()
                        .filter(of -> of.metric().equals(Metric.TEST_LOSS))
                        .findFirst());
    }

    @Test
    void it_is_the_variance_of_the_losses_of_all_conditions_in_the_order_of_the_design() {
        RunRecord run = run("{split: 3, initialization: 2, order: 2}");
        double[] small = losses(run, "batchSize 8");
        double[] large = losses(run, "batchSize 20");
        double[] difference = new double[small.length];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = large[i] - small[i];
        }
        int[] counts = {3, 2, 2};

        SpreadSources.OfMetric loss = loss(run).orElseThrow();

        assertThat(loss.conditions()).isEqualTo(2);
        assertThat(loss.ofTrials()).isEqualTo(NestedVariance.of(counts, List.of(small, large)));
        NestedVariance expected = NestedVariance.of(counts, List.of(difference));
        for (int i = 0; i < 3; i++) {
            assertThat(loss.ofDifferences().orElseThrow().components().get(i).deviation())
                    .isCloseTo(expected.components().get(i).deviation(), within(1e-12));
        }
    }

    @Test
    void what_is_not_repeated_belongs_to_the_source_around_it() {
        assertThat(SpreadSources.of(run("{split: 3, initialization: 2}"))
                        .orElseThrow()
                        .sources())
                .extracting(SpreadSources.Source::text)
                .containsExactly("split", "initialization and order");
        assertThat(SpreadSources.of(run("{split: 3, initialization: 1, order: 2}"))
                        .orElseThrow()
                        .sources())
                .extracting(SpreadSources.Source::text)
                .containsExactly("split and initialization", "order");
        assertThat(SpreadSources.of(run("{initialization: 3, order: 2}"))
                        .orElseThrow()
                        .sources())
                .extracting(SpreadSources.Source::text)
                .containsExactly("initialization", "order");
    }

    @Test
    void one_source_alone_is_not_separated_from_anything() {
        assertThat(SpreadSources.of(run("4"))).isEmpty();
        assertThat(SpreadSources.of(run("{initialization: 4}"))).isEmpty();
    }

    @Test
    void a_condition_without_all_of_its_trials_is_left_out() {
        RunRecord whole = run("{split: 3, initialization: 2}");
        List<TrialRecord> trials = new ArrayList<>(whole.trials());
        TrialRecord last = trials.removeLast();
        trials.add(new TrialRecord(
                last.number(), last.condition(), last.seeds(), new TrialState.Diverged(2), last.epochs()));

        SpreadSources.OfMetric loss = loss(new RunRecord(
                        whole.id(), whole.study(), whole.provenance(), whole.created(), trials))
                .orElseThrow();

        assertThat(loss.conditions()).isEqualTo(1);
        assertThat(loss.ofDifferences()).isEmpty();
    }

    @Test
    void evidence_has_a_seed_for_each_unit_and_names_the_replicates() {
        List<Observation> trials =
                RunResults.of(run("{split: 2, initialization: 2, order: 2}")).trials();

        assertThat(trials).extracting(Observation::seed).containsOnly("1", "2");
        assertThat(trials)
                .extracting(Observation::replicate)
                .contains("initialization 1, order 1", "initialization 2, order 2");
    }

    @Test
    void a_claim_is_about_what_is_drawn_anew() {
        assertThat(RunResults.of(run("{split: 3, initialization: 2}")).scope())
                .contains("new splits of this data, initializations and orders of samples, as 3 splits show them");
        assertThat(RunResults.of(run("{initialization: 3, order: 2}")).scope())
                .contains(
                        "this one split of the data",
                        "new initializations and orders of samples, as 3 initializations show them");
        assertThat(RunResults.of(run("{order: 3}")).scope())
                .contains(
                        "this one split of the data and this one initialization",
                        "new orders of samples, as 3 orders show them");
        assertThat(RunResults.of(run("3")).scope()).contains("the kind of randomness that 3 seeds show");
    }

    /** Training sets of different splits overlap; initializations of one split share their validation set. */
    @Test
    void only_splits_overlap() {
        assertThat(RunResults.overlaps(run("{split: 3, initialization: 2}"))).isNotEmpty();
        assertThat(RunResults.overlaps(run("{initialization: 3}"))).isEmpty();
    }
}
