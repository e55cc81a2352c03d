// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction;

import dev.ceteris.lab.study.Setting;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.summary.Results;
import java.util.List;
import java.util.Map;

/** One experiment of the original report, put beside what Ceteris measures. */
public interface ReproducedChapter {
    /** The studies it needs, by name, in the order in which they are run. */
    List<String> studies();

    /**
     * What {@code --quick} changes about one of its studies besides epochs and seeds, so that a quick run shows
     * something.
     */
    default List<Setting> quick(String study) {
        return List.of();
    }

    /**
     * Question, hypothesis, experiment, graphs, reported against measured, explanation, answer.
     *
     * @param results what every study of the page came to, by name
     * @param thoroughness how much of the studies these are
     */
    Chapter render(Map<String, Results> results, Thoroughness thoroughness);
}
