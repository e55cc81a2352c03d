// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.evidence.claim.Along;
import dev.ceteris.evidence.claim.Level;
import dev.ceteris.evidence.claim.Margin;
import dev.ceteris.evidence.claim.Measure;
import dev.ceteris.evidence.claim.Monotone;
import dev.ceteris.evidence.claim.Observation;
import dev.ceteris.evidence.claim.Observations;
import dev.ceteris.evidence.claim.Selection;
import dev.ceteris.evidence.claim.Series;
import dev.ceteris.evidence.claim.Varied;
import dev.ceteris.evidence.verdict.Hypothesis;
import dev.ceteris.evidence.verdict.InterimAnalyses;
import dev.ceteris.evidence.verdict.Verdict;
import dev.ceteris.evidence.verdict.Verdicts;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.report.plot.Plot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the picture of a verdict says of itself. */
class VerdictPictureTest {
    private static Level penalty(double lambda) {
        return new Level("l2 lambda " + lambda, new LinkedHashMap<>(Map.of("l2.lambda", lambda)));
    }

    private static Verdict verdict(String factor, Along along, List<Level> levels) {
        List<Observation> trials = new ArrayList<>();
        for (int seed = 1; seed <= 3; seed++) {
            for (int i = 0; i < levels.size(); i++) {
                trials.add(new Observation(
                        new LinkedHashMap<>(Map.of(factor, levels.get(i))),
                        String.valueOf(seed),
                        Observation.Ending.FINISHED,
                        OptionalDouble.empty(),
                        Map.of("test.loss", Series.once(i + 0.1 * seed))));
            }
        }
        Monotone claim =
                new Monotone(Measure.of("test.loss"), along, Monotone.Order.INCREASING, Margin.none(), Selection.ALL);
        Hypothesis hypothesis = new Hypothesis(claim, "", Optional.empty(), Hypothesis.Standing.REGISTERED, "1");
        Observations results =
                new Observations(List.of(new Varied(factor, levels)), trials, Map.of(), Map.of(), List.of());
        return Verdicts.of(results, List.of(hypothesis), InterimAnalyses.once(3))
                .verdicts()
                .getFirst();
    }

    private static Plot.Points picture(Verdict verdict) {
        return (Plot.Points) VerdictPicture.of("picture", verdict).orElseThrow();
    }

    @Test
    void an_order_is_named_by_the_number_that_is_varied() {
        Plot.Points plot = picture(verdict(
                "regularization",
                new Along("regularization", "l2.lambda"),
                List.of(Level.of("none"), penalty(0.0005), penalty(0.05))));

        assertThat(plot.title()).isEqualTo("final test.loss along l2.lambda");
        assertThat(plot.x().name()).isEqualTo("l2.lambda");
    }

    @Test
    void a_factor_whose_name_has_several_words_is_named_whole() {
        Plot.Points plot = picture(verdict(
                "batch size",
                new Along("batch size", Level.ITSELF),
                List.of(Level.of("32", 32), Level.of("64", 64), Level.of("128", 128))));

        assertThat(plot.title()).isEqualTo("final test.loss along batch size");
        assertThat(plot.x().name()).isEqualTo("batch size");
    }

    @Test
    void names_of_many_levels_are_read_off_the_axis() {
        assertThat(widths(12)).extracting(Plot.Point::level).contains("1", "12");
        assertThat(widths(36)).extracting(Plot.Point::level).containsOnly("");
    }

    private static List<Plot.Point> widths(int count) {
        List<Level> levels = IntStream.rangeClosed(1, count)
                .mapToObj(width -> Level.of(String.valueOf(width), width))
                .toList();
        return picture(verdict("width", new Along("width", Level.ITSELF), levels))
                .points();
    }

    /**
     * Verdicts know no metric but its name, so that other tools' results can be judged; the names of Ceteris's times
     * are these.
     */
    @Test
    void every_metric_in_seconds_is_known_by_its_name() {
        assertThat(VerdictPicture.IN_SECONDS)
                .containsExactlyInAnyOrderElementsOf(Metric.fixed().stream()
                        .filter(metric -> metric.unit().equals("s"))
                        .map(Metric::key)
                        .toList());
    }
}
