// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Section;
import dev.ceteris.report.summary.Results;
import dev.ceteris.report.verdict.HypothesesSection;
import java.util.List;

/** Every section of the report, in the order in which it is read. */
public final class Sections {
    static final List<Section> ALL = List.of(
            new AnswerSection(),
            new CurvesSection(),
            new ConditionsSection(),
            new OverviewSection(),
            new HypothesesSection(),
            new DesignSection(),
            new TuningSection(),
            new NetworkSpaceSection(),
            new EffectsSection(),
            new TimesSection(),
            new TrialsSection(),
            new OriginSection());

    private Sections() {}

    /** What each section has to tell of the results. */
    public static List<Chapter> tell(Results results) {
        return ALL.stream()
                .map(section -> section.tell(results))
                .filter(chapter -> !chapter.elements().isEmpty())
                .toList();
    }
}
