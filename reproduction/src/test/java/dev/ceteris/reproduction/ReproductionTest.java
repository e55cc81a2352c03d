// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.lab.inspect.TrainedNetworks;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.study.Studies;
import dev.ceteris.lab.study.StudyReader;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.Factor;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.report.Runs;
import dev.ceteris.report.ShippedRuns;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.Table;
import dev.ceteris.report.summary.Results;
import dev.ceteris.reproduction.architecture.ArchitectureChapter;
import dev.ceteris.reproduction.batchsize.BatchSizeChapter;
import dev.ceteris.reproduction.batchsize.BatchSizeRulesTest;
import dev.ceteris.reproduction.batchsize.CriticalBatchTest;
import dev.ceteris.reproduction.regression.RegressionChapter;
import dev.ceteris.reproduction.regression.RegressionChapterTest;
import dev.ceteris.reproduction.regularization.PenaltyStrengthTest;
import dev.ceteris.reproduction.regularization.RegularizationChapter;
import dev.ceteris.reproduction.theory.LearningTheoryChapter;
import dev.ceteris.theory.Measures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproductionTest {
    private static final RunRecord NETWORKS =
            Networks.architectures(2, hidden -> 0.1 * hidden.size() + 20.0 / (int) hidden.getFirst());
    private static final Measures.Effort EFFORT = new Measures.Effort(1, 1, 1);

    @TempDir
    private Path folder;

    private static final Map<String, Object> BEST = level("l2", 5e-3);

    private static Map<String, Object> level(String kind, double lambda) {
        return Map.of(kind, Map.of("lambda", lambda, "per", "batch"));
    }

    private static RunRecord penalties() {
        Factor factor = new Factor(
                "regularization",
                "training.regularization",
                List.of("none", level("l1", 5e-3), level("l2", 5e-4), BEST, level("l2", 1e-2)));
        return Runs.of("What does a penalty do?", factor, 2, 20, (number, condition, seed) -> {
            double floor = condition.levels().get("regularization").equals(BEST) ? 0.01 : 0.4;
            TrialRecord trial = Runs.done(number, condition, seed, 20, 59, floor);
            return new TrialRecord(
                    number,
                    condition,
                    seed,
                    trial.state(),
                    trial.epochs().stream().map(ReproductionTest::validated).toList());
        });
    }

    /** A run in which one condition forgets in its last epoch what it had learned. */
    private static RunRecord forgetting() {
        RunRecord run = penalties();
        return new RunRecord(
                run.id(),
                run.study(),
                run.provenance(),
                run.created(),
                run.trials().stream().map(ReproductionTest::forgotten).toList());
    }

    private static TrialRecord forgotten(TrialRecord trial) {
        if (!trial.condition().levels().get("regularization").equals(level("l2", 1e-2))) {
            return trial;
        }
        List<EpochRecord> epochs = new ArrayList<>(trial.epochs());
        Map<Metric, Double> metrics = new HashMap<>(epochs.removeLast().metrics());
        metrics.put(Metric.TEST_ACCURACY, 0.1);
        epochs.add(new EpochRecord(20, metrics));
        return new TrialRecord(trial.number(), trial.condition(), trial.seeds(), trial.state(), epochs);
    }

    private static EpochRecord validated(EpochRecord epoch) {
        Map<Metric, Double> metrics = new HashMap<>(epoch.metrics());
        metrics.put(Metric.VALIDATION_ACCURACY, metrics.get(Metric.TEST_ACCURACY));
        return new EpochRecord(epoch.epoch(), metrics);
    }

    /** A made-up run of every study of the page. */
    static Map<String, RunRecord> runs() {
        Map<String, RunRecord> runs = new LinkedHashMap<>();
        runs.put("batch-size-as-reported", Runs.accumulated());
        runs.put("batch-size", Runs.batchSizes(3));
        runs.put("batch-size-rules", BatchSizeRulesTest.rules());
        runs.put("batch-size-tuned", BatchSizeRulesTest.tuned());
        runs.put("batch-size-steps", CriticalBatchTest.steps());
        runs.put("regularization-as-reported", penalties());
        runs.put("regularization", penalties());
        runs.put("regularization-small", PenaltyStrengthTest.penalties("regularization-small"));
        runs.put("architecture-as-reported", NETWORKS);
        runs.put("architecture-nine", NETWORKS);
        runs.put("random-labels", Networks.randomLabels(1, 0.1));
        runs.put("learning-curve", Networks.learningCurve());
        runs.putAll(RegressionChapterTest.runs());
        return runs;
    }

    /** The page as if the networks of {@link #runs} had been kept. */
    static Reproduction reproduction(Store empty) {
        return new Reproduction(List.of(
                new BatchSizeChapter(networks(empty)),
                new RegularizationChapter(networks(empty)),
                new ArchitectureChapter(Networks::measured),
                new LearningTheoryChapter(Networks::measured),
                new RegressionChapter(RegressionChapterTest::functions)));
    }

    /** Networks of a store that has none. */
    private static TrainedNetworks networks(Store store) {
        return new TrainedNetworks(
                store,
                spec -> {
                    throw new IllegalStateException("no weights, no need for " + spec);
                },
                1);
    }

    private List<Element> batchSize(Map<String, RunRecord> runs) {
        try (Store store = Store.open(folder)) {
            return elements(new BatchSizeChapter(networks(store)), runs);
        }
    }

    private List<Element> regularization(Map<String, RunRecord> runs) {
        try (Store store = Store.open(folder)) {
            return elements(new RegularizationChapter(networks(store)), runs);
        }
    }

    private static List<Element> elements(ReproducedChapter chapter, Map<String, RunRecord> runs) {
        Map<String, Results> results = new LinkedHashMap<>();
        runs.forEach((study, run) -> results.put(study, Results.of(run)));
        return chapter.render(results, Thoroughness.WHOLE).elements();
    }

    @Test
    void every_study_of_the_page_is_named_once() {
        try (Store store = Store.open(folder)) {
            assertThat(new Reproduction(networks(store), EFFORT).studies()).containsExactlyElementsOf(runs().keySet());
        }
    }

    @Test
    void a_quick_run_has_a_small_part_of_every_study() {
        try (Store store = Store.open(folder)) {
            Reproduction reproduction = new Reproduction(networks(store), EFFORT);
            for (String study : reproduction.studies()) {
                assertThat(StudyReader.quick(Studies.find(study), reproduction.quick(study))
                                .allTrials())
                        .as(study)
                        .hasSizeLessThanOrEqualTo(12);
            }
        }
    }

    @Test
    void the_page_has_every_chapter_and_every_plot_and_table_once() throws Exception {
        Path page;
        try (Store store = Store.open(folder)) {
            page = reproduction(store).write(runs(), Thoroughness.WHOLE, folder.resolve("reproduce.html"));
        }
        String html = Files.readString(page).replaceFirst("(?s)id=\"plotly\">[^<]*<", "id=\"plotly\"><");

        assertThat(html)
                .contains(
                        "1 · Batch size",
                        "2 · Regularization",
                        "3 · Architecture",
                        "4 · Regression",
                        "identical: the final weights of all 3 networks");
        List<String> ids = Pattern.compile(" id=\"([^\"]+)\"")
                .matcher(html)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(ids)
                .doesNotHaveDuplicates()
                .contains(
                        "batch-size-as-reported-loss",
                        "table-batch-size-all",
                        "architecture-grid",
                        "table-tau",
                        "tau-loss");
    }

    @Test
    void networks_that_differ_are_not_called_identical() {
        Map<String, RunRecord> runs = runs();
        runs.put("batch-size-as-reported", Runs.batchSizes(3));

        assertThat(ShippedRuns.text(batchSize(runs)))
                .contains("not identical")
                .doesNotContain("one and the same training");
    }

    @Test
    void what_a_batch_holds_is_calculated() {
        // 60000 · (784 + 2 · 138) · 4 bytes
        assertThat(ShippedRuns.text(batchSize(runs())))
                .contains("calculated, not measured")
                .contains("0.5427 MB for 128, 4.342 MB for 1024 and 254.4 MB for 60000 images");
    }

    @Test
    void the_strongest_penalty_is_followed_from_its_best_epoch_to_its_last() {
        String text = ShippedRuns.text(regularization(runs()));

        assertThat(text)
                .containsPattern(
                        "L2, λ of 5e-3, as λ · ‖w‖², .*rose to 0\\.\\d{4} at epoch \\d+ and was 0\\.\\d{4} at epoch "
                                + "20");
        assertThat(text).contains("59 batches of an epoch", "a λ of 5e-3 acted like 0.2950");
    }

    @Test
    void a_collapse_is_reported_only_where_it_was_measured() {
        Map<String, RunRecord> runs = runs();
        assertThat(ShippedRuns.text(regularization(runs)))
                .contains("None of the networks lost more than half")
                .doesNotContain("was lost again with");

        runs.put("regularization-as-reported", forgetting());
        assertThat(ShippedRuns.text(regularization(runs))).contains("was lost again with L2 with λ of 1e-2:");
    }

    @Test
    void a_kind_of_penalty_is_shown_with_the_strength_that_validation_chooses() {
        Stream<Table> tables = regularization(runs()).stream()
                .flatMap(element -> element instanceof Element.Tabled(Table table) ? Stream.of(table) : Stream.of());
        Table chosen = tables.filter(table -> table.id().equals("regularization-chosen"))
                .findFirst()
                .orElseThrow();

        assertThat(chosen.rows())
                .extracting(row -> row.head().text())
                .containsExactly("no penalty", "L1 with λ of 5e-3", "L2 with λ of 5e-3");
    }
}
