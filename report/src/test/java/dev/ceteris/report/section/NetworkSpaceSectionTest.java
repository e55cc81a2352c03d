// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.study.Setting;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import dev.ceteris.report.Runs;
import dev.ceteris.report.ShippedRuns;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.plot.Axis;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.summary.ConditionSummary;
import dev.ceteris.report.summary.Prominence;
import dev.ceteris.report.summary.Results;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is shown of networks that are searched or varied follows from what they came to. */
class NetworkSpaceSectionTest {
    private static final int CANDIDATES = 81;

    /** Earlier candidates of {@code architecture} are better ones, so that the first 27, 9 and 3 go on. */
    private static RunRecord searched() {
        return ShippedRuns.of("architecture", spec -> {
            int candidate = (spec.number() - 1) % CANDIDATES;
            int epochs = candidate < 3 ? 27 : candidate < 9 ? 9 : candidate < 27 ? 3 : 1;
            return done(spec, epochs, 0.95 - 0.001 * candidate);
        });
    }

    /** The nine networks, all of them trained to the end. */
    private static RunRecord varied() {
        return ShippedRuns.of("architecture-nine", spec -> done(spec, spec.epochs(), 0.97));
    }

    private static TrialRecord done(TrialSpec spec, int epochs, double accuracy) {
        List<Integer> widths = Stream.of(List.of(784), spec.network().hidden(), List.of(10))
                .flatMap(List::stream)
                .toList();
        double parameters = IntStream.range(1, widths.size())
                .map(layer -> (widths.get(layer - 1) + 1) * widths.get(layer))
                .sum();
        List<EpochRecord> trained = IntStream.rangeClosed(1, epochs)
                .mapToObj(epoch -> ShippedRuns.epoch(
                        epoch,
                        Map.of(
                                Metric.VALIDATION_ACCURACY,
                                accuracy + 1e-4 * epoch,
                                Metric.TEST_ACCURACY,
                                accuracy - 0.01,
                                Metric.PARAMETERS,
                                parameters)))
                .toList();
        return new TrialRecord(
                spec.number(),
                spec.condition(),
                spec.seeds(),
                new TrialState.Done(Runs.digest(spec.number()), epochs),
                trained);
    }

    private static List<Element> rendered(RunRecord run) {
        return new NetworkSpaceSection().render(Results.of(run)).elements();
    }

    private static <T extends Plot> T plot(RunRecord run, String id, Class<T> kind) {
        return kind.cast(ShippedRuns.plot(rendered(run), id));
    }

    @Test
    void a_search_says_how_many_were_eliminated_and_by_what_it_has_chosen() {
        assertThat(ShippedRuns.text(rendered(searched())))
                .contains("the mean of its validation accuracy")
                .contains("78 of 81 networks were eliminated before epoch 27")
                .contains("Pareto front");
    }

    @Test
    void networks_with_fewer_epochs_are_on_no_front_in_no_rank_and_last_in_the_table() {
        RunRecord run = searched();
        Results results = Results.of(run);

        // Three of the 81 have all 27 epochs; the front is drawn among them.
        assertThat(plot(run, "architecture-front", Plot.Points.class)
                        .curves()
                        .getFirst()
                        .x()
                        .length)
                .isLessThanOrEqualTo(2 * 3);
        assertThat(ShippedRuns.text(rendered(run))).contains("among those trained for all epochs");
        assertThat(ConditionsSection.table(results).texts().subList(1, 4))
                .noneMatch(row -> row.getFirst().contains("eliminated"));
        assertThat(ConditionsSection.table(results).texts().subList(4, 82))
                .allMatch(row -> row.getFirst().matches(".*\\(eliminated after \\d epochs?\\)"));
        assertThat(new EffectsSection().render(results).elements())
                .flatExtracting(element -> element instanceof Element.Figures(List<Plot> plots) ? plots : List.of())
                .allSatisfy(plot -> assertThat(((Plot.Ranks) plot).dots()).hasSize(3));
    }

