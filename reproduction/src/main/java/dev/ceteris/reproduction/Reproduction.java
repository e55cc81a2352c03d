// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction;

import dev.ceteris.lab.inspect.MeasuredTrial;
import dev.ceteris.lab.inspect.TrainedNetworks;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.study.Setting;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.HtmlPage;
import dev.ceteris.report.page.PageFile;
import dev.ceteris.report.summary.ConditionSummary;
import dev.ceteris.report.summary.Look;
import dev.ceteris.report.summary.Results;
import dev.ceteris.reproduction.architecture.ArchitectureChapter;
import dev.ceteris.reproduction.batchsize.BatchSizeChapter;
import dev.ceteris.reproduction.regression.RegressionChapter;
import dev.ceteris.reproduction.regularization.RegularizationChapter;
import dev.ceteris.reproduction.theory.LearningTheoryChapter;
import dev.ceteris.theory.Measures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The experiments of the report that Ceteris began with, on one page: what was reported, what is measured under the
 * reported conditions, why, and the right answer.
 */
public final class Reproduction {
    private final List<ReproducedChapter> chapters;

    /**
     * @param networks what is kept of those that the studies train
     * @param effort for what learning theory says of them
     */
    public Reproduction(TrainedNetworks networks, Measures.Effort effort) {
        this(chapters(networks, onceForEachRun(run -> networks.measures(run, effort))));
    }

    /** With chapters of its own. */
    Reproduction(List<ReproducedChapter> chapters) {
        this.chapters = List.copyOf(chapters);
    }

    private static List<ReproducedChapter> chapters(
            TrainedNetworks networks, Function<RunRecord, List<MeasuredTrial>> measures) {
        return List.of(
                new BatchSizeChapter(networks),
                new RegularizationChapter(networks),
                new ArchitectureChapter(measures),
                new LearningTheoryChapter(measures),
                new RegressionChapter(networks::functions));
    }

    private static <R> Function<RunRecord, R> onceForEachRun(Function<RunRecord, R> look) {
        Map<String, R> known = new HashMap<>();
        return run -> known.computeIfAbsent(run.id(), _ -> look.apply(run));
    }

    /** The studies of the page, by name, in the order in which they are to be run. */
    public List<String> studies() {
        return chapters.stream().flatMap(chapter -> chapter.studies().stream()).toList();
    }

    /**
     * What {@code --quick} changes about one of {@link #studies}, besides that it takes few epochs and one seed. It
     * claims nothing: one seed decides nothing, and some levels that are claimed about are left out.
     */
    public List<Setting> quick(String study) {
        return Stream.concat(
                        chapters.stream()
                                .filter(chapter -> chapter.studies().contains(study))
                                .flatMap(chapter -> chapter.quick(study).stream()),
                        Stream.of(new Setting("hypotheses", "[]")))
                .toList();
    }

    /**
     * Writes the page; it replaces its predecessor only when it is complete.
     *
     * @param runs one for each of {@link #studies}, by the study's name
     * @param thoroughness how much of the studies was run
     * @return the file
     * @throws java.io.UncheckedIOException when it cannot be written; its message names the file and the cause
     */
    public Path write(Map<String, RunRecord> runs, Thoroughness thoroughness, Path file) {
        Map<String, Results> results = new LinkedHashMap<>();
        runs.forEach((study, run) -> results.put(study, Results.of(run)));
        List<Chapter> written = new ArrayList<>();
        written.add(origin());
        for (ReproducedChapter chapter : chapters) {
            Chapter rendered = chapter.render(results, thoroughness);
            written.add(
                    switch (thoroughness) {
                        case WHOLE -> rendered;
                        case FIRST_LOOK -> FirstLookChapter.of(rendered);
                    });
        }
        String title = switch (thoroughness) {
            case WHOLE -> "A report's experiments, and what they really show";
            case FIRST_LOOK -> "A first look at a report's experiments";
        };
        return PageFile.write(file, HtmlPage.of(title, "reproduce", looks(results), written));
    }

    /** Whose report it is. */
    private static Chapter origin() {
        return new Chapter(
                "origin",
                "Whose report this is about",
                List.of(
                        new Element.Paragraph("Ceteris exists because of one report on four experiments with small "
                                + "feed-forward networks: batch size, regularization and architecture on MNIST, and "
                                + "the regression of a function of two inputs, each with hypothesis, experiment, "
                                + "graphs and conclusion. The report is older than Ceteris and was not made with it; "
                                + "its graphs are lost. What it says is in the columns reported below; everything else "
                                + "was measured here."),
                        new Element.Paragraph("Its batch sizes made no difference because the gradients of an epoch "
                                + "were added up and the weights changed once, at its end. Each chapter trains the "
                                + "networks as they were reported, then as the question asks for.")));
    }

    private static List<Look> looks(Map<String, Results> results) {
        return results.values().stream()
                .flatMap(each -> each.conditions().stream())
                .map(ConditionSummary::look)
                .toList();
    }
}
