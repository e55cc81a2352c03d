// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.verdict;

import dev.ceteris.evidence.verdict.Verdict;
import dev.ceteris.evidence.verdict.Verdicts;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.Section;
import dev.ceteris.report.summary.Endings;
import dev.ceteris.report.summary.Results;
import dev.ceteris.report.summary.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What a reader wants to know first: a line for each claim, and what keeps the run from being complete. */
public final class AnswerSection implements Section {
    private static final String ID = "answer";
    private static final String TITLE = "The answer";

    @Override
    public Chapter tell(Results results) {
        List<Element> elements = new ArrayList<>(elements(results.verdicts()));
        String troubles = String.join(" ", Endings.troubles(results));
        if (!troubles.isEmpty()) {
            elements.add(new Element.Paragraph(troubles));
        }
        return new Chapter(ID, title(results.verdicts()), elements);
    }

    private static String title(Verdicts verdicts) {
        if (verdicts.verdicts().isEmpty()) {
            return "What did not finish";
        }
        return HypothesesSection.seedsNeeded(verdicts).isPresent() ? "What is claimed" : TITLE;
    }

    /** The same of results of other tools. */
    public static Chapter of(Verdicts verdicts) {
        return verdicts.verdicts().isEmpty()
                ? new Chapter(ID, TITLE, List.of(new Element.Paragraph("Nothing was claimed.")))
                : new Chapter(ID, title(verdicts), elements(verdicts));
    }

    private static List<Element> elements(Verdicts verdicts) {
        if (verdicts.verdicts().isEmpty()) {
            return List.of();
        }
        OptionalInt needed = HypothesesSection.seedsNeeded(verdicts);
        return needed.isPresent()
                ? tooFewSeeds(verdicts, needed.getAsInt())
                : List.of(
                        new Element.Paragraph(HypothesesSection.counted(verdicts).orElseThrow()),
                        new Element.Answers(HypothesesSection.answers(verdicts)));
    }

    private static List<Element> tooFewSeeds(Verdicts verdicts, int needed) {
        int seeds = verdicts.verdicts().stream().mapToInt(Verdict::seeds).max().orElse(0);
        int claims = verdicts.verdicts().size();
        return List.of(
                new Element.Paragraph((claims == 1
                                ? "A verdict"
                                : "A verdict on " + Words.count(claims, "hypothesis", "hypotheses"))
                        + " needs at least " + Words.count(needed, "seed") + "; so far "
                        + (seeds == 0 ? "there is none." : seeds == 1 ? "there is 1." : "there are " + seeds + ".")),
                new Element.Items(HypothesesSection.answers(verdicts).stream()
                        .map(Element.Answer::sentence)
                        .toList()));
    }
}
