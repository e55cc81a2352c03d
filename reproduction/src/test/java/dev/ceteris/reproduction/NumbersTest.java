// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.data.source.function.FunctionSource;
import dev.ceteris.lab.store.Provenance;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.DataSpec;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.report.Runs;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.MarkdownPage;
import dev.ceteris.report.page.Table;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.section.CurvesSection;
import dev.ceteris.report.section.Sections;
import dev.ceteris.report.summary.Part;
import dev.ceteris.report.summary.Results;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Facts: what a report says when numbers were learned and not classes. */
class NumbersTest {
    private static final FunctionSource LINE = new FunctionSource("x1", List.of(0.0), List.of(1.0), 0, 10, 0, 10);

    private final RunRecord run = learned();

    /** The run of three batch sizes without its accuracies, evaluated on the test set after every other epoch. */
    private static RunRecord learned() {
        RunRecord classes = Runs.batchSizes(2);
        Study study = classes.study();
        List<TrialSpec> specs = study.trials().stream()
                .map(spec -> new TrialSpec(
                        spec.number(),
                        spec.condition(),
                        spec.seeds(),
                        new DataSpec(LINE, 100, 0, 0),
                        spec.network(),
                        spec.training()))
                .toList();
        Provenance made = classes.provenance();
        return new RunRecord(
                classes.id(),
                new Study(
                        study.name(),
                        study.question(),
                        study.text(),
                        study.overrides(),
                        study.digest(),
                        study.factors(),
                        study.held(),
                        List.of("test.loss", "train.loss"),
                        specs),
                new Provenance(
                        made.version(),
                        made.arithmeticVersion(),
                        made.java(),
                        made.system(),
                        made.processor(),
                        made.cores(),
                        made.vectorBits(),
                        made.command(),
                        List.of()),
                classes.created(),
                classes.trials().stream()
                        .map(trial -> new TrialRecord(
                                trial.number(),
                                trial.condition(),
                                trial.seeds(),
                                trial.state(),
                                trial.epochs().stream().map(NumbersTest::judged).toList()))
                        .toList());
    }

    private static EpochRecord judged(EpochRecord epoch) {
        Map<Metric, Double> metrics = new HashMap<>(epoch.metrics());
        metrics.keySet().removeIf(Metric::isAccuracy);
        if (epoch.epoch() % 2 == 1) {
            metrics.remove(Metric.TEST_LOSS);
        }
        return new EpochRecord(epoch.epoch(), metrics);
    }

    private List<Chapter> chapters() {
        return Sections.render(Results.of(run));
    }

    private List<Plot.Lines> curves() {
        return new CurvesSection()
                .render(Results.of(run)).elements().stream()
                        .flatMap(element -> element instanceof Element.Figures(List<Plot> plots)
                                ? plots.stream().map(Plot.Lines.class::cast)
                                : null)
                        .toList();
    }

    @Test
    void neither_page_speaks_of_accuracy_or_nats() {
        Results results = Results.of(run);
        String words = MarkdownPage.of(results, chapters());

        assertThat(words).doesNotContainIgnoringCase("accuracy").doesNotContain("nats");
        assertThat(words).contains("| condition | n | test.loss | train.loss |");
        assertThat(words)
                .contains("The loss of numbers is their mean squared error, of a table's in standard deviations");
    }

    @Test
    void loss_alone_is_drawn_and_its_axis_says_what_it_is() {
        assertThat(curves()).extracting(Plot.Lines::id).containsExactly("loss");
        assertThat(curves().getFirst().y().name()).isEqualTo("loss, mean squared error");
        assertThat(MarkdownPage.cover(chapters()).id()).isEqualTo("loss");
    }

    @Test
    void a_test_curve_goes_from_epoch_to_epoch_that_it_was_measured_after() {
        List<Plot.Line> lines = curves().getFirst().lines();

        assertThat(lines)
                .filteredOn(line -> line.part() == Part.TEST)
                .hasSize(3)
                .allSatisfy(line -> {
                    assertThat(line.x()).containsExactly(2, 4, 6, 8, 10, 12, 14, 16, 18, 20);
                    assertThat(line.y()).hasSize(10).doesNotContain(Double.NaN);
                });
        assertThat(lines)
                .filteredOn(line -> line.part() == Part.TRAIN)
                .allSatisfy(line -> assertThat(line.x()).hasSize(20));
    }

    @Test
    void trials_are_listed_with_their_test_loss_and_data_that_is_not_a_file_with_nothing() {
        String ids = chapters().stream()
                .flatMap(chapter -> chapter.elements().stream())
                .flatMap(element -> element instanceof Element.Tabled(Table table) ? List.of(table).stream() : null)
                .map(Table::id)
                .collect(Collectors.joining(" "));

        assertThat(ids).contains("trials").contains("provenance").doesNotContain("data");
        assertThat(MarkdownPage.of(Results.of(run), chapters()))
                .contains("| trial | condition | seed | state | epochs | test.loss |");
    }
}
