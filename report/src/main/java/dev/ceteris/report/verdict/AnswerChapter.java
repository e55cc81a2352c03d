// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.verdict;

import dev.ceteris.base.Plural;
import dev.ceteris.evidence.verdict.Verdict;
import dev.ceteris.evidence.verdict.Verdicts;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What a reader wants to know first: one line for each claim. Knows verdicts and no run. */
public final class AnswerChapter {
    private static final String ID = "answer";
    private static final String TITLE = "The answer";

    private AnswerChapter() {}

    private static String title(Verdicts verdicts) {
        if (verdicts.verdicts().isEmpty()) {
            return "What did not finish";
        }
        return VerdictChapter.seedsNeeded(verdicts).isPresent() ? "What is claimed" : TITLE;
    }

    /** Of results of other tools, which do not show when the claims were written. */
    public static Chapter ofFiles(Verdicts verdicts) {
        if (verdicts.verdicts().isEmpty()) {
            return new Chapter(ID, TITLE, List.of(new Element.Paragraph("Nothing was claimed.")));
        }
        List<Element> elements = new ArrayList<>(elements(verdicts));
        if (VerdictChapter.seedsNeeded(verdicts).isPresent()) {
            elements.add(new Element.Paragraph(VerdictChapter.NOT_SHOWN)); // else the chapter of verdicts says it
        }
        return new Chapter(ID, title(verdicts), elements);
    }

    /** The same of a run, with sentences about what keeps it from being complete. */
    public static Chapter of(Verdicts verdicts, List<String> troubles) {
        List<Element> elements = new ArrayList<>(elements(verdicts));
        if (!troubles.isEmpty()) {
            elements.add(new Element.Paragraph(String.join(" ", troubles)));
        }
        return new Chapter(ID, title(verdicts), elements);
    }

    private static List<Element> elements(Verdicts verdicts) {
        if (verdicts.verdicts().isEmpty()) {
            return List.of();
        }
        OptionalInt needed = VerdictChapter.seedsNeeded(verdicts);
        return needed.isPresent()
                ? tooFewSeeds(verdicts, needed.getAsInt())
                : List.of(
                        new Element.Paragraph(VerdictChapter.counted(verdicts).orElseThrow()),
                        new Element.Answers(VerdictChapter.answers(verdicts)));
    }

    private static List<Element> tooFewSeeds(Verdicts verdicts, int needed) {
        int seeds = verdicts.verdicts().stream().mapToInt(Verdict::seeds).max().orElse(0);
        int claims = verdicts.verdicts().size();
        return List.of(
                new Element.Paragraph((claims == 1
                                ? "A verdict"
                                : "A verdict on " + Plural.of(claims, "hypothesis", "hypotheses"))
                        + " needs at least " + Plural.of(needed, "seed") + "; so far "
                        + (seeds == 0 ? "there is none." : seeds == 1 ? "there is 1." : "there are " + seeds + ".")),
                new Element.Items(VerdictChapter.answers(verdicts).stream()
                        .map(Element.Answer::sentence)
                        .toList()));
    }
}
