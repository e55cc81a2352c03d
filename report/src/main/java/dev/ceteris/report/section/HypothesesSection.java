// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Section;
import dev.ceteris.report.summary.Results;
import dev.ceteris.report.verdict.VerdictChapter;

/** What the study claims, and what the evidence says of it. */
public final class HypothesesSection implements Section {
    @Override
    public Chapter render(Results results) {
        return VerdictChapter.of(results.verdicts());
    }
}
