// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.base.DataException;
import dev.ceteris.lab.inspect.TrainedNetworks;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.store.StoreException;
import dev.ceteris.lab.trial.DataSpec;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.Factor;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialState;
import dev.ceteris.report.Report;
import dev.ceteris.report.Runs;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.Section;
import dev.ceteris.report.page.Table;
import dev.ceteris.report.plot.Axis;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.summary.Part;
import dev.ceteris.report.summary.Results;
import dev.ceteris.report.summary.RunNetworks;
import dev.ceteris.report.summary.Spread;
import dev.ceteris.theory.Measures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SectionsTest {
    private static Chapter rendered(Section section, RunRecord run) {
        return section.render(Results.of(run));
    }

    private static List<String> paragraphs(Chapter chapter) {
        return chapter.elements().stream()
                .flatMap(element -> element instanceof Element.Paragraph(String text) ? Stream.of(text) : Stream.of())
                .toList();
    }

    private static Table table(Chapter chapter) {
        return chapter.elements().stream()
                .flatMap(element -> element instanceof Element.Tabled(Table table) ? Stream.of(table) : Stream.of())
                .findFirst()
                .orElseThrow();
    }

    private static List<Plot.Lines> plots(Chapter chapter) {
        return chapter.elements().stream()
                .flatMap(element -> element instanceof Element.Figures(List<Plot> plots) ? plots.stream() : Stream.of())
                .map(Plot.Lines.class::cast)
                .toList();
    }

    @Test
    void a_finished_run_is_summed_up_in_two_sentences() {
        assertThat(paragraphs(rendered(new OverviewSection(), Runs.batchSizes(10))))
                .containsExactly(
                        "The study varies batchSize (128, 1024 and 60000) and holds the rest equal: 3 conditions × "
                                + "10 seeds (1–10) = 30 trials of 20 epochs. All of them finished.");
    }

    @Test
    void what_diverged_and_what_is_missing_is_named() {
        assertThat(paragraphs(rendered(new OverviewSection(), Runs.troubled())).getFirst())
                .contains("5 of them finished.")
                .contains("4 diverged, the loss being no longer a finite number: learningRate 3 with seeds 1–4.")
                .contains("3 trials are not finished: learningRate 0.1 with seed 3 (failed after 2 of 20 epochs: no "
                        + "space left), learningRate 0.1 with seed 4 (planned) and learningRate 0.4 with seed "
                        + "4 (interrupted after 5 of 20 epochs).");
    }

    @Test
    void equal_bits_are_pointed_out_with_the_run_and_with_the_trials() {
        String sentence =
                "Identical to the bit: the final weights for batchSize 128, batchSize 1024 and batchSize 60000, "
                        + "with each of the 3 seeds. Their curves lie on top of each other.";

        assertThat(paragraphs(rendered(new OverviewSection(), Runs.accumulated())))
                .contains(sentence);
        assertThat(paragraphs(rendered(new TrialsSection(), Runs.accumulated())))
                .containsExactly(sentence);
        assertThat(table(rendered(new TrialsSection(), Runs.accumulated()))
                        .rows()
                        .getFirst()
                        .cells()
                        .getLast()
                        .text())
                .isEqualTo("1024, 60000");
    }

    @Test
    void varied_repeated_and_held_knobs_are_distinguished() {
        assertThat(table(rendered(new DesignSection(), Runs.batchSizes(3))).csv())
                .contains("training.batchSize,varied,\"128, 1024, 60000\"\r\n")
                .contains("seed,repeated,1–3\r\n")
                .contains("training.update,held,batch\r\n")
                .contains("data.train,held,all\r\n");
    }

    @Test
    void every_metric_has_one_plot_against_epochs_updates_or_seconds() {
        assertThat(plots(rendered(new CurvesSection(), Runs.batchSizes(2))))
                .allSatisfy(plot -> {
                    assertThat(plot.along())
                            .extracting(Plot.Along::key)
                            .containsExactly("epochs", "updates", "seconds");
                    assertThat(plot.title()).endsWith("against epoch");
                    assertThat(plot.lines())
                            .allSatisfy(line -> assertThat(line.along())
                                    .hasSize(3)
                                    .allSatisfy(x -> assertThat(x).hasSameSizeAs(line.y())));
                })
                .extracting(Plot.Lines::id)
                .containsExactly("loss", "accuracy", "epoch-seconds");
    }

    @Test
    void what_no_trial_counted_cannot_be_chosen() {
        RunRecord run = Runs.of(
                "Does it?",
                new Factor("batchSize", "training.batchSize", List.of(128, 1024)),
                2,
                20,
                (number, condition, seed) -> without(Metric.UPDATES, Runs.learned(number, condition, seed)));

        assertThat(plots(rendered(new CurvesSection(), run))).allSatisfy(plot -> {
            assertThat(plot.along()).extracting(Plot.Along::key).containsExactly("epochs", "seconds");
            assertThat(plot.lines()).allSatisfy(line -> assertThat(line.along()).hasSize(2));
        });
    }

    private static TrialRecord without(Metric metric, TrialRecord trial) {
        return new TrialRecord(
                trial.number(),
                trial.condition(),
                trial.seeds(),
                trial.state(),
                trial.epochs().stream()
                        .map(epoch -> {
                            Map<Metric, Double> rest = new HashMap<>(epoch.metrics());
                            rest.remove(metric);
                            return new EpochRecord(epoch.epoch(), rest);
                        })
                        .toList());
    }

    @Test
    void every_metric_that_a_study_names_has_a_column_and_a_curve() {
        List<Metric> measured = List.of(
                Metric.TEST_ACCURACY,
                Metric.WEIGHT_NORM,
                Metric.GRADIENT_NORM,
                Metric.UPDATES,
                Metric.EPOCH_BATCHES,
                Metric.EPOCH_SECONDS);
        RunRecord run = Runs.comparing(Runs.batchSizes(2), measured);
        List<Plot.Lines> plots = plots(rendered(new CurvesSection(), run));

        assertThat(table(rendered(new ConditionsSection(), run)).columns()).hasSize(2 + measured.size());
        assertThat(plots.stream().skip(2))
                .extracting(Plot.Lines::id)
                .containsExactly("weight-norm", "gradient-norm", "updates", "epoch-batches", "epoch-seconds");
        assertThat(plots.stream().skip(2))
                .allSatisfy(plot -> {
                    assertThat(plot.lines()).hasSize(3).allMatch(line -> line.part() == Part.NONE);
                    // Of times, the first seed does not count.
                    assertThat(plot.note())
                            .isEqualTo("by batchSize; "
                                    + (plot.id().equals("epoch-seconds") ? "one seed" : "mean and range over 2 seeds"));
                })
                .last()
                .satisfies(plot -> assertThat(plot.y().name()).isEqualTo("epoch.seconds in s"));
    }

    @Test
    void updates_that_span_decades_get_a_logarithmic_axis_and_epochs_never() {
        List<Plot.Lines> plots = plots(rendered(new CurvesSection(), Runs.batchSizes(2)));

        assertThat(plots)
                .allSatisfy(plot -> assertThat(plot.along())
                        .extracting(along -> along.axis().scale())
                        .startsWith(Axis.Scale.WHOLE, Axis.Scale.LOGARITHMIC));
    }

    @Test
    void a_condition_looks_the_same_on_every_plot() {
        Results results = Results.of(Runs.batchSizes(2));

        assertThat(plots(new CurvesSection().render(results)))
                .allSatisfy(plot -> assertThat(plot.lines())
                        .filteredOn(line -> line.level().equals("1024"))
                        .isNotEmpty()
                        .allMatch(line ->
                                line.look().equals(results.conditions().get(1).look())));
    }

    @Test
    void a_diverged_trial_has_its_own_curve_and_does_not_squash_the_others() {
        Plot.Lines loss = plots(rendered(new CurvesSection(), Runs.troubled())).getFirst();

        assertThat(loss.lines())
                .filteredOn(line -> line.end() == Plot.End.DIVERGED)
                .hasSize(8)
                .allMatch(line -> line.remark().equals("diverged in epoch 7"));
        assertThat(loss.y().to()).isLessThan(10);
    }

    @Test
    void at_most_five_trials_of_a_condition_are_drawn_alone() {
        RunRecord run = Runs.of(
                "?",
                new Factor("learningRate", "training.learningRate", List.of(9.0)),
                40,
                7,
                (number, condition, seed) ->
                        new TrialRecord(number, condition, seed, new TrialState.Diverged(7), Runs.exploding(7)));

        assertThat(plots(rendered(new CurvesSection(), run)).getFirst().lines()).hasSize(2 * Strand.DRAWN_ALONE);
    }

    @Test
    void the_comparison_has_one_row_per_condition_and_every_digit_in_its_csv() {
        Results results = Results.of(Runs.batchSizes(10));
        Table table = table(new ConditionsSection().render(results));
        Spread accuracy = results.conditions().getFirst().last().get(Metric.TEST_ACCURACY);

        assertThat(table.rows()).hasSize(3);
        assertThat(table.csv().lines().findFirst().orElseThrow())
                .startsWith(
                        "condition,batchSize,n,test.accuracy mean,test.accuracy standard deviation,test.accuracy n,");
        assertThat(table.csv())
                .contains("batchSize 128,128,10," + accuracy.mean() + "," + accuracy.deviation() + ",10,");
    }

    @Test
    void a_section_that_fails_is_a_sentence_in_the_page_and_in_markdown(@TempDir Path folder) throws Exception {
        Results results = Results.of(Runs.batchSizes(2));
        List<Sections.Placed> sections = List.of(
                new Sections.Placed("overview", "What was run", new OverviewSection()),
                new Sections.Placed("surfaces", "What the networks learned", _ -> {
                    throw new StoreException("'runs/weights/3.gz' is damaged; remove the run.");
                }),
                new Sections.Placed("nameless", "Something else", _ -> {
                    throw new IllegalStateException();
                }),
                new Sections.Placed("trials", "Trials", new TrialsSection()));
        List<Chapter> chapters = Sections.render(sections, results);
        String sentence = "This part of the report could not be made: 'runs/weights/3.gz' is damaged; remove the run.";

        assertThat(chapters).extracting(Chapter::id).containsExactly("overview", "surfaces", "nameless", "trials");
        assertThat(paragraphs(chapters.get(1))).containsExactly(sentence);
        assertThat(paragraphs(chapters.get(2)))
                .containsExactly("This part of the report could not be made: IllegalStateException.");
        List<Path> files = Report.write(results, chapters, folder);
        assertThat(Files.readString(files.get(0)))
                .contains("This part of the report could not be made:", "id=\"trials\"");
        assertThat(Files.readString(files.get(1)))
                .contains("## What the networks learned\n\n" + sentence + "\n", "## Trials");
    }

    @Test
    void a_report_without_a_store_has_no_networks() {
        RunRecord run = Runs.batchSizes(2);
        RunNetworks networks = Results.of(run).networks();

        assertThat(networks.functions()).isEmpty();
        assertThat(networks.measures(new Measures.Effort(1, 1, 1))).isEmpty();
        assertThat(networks.histograms(run.trials(), 3)).isEmpty();
    }

    @Test
    void networks_are_opened_when_a_section_asks_for_them(@TempDir Path folder) {
        RunRecord run = Runs.batchSizes(2);
        List<DataSpec> opened = new ArrayList<>();
        try (Store store = Store.open(folder)) {
            TrainedNetworks kept = new TrainedNetworks(
                    store,
                    data -> {
                        opened.add(data);
                        throw new DataException("no images here");
                    },
                    1);
            Results results = Results.of(run, RunNetworks.of(run, kept));

            assertThat(Sections.render(results)).isNotEmpty();
            assertThat(opened).isEmpty();
            assertThatThrownBy(results.networks()::functions).hasMessage("no images here");
            // Without weights there is no need for data.
            assertThat(results.networks().histograms(run.trials(), 3)).isEmpty();
        }
    }

    @Test
    void a_run_that_has_not_begun_says_what_it_will_be() {
        RunRecord run = Runs.of(
                "?",
                new Factor("batchSize", "training.batchSize", List.of(1, 2)),
                2,
                5,
                (number, condition, seed) ->
                        new TrialRecord(number, condition, seed, new TrialState.Planned(), List.of()));

        assertThat(Sections.render(Results.of(run)))
                .extracting(Chapter::id)
                .containsExactly("answer", "comparison", "overview", "design", "trials", "provenance");
    }
}
