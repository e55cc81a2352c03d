// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report;

import java.util.List;
import java.util.Map;

/** One experiment of the original report, put beside what Ceteris measures. */
interface ReproducedChapter {
    /** The studies it needs, by name, in the order in which they are run. */
    List<String> studies();

    /**
     * Question, hypothesis, experiment, graphs, reported against measured, explanation, answer.
     *
     * @param results what each of {@link #studies} came to, by name
     */
    Chapter tell(Map<String, Results> results);
}
