// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report;

import dev.ceteris.lab.store.RunRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The experiments of the report that Ceteris began with, on one page: what was reported, what is measured under the reported
 * conditions, why, and the right answer.
 */
public final class Reproduction {
    private static final List<ReproducedChapter> CHAPTERS =
            List.of(new BatchSizeChapter(), new RegularizationChapter());

    private Reproduction() {}

    /** The studies that the page tells of, by name, in the order in which they are to be run. */
    public static List<String> studies() {
        return CHAPTERS.stream().flatMap(chapter -> chapter.studies().stream()).toList();
    }

    /**
     * Writes the page; it replaces its predecessor only when it is complete.
     *
     * @param runs one for each of {@link #studies}, by the study's name
     * @return the file
     * @throws java.io.UncheckedIOException when it cannot be written; its message names the file and the cause
     */
    public static Path write(Map<String, RunRecord> runs, Path file) {
        Map<String, Results> results = new LinkedHashMap<>();
        runs.forEach((study, run) -> results.put(study, Results.of(run)));
        List<Chapter> chapters = new ArrayList<>();
        for (ReproducedChapter chapter : CHAPTERS) {
            chapters.add(chapter.tell(results));
        }
        return Report.write(
                file,
                HtmlPage.of(
                        "A report's experiments, and what they really show", "reproduce", looks(results), chapters));
    }

    /** As many as the largest study has conditions. */
    private static List<Look> looks(Map<String, Results> results) {
        int most = results.values().stream()
                .mapToInt(each -> each.conditions().size())
                .max()
                .orElse(0);
        return IntStream.range(0, most).mapToObj(Look::at).toList();
    }
}
