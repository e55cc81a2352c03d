// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Section;
import dev.ceteris.report.summary.Endings;
import dev.ceteris.report.summary.Results;
import dev.ceteris.report.verdict.AnswerChapter;

/** What a reader wants to know first: one line for each claim, and what keeps the run from being complete. */
public final class AnswerSection implements Section {
    @Override
    public Chapter render(Results results) {
        return AnswerChapter.of(results.verdicts(), Endings.troubles(results));
    }
}
