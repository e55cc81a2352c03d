// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report;

import dev.ceteris.lab.inspect.TrainedNetworks;
import dev.ceteris.lab.results.SpreadSources;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.HtmlPage;
import dev.ceteris.report.page.MarkdownPage;
import dev.ceteris.report.page.PageFile;
import dev.ceteris.report.plot.SvgPicture;
import dev.ceteris.report.section.ConditionsSection;
import dev.ceteris.report.section.Sections;
import dev.ceteris.report.section.SpreadSection;
import dev.ceteris.report.section.TuningSection;
import dev.ceteris.report.summary.ConditionSummary;
import dev.ceteris.report.summary.Look;
import dev.ceteris.report.summary.Results;
import dev.ceteris.report.summary.RunNetworks;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A run's report: one page that needs nothing but a browser, and the same in Markdown for a repository. */
public final class Report {
    private Report() {}

    /**
     * Writes {@code report.html}, {@code report.md} and the picture that the latter shows, {@code report.svg}; each
     * replaces its predecessor only when it is complete. Whatever state the run is in, its report can be written.
     *
     * @param folder made when it is missing
     * @return the files, the page first
     * @throws UncheckedIOException when a file cannot be written; its message names the file and the cause
     */
    public static List<Path> write(RunRecord run, Path folder) {
        return write(Results.of(run), folder);
    }

    /**
     * The same with sections about the networks that the run has trained.
     *
     * @param networks opened when a section asks for them; they may lack the weights of this run
     */
    public static List<Path> write(RunRecord run, TrainedNetworks networks, Path folder) {
        return write(Results.of(run, RunNetworks.of(run, networks)), folder);
    }

    private static List<Path> write(Results results, Path folder) {
        return write(results, Sections.render(results), folder);
    }

    /** Writes chapters of its own. */
    public static List<Path> write(Results results, List<Chapter> chapters, Path folder) {
        return List.of(
                PageFile.write(folder.resolve("report.html"), page(results, chapters)),
                PageFile.write(folder.resolve("report.md"), MarkdownPage.of(results, chapters)),
                PageFile.write(folder.resolve(MarkdownPage.PICTURE), SvgPicture.of(MarkdownPage.cover(chapters))));
    }

    /**
     * The report's comparison for a terminal: mean ± standard deviation of the study's metrics at the epoch that is
     * each trial's result: its last one, or its best one where it may stop early.
     *
     * @return rows of equal length, the names of the columns first, then one row for each condition
     */
    public static List<List<String>> comparison(RunRecord run) {
        return ConditionsSection.table(Results.of(run)).texts();
    }

    /**
     * What a table of nested seeds counts, and where the spread of a run's results comes from; empty where its study
     * does not separate its sources.
     */
    public static List<String> spread(RunRecord run) {
        Results results = Results.of(run);
        return Stream.concat(
                        ConditionsSection.nested(results).stream(),
                        SpreadSources.of(run)
                                .map(spread -> SpreadSection.sentences(spread, results.judgement()))
                                .stream()
                                .flatMap(List::stream))
                .toList();
    }

    /**
     * What was chosen by trying it out, a sentence for each tuning run and one about the cost; empty when nothing was.
     */
    public static List<String> chosen(RunRecord run) {
        return TuningSection.sentences(run);
    }

    private static String page(Results results, List<Chapter> chapters) {
        List<Look> looks =
                results.conditions().stream().map(ConditionSummary::look).toList();
        return HtmlPage.of(results.run().study().question(), results.run().id(), looks, chapters);
    }
}