    @Test
    void every_cell_has_the_best_network_of_its_widths_and_depth_and_the_epochs_of_an_eliminated_one() {
        RunRecord run = searched();
        Plot.Grid grid = plot(run, "architecture-grid", Plot.Grid.class);

        assertThat(grid.rows()).containsExactly("1", "2", "3");
        assertThat(grid.columns()).hasSizeLessThanOrEqualTo(8).allMatch(name -> name.matches("\\d+(–\\d+)?"));
        assertThat(grid.cells()).extracting(Plot.Cell::row, Plot.Cell::column).doesNotHaveDuplicates();
        double best = grid.cells().stream().mapToDouble(Plot.Cell::value).max().orElseThrow();
        assertThat(grid.cells())
                .filteredOn(cell -> cell.value() == best)
                .extracting(Plot.Cell::text)
                .containsExactly("0.9527");
        assertThat(grid.cells())
                .filteredOn(cell -> cell.value() < 0.92)
                .isNotEmpty()
                .allSatisfy(cell -> assertThat(cell.text()).endsWith("\n1 epoch"));
    }

    /** The three with all epochs, neighbours of the next ones, were the best until their last epoch. */
    @Test
    void a_network_with_fewer_epochs_does_not_take_the_cell_of_one_with_all() {
        List<List<Integer>> widest = searched().study().trials().stream()
                .map(spec -> spec.network().hidden())
                .distinct()
                .sorted(Comparator.comparingInt((List<Integer> hidden) -> hidden.size())
                        .thenComparing(List::getFirst)
                        .thenComparing(List::getLast)
                        .reversed())
                .toList();
        RunRecord run = ShippedRuns.of("architecture", spec -> {
            int rank = widest.indexOf(spec.network().hidden());
            int epochs = rank < 3 ? 27 : rank < 9 ? 9 : rank < 27 ? 3 : 1;
            TrialRecord trial = done(spec, epochs, 0.95 - 0.001 * rank);
            List<EpochRecord> trained = new ArrayList<>(trial.epochs());
            if (epochs == 27) {
                Map<Metric, Double> worse = new HashMap<>(trained.removeLast().metrics());
                worse.put(Metric.VALIDATION_ACCURACY, 0.5);
                trained.add(new EpochRecord(27, worse));
            }
            return new TrialRecord(trial.number(), trial.condition(), trial.seeds(), trial.state(), trained);
        });

        assertThat(plot(run, "architecture-grid", Plot.Grid.class).cells())
                .filteredOn(cell -> cell.words().contains("0.5000"))
                .isNotEmpty()
                .anyMatch(cell -> cell.words().contains("eliminated"))
                .allMatch(cell -> cell.text().equals("0.5000"));
    }

    @Test
    void eliminated_networks_are_pale_behind_the_others_and_have_their_epochs() {
        RunRecord run = searched();
        List<Plot.Point> points =
                plot(run, "architecture-front", Plot.Points.class).points();
        assertThat(points).hasSize(CANDIDATES);
        assertThat(points.subList(0, 78))
                .allMatch(point -> point.tone() == Plot.Tone.PALE)
                .allMatch(point -> point.words().contains(", eliminated after "));
        assertThat(points.subList(78, 81)).allMatch(point -> point.tone() == Plot.Tone.FULL);

        Plot.Parallel parallel = plot(run, "architecture-parallel", Plot.Parallel.class);
        assertThat(parallel.axes()).extracting(Axis::name).contains("epochs", "validation accuracy");
        assertThat(parallel.ways()).filteredOn(way -> !way.level().isEmpty()).hasSize(3);
        assertThat(parallel.ways()).allSatisfy(way -> {
            for (int i = 0; i < way.values().length; i++) {
                assertThat(parallel.axes().get(i).place(way.values()[i])).isBetween(-1e-9, 1 + 1e-9);
            }
        });
    }

