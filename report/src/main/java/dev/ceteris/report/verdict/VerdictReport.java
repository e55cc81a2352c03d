// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.verdict;

import dev.ceteris.evidence.verdict.Comparison;
import dev.ceteris.evidence.verdict.Verdict;
import dev.ceteris.evidence.verdict.Verdicts;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.HtmlPage;
import dev.ceteris.report.page.PageFile;
import dev.ceteris.report.summary.Estimates;
import dev.ceteris.report.summary.Look;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Verdicts on the results of any tool: the report's part about hypotheses as a page of its own. */
public final class VerdictReport {
    private VerdictReport() {}

    /**
     * Writes one page that needs nothing but a browser; it replaces its predecessor only when it is complete.
     *
     * @param title the page's heading
     * @param file ends in {@code .html}; its folder is made when it is missing
     * @return the file
     * @throws UncheckedIOException when it cannot be written; its message names the file and the cause
     */
    public static Path write(Verdicts verdicts, String title, Path file) {
        String name = file.getFileName().toString().replaceFirst("\\.html$", "");
        List<Look> looks = List.of(Look.at(0));
        List<Chapter> chapters = Stream.of(AnswerChapter.ofFiles(verdicts), VerdictChapter.ofFiles(verdicts))
                .filter(chapter -> !chapter.elements().isEmpty())
                .toList();
        return PageFile.write(file, HtmlPage.of(title, name, looks, chapters));
    }

    /** A comparison as a row of a terminal's table: estimate, 95 % interval, how likely a seed's value is above 0. */
    public static List<String> cells(Comparison comparison) {
        return List.of(
                Estimates.estimate(comparison),
                Estimates.interval(comparison.interval()),
                Estimates.superiority(comparison));
    }

    /**
     * The deciding comparison of a verdict, for a terminal: its estimate, intervals and p-values, each with its name.
     *
     * @return parts of a line, none of them to be torn apart
     */
    public static List<String> numbers(Verdict verdict) {
        return Estimates.parts(verdict.deciding());
    }
}
