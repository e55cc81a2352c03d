// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.lab.inspect.MeasuredTrial;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialState;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.Table;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.summary.Results;
import dev.ceteris.reproduction.Networks;
import dev.ceteris.reproduction.ReproducedChapter;
import dev.ceteris.reproduction.Thoroughness;
import dev.ceteris.reproduction.theory.Gap;
import dev.ceteris.reproduction.theory.LearningTheoryChapter;
import dev.ceteris.reproduction.theory.Rankings;
import dev.ceteris.theory.ComplexityMeasure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the third experiment's chapters say follows from the numbers, whichever way these turn out. */
class ArchitectureChapterTest {
    private static final Networks.Floor WIDE_IS_BETTER = hidden -> 20.0 / (int) hidden.getFirst();
    private static final Networks.Floor DEEP_IS_WORSE = hidden -> 0.1 * hidden.size() + 20.0 / (int) hidden.getFirst();

    private static final RunRecord WIDE = Networks.architectures(3, WIDE_IS_BETTER);
    private static final RunRecord DEEP = Networks.architectures(3, DEEP_IS_WORSE);

    private static List<Element> elements(ReproducedChapter chapter, RunRecord reported, RunRecord answer) {
        return elements(chapter, reported, answer, Networks.randomLabels(1, 0.1));
    }

    private static List<Element> elements(
            ReproducedChapter chapter, RunRecord reported, RunRecord answer, RunRecord labels) {
        Map<String, Results> results = new HashMap<>();
        results.put("architecture-as-reported", Results.of(reported));
        results.put("architecture-nine", Results.of(answer));
        results.put("random-labels", Results.of(labels));
        results.put("learning-curve", Results.of(Networks.learningCurve()));
        return chapter.render(results, Thoroughness.WHOLE).elements();
    }

    private static String text(List<Element> elements) {
        StringBuilder text = new StringBuilder();
        for (Element element : elements) {
            if (element instanceof Element.Paragraph(String words)) {
                text.append(words).append('\n');
            }
            if (element instanceof Element.Tabled(Table table)) {
                table.texts().forEach(row -> text.append(row).append('\n'));
            }
        }
        return text.toString();
    }