    @Test
    void where_trials_keep_their_best_epoch_no_picture_or_table_speaks_of_the_last_one() {
        String best = "best epoch by validation.loss, where trials may stop early, else the last";
        RunRecord run = ShippedRuns.of(
                "architecture-nine",
                List.of(
                        Setting.parse("data.validation=5000"),
                        Setting.parse("training.earlyStopping={patience: {epochs: 2}}")),
                spec -> done(spec, spec.epochs(), 0.97));
        Results results = Results.of(run);

        assertThat(plot(run, "architecture-grid", Plot.Grid.class).note()).contains(", " + best);
        assertThat(ConditionsSection.table(results).caption()).contains(best);
        assertThat(Sections.render(results))
                .flatExtracting(Chapter::elements)
                .filteredOn(Element.Figures.class::isInstance)
                .flatExtracting(element -> ((Element.Figures) element).plots())
                .extracting(Plot::description)
                .anyMatch(text -> text.contains("test.accuracy at the " + best + ": "))
                .noneMatch(text -> text.contains("at the end"));
        assertThat(plot(varied(), "architecture-grid", Plot.Grid.class).note()).contains(", last epoch");
    }

    @Test
    void the_chosen_network_is_the_first_to_be_named_and_eliminated_ones_the_last() {
        Results results = Results.of(searched());
        List<ConditionSummary> ranked = Prominence.of(results).stream()
                .map(position -> results.conditions().get(position))
                .toList();

        assertThat(ranked).hasSize(CANDIDATES);
        assertThat(ranked.getFirst().condition())
                .isEqualTo(
                        searched().search().orElseThrow().chosen().orElseThrow().values());
        assertThat(ranked.subList(0, 3)).noneMatch(results::isEliminated);
        assertThat(ranked.subList(3, CANDIDATES)).allMatch(results::isEliminated);
    }

    @Test
    void networks_that_are_varied_are_compared_on_the_test_set_and_all_named() {
        RunRecord run = varied();
        assertThat(ShippedRuns.text(rendered(run)))
                .contains("the mean of its test accuracy")
                .doesNotContain("eliminated", "chosen", "chose on");
        assertThat(plot(run, "architecture-grid", Plot.Grid.class).cells()).hasSize(9);
        assertThat(plot(run, "architecture-parallel", Plot.Parallel.class).ways())
                .allMatch(way -> way.level().equals(way.name()) && way.tone() == Plot.Tone.FULL);
    }

    @Test
    void of_losses_the_least_is_the_best() {
        RunRecord run = ShippedRuns.of(
                "regression-as-reported",
                List.of(new Setting("vary", "{hidden: [[4], [64]]}"), new Setting("data.train", "100")),
                spec -> ShippedRuns.done(
                        spec,
                        Map.of(
                                Metric.TEST_LOSS,
                                spec.network().hidden().contains(64) ? 1e-6 : 1e-3,
                                Metric.PARAMETERS,
                                4.0 * spec.network().hidden().getFirst())));

        assertThat(ShippedRuns.text(rendered(run))).contains("test loss", "here [4] and [64]");
        assertThat(plot(run, "architecture-grid", Plot.Grid.class).cells())
                .extracting(Plot.Cell::value)
                .containsExactly(-3.0, -6.0);
    }

    @Test
    void a_study_of_something_else_has_no_such_part() {
        assertThat(rendered(Runs.batchSizes(1))).isEmpty();
    }

    @Test
    void many_widths_share_columns_of_one_ratio_and_each_lies_in_its_own() {
        List<Integer> widths = IntStream.rangeClosed(16, 512).boxed().toList();
        WidthColumns columns = WidthColumns.of(widths);

        assertThat(columns.names())
                .startsWith("16–24", "25–37")
                .endsWith("332–512")
                .hasSize(8);
        assertThat(widths).allSatisfy(width -> {
            int column = columns.of(width);
            assertThat(width).isBetween(columns.from().get(column), columns.to().get(column));
        });
        assertThat(WidthColumns.of(List.of(512, 0, 128, 512)).names()).containsExactly("0", "128", "512");
        List<Integer> withNone = IntStream.rangeClosed(0, 40).boxed().toList();
        assertThat(WidthColumns.of(withNone).names()).startsWith("0", "1");
    }
}
