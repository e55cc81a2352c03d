// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.report.Runs;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.summary.Results;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EffectsSectionTest {
    private static Chapter rendered(RunRecord run) {
        return new EffectsSection().render(Results.of(run));
    }

    private static List<Plot> plots(Chapter chapter) {
        return chapter.elements().stream()
                .flatMap(element -> element instanceof Element.Figures(List<Plot> plots) ? plots.stream() : Stream.of())
                .toList();
    }

    private static String text(Chapter chapter) {
        return chapter.elements().stream()
                .flatMap(element -> element instanceof Element.Paragraph(String text) ? Stream.of(text) : Stream.of())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void one_seed_shows_nothing_that_matters() {
        assertThat(rendered(Runs.batchSizes(1)).elements()).isEmpty();
    }

    @Test
    void the_effects_of_a_factors_levels_sum_to_nothing() {
        Plot.Forest effects = (Plot.Forest) plots(rendered(Runs.batchSizes(10))).getFirst();

        assertThat(effects.rows()).hasSize(3);
        assertThat(effects.rows().stream().mapToDouble(Plot.Estimate::at).sum()).isCloseTo(0, within(1e-12));
    }

    @Test
    void an_effect_is_a_conditions_mean_less_the_mean_of_all() {
        Results results = Results.of(Runs.batchSizes(10));
        Plot.Forest effects =
                (Plot.Forest) plots(new EffectsSection().render(results)).getFirst();
        List<Double> means = results.conditions().stream()
                .map(condition -> condition.last().get(Metric.TEST_ACCURACY).mean())
                .toList();
        double all = means.stream().mapToDouble(mean -> mean).average().orElseThrow();

        assertThat(effects.rows().getFirst().at()).isCloseTo(means.getFirst() - all, within(1e-12));
    }

    @Test
    void the_best_condition_of_every_seed_has_rank_one() {
        Plot.Ranks ranks = (Plot.Ranks) plots(rendered(Runs.batchSizes(10))).getLast();

        assertThat(ranks.dots().getFirst().level()).isEqualTo("128");
        assertThat(ranks.dots().getFirst().at()).isEqualTo(1);
        assertThat(ranks.criticalDifference()).isCloseTo(1.048, within(0.001));
    }

    @Test
    void equal_conditions_are_in_one_group_and_that_is_not_called_equal() {
        Chapter chapter = rendered(Runs.accumulated());
        Plot.Ranks ranks = (Plot.Ranks) plots(chapter).getLast();

        assertThat(ranks.groups()).containsExactly(new int[] {0, 2});
        assertThat(text(chapter))
                .contains("which does not mean that they are equal")
                .contains("exploratory and proves nothing");
    }

    @Test
    void diverged_trials_are_ranked_last_and_have_no_effect() {
        Chapter chapter = rendered(Runs.troubled());

        assertThat(plots(chapter)).hasSize(1).allMatch(Plot.Ranks.class::isInstance);
        assertThat(((Plot.Ranks) plots(chapter).getFirst()).dots().getLast().level())
                .isEqualTo("3");
        assertThat(text(chapter)).contains("diverged").contains("These are the 2 of 4 seeds with which");
    }
}