    private static <T extends Plot> T plot(List<Element> elements, Class<T> kind) {
        return elements.stream()
                .flatMap(element -> element instanceof Element.Figures(List<Plot> plots) ? plots.stream() : Stream.of())
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    private static List<Element> architecture(RunRecord answer) {
        return elements(new ArchitectureChapter(Networks::measured), DEEP, answer);
    }

    @Test
    void networks_are_ranked_within_their_depth_and_depths_against_one_layer() {
        assertThat(text(architecture(WIDE)))
                .containsPattern(
                        "one hidden layer, about 90 %.*best first: \\[512\\]: 0\\.\\d{4} and \\[128\\]: 0\\.\\d{4}")
                .containsPattern("two hidden layers, .*on average \\d+\\.\\d\\d points worse than one")
                .containsPattern("a dip around epoch 20, .*in points: \\d+\\.\\d\\d with \\[128, 96\\]");
    }

    @Test
    void the_best_network_and_those_that_are_as_good_were_measured() {
        assertThat(text(architecture(DEEP)))
                .contains(
                        "Best is [512] with a test accuracy of",
                        "Its worst seed is better than every seed of the others")
                .contains("the wider one is better in 3 of 3 pairs", "is the best on the test images as well");
        assertThat(text(architecture(WIDE))).contains("overlap with its own");
    }

    @Test
    void a_mean_without_the_trials_that_diverged_says_so() {
        List<TrialRecord> trials = new ArrayList<>(DEEP.trials());
        TrialRecord best = trials.stream()
                .filter(trial -> trial.condition().levels().get("hidden").equals(List.of(512)))
                .findFirst()
                .orElseThrow();
        trials.replaceAll(trial -> trial.equals(best)
                ? new TrialRecord(
                        trial.number(),
                        trial.condition(),
                        trial.seeds(),
                        new TrialState.Diverged(3),
                        trial.epochs().subList(0, 3))
                : trial);
        RunRecord diverged =
                new RunRecord(DEEP.id(), DEEP.study(), DEEP.provenance(), DEEP.created(), trials, DEEP.tuningTrials());

        assertThat(text(architecture(diverged)))
                .contains("Best is [512] with")
                .contains("1 of 3 trials of [512] diverged")
                .contains("Of the networks that never diverged the best is [512, 384] with");
        assertThat(text(architecture(DEEP))).doesNotContain("diverged");
    }

    @Test
    void one_seed_is_not_enough_for_a_judgement() {
        assertThat(text(architecture(Networks.architectures(1, DEEP_IS_WORSE))))
                .contains("One seed does not show how much of this is luck")
                .doesNotContain("Its worst seed");
    }

    @Test
    void the_table_has_parameters_and_multiply_adds_of_each_network() {
        assertThat(text(architecture(DEEP))).containsPattern("\\[hidden \\[128\\], 3, 101770, 101632, ");
    }

    @Test
    void the_heat_map_has_a_cell_for_each_width_and_depth_and_the_front_goes_only_up() {
        List<Element> elements = architecture(DEEP);
        Plot.Grid grid = plot(elements, Plot.Grid.class);
        assertThat(grid.columns()).containsExactly("128", "512");
        assertThat(grid.rows()).containsExactly("1", "2", "3");
        assertThat(grid.cells())
                .hasSize(6)
                .extracting(Plot.Cell::row, Plot.Cell::column)
                .doesNotHaveDuplicates();

        Plot.Curve front = plot(elements, Plot.Points.class).curves().getFirst();
        assertThat(front.x()).isSorted();
        assertThat(front.y()).isSorted();
        assertThat(text(elements)).contains("here [128] and [512]. The others cost more");
    }

    @Test
    void every_way_of_the_parallel_coordinates_stays_on_its_axes() {
        Plot.Parallel parallel = plot(architecture(WIDE), Plot.Parallel.class);
        assertThat(parallel.ways()).hasSize(6).allSatisfy(way -> {
            for (int i = 0; i < way.values().length; i++) {
                assertThat(parallel.axes().get(i).place(way.values()[i])).isBetween(0.0, 1.0);
            }
        });
    }

    @Test
    void without_kept_weights_the_chapters_are_written_all_the_same() {
        assertThat(text(elements(new ArchitectureChapter(_ -> List.of()), DEEP, DEEP)))
                .contains("Best is [512]");
        assertThat(text(elements(new LearningTheoryChapter(_ -> List.of()), DEEP, DEEP)))
                .contains("has no weights of these networks")
                .contains("0.1000 at m = 100");
    }

    @Test
    void a_vacuous_bound_is_called_so() {
        String text = text(elements(new LearningTheoryChapter(Networks::measured), DEEP, DEEP));
        assertThat(text)
                .contains("Each of the networks has more weights than there are training images, at least 1.7 for each "
                        + "image")
                .contains("allows a gap of 1.18 at least", "vacuous");
    }

    /**
     * The gaps grow with the depth, and so do the parameters on the whole; what shrinks with them ranks the wrong way
     * round.
     */
    @Test
    void a_measure_that_ranks_the_wrong_way_round_is_reported() {
        List<MeasuredTrial> networks = new ArrayList<>();
        for (MeasuredTrial network : Networks.measured(DEEP)) {
            Map<ComplexityMeasure, Double> measures = new HashMap<>(network.measures());
            measures.put(ComplexityMeasure.SHARPNESS, network.errorGap());
            measures.put(ComplexityMeasure.DISTANCE, -network.errorGap());
            measures.put(ComplexityMeasure.PATH_L1, 1.0);
            networks.add(new MeasuredTrial(network.trial(), network.multiplyAdds(), measures));
        }
        Rankings rankings = Rankings.of(networks);
        assertThat(rankings.words(Gap.ERROR))
                .contains("ranked best by the measure “sharpness”, with τ = 1.00")
                .containsPattern("Below 0, so that more goes with a smaller gap: .*distance");
        Plot.Dots dots = (Plot.Dots) rankings.dots(Gap.ERROR);
        assertThat(dots.dots())
                .extracting(Plot.Dot::level)
                .doesNotContain("l1 path norm")
                .first()
                .isEqualTo("sharpness");
        assertThat(dots.dots()).allSatisfy(dot -> assertThat(dot.at()).isBetween(-1.0, 1.0));
        assertThat(rankings.table().texts())
                .hasSize(1 + ComplexityMeasure.values().length)
                .anySatisfy(row -> assertThat(row).startsWith("l1 path norm").contains("– (– to –)"));
    }

    @Test
    void only_a_network_that_fitted_random_labels_and_learned_nothing_from_them_proves_something() {
        LearningTheoryChapter chapter = new LearningTheoryChapter(Networks::measured);
        assertThat(text(elements(chapter, DEEP, DEEP)))
                .contains("after epoch 20 with random labels", "its size cannot be what makes it generalize");
        assertThat(text(elements(chapter, DEEP, DEEP, Networks.randomLabels(0.6, 0.1))))
                .contains("not yet after 20 epochs (0.6000) with random labels", "nothing follows from it here")
                .doesNotContain("cannot be what makes it generalize");
    }

    @Test
    void an_error_that_falls_like_the_root_of_the_samples_has_the_exponent_one_half() {
        String text = text(elements(new LearningTheoryChapter(_ -> List.of()), DEEP, DEEP));
        assertThat(text).contains("from 0.1000 at m = 100 to 0.0125 at m = 6400", "an exponent c of 0.50");
    }
}
