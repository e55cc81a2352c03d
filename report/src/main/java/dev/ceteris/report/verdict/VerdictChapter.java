// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.verdict;

import dev.ceteris.base.Numbers;
import dev.ceteris.base.Plural;
import dev.ceteris.evidence.verdict.Basis;
import dev.ceteris.evidence.verdict.Decision;
import dev.ceteris.evidence.verdict.Hypothesis;
import dev.ceteris.evidence.verdict.InterimAnalyses;
import dev.ceteris.evidence.verdict.Verdict;
import dev.ceteris.evidence.verdict.Verdicts;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was claimed, and what the evidence says of it: sentence, verdict, picture, conclusion and numbers from one
 * record. Knows verdicts and no run: the results may come from any tool.
 */
public final class VerdictChapter {
    private static final String ID = "hypotheses";
    private static final String TITLE = "What was claimed, and what the evidence says";

    /** What files of results say about when the claims were written. */
    public static final String NOT_SHOWN = "Files do not show whether the claims were written before these results.";

    /** Sentences of a conclusion that say what was found and how sure it is. */
    private static final int PLAIN = 2;

    private VerdictChapter() {}

    /** As one chapter of several; without elements when nothing was claimed. */
    public static Chapter of(Verdicts verdicts) {
        return new Chapter(ID, TITLE, elements(verdicts, registration(verdicts)));
    }

    /** The same about files of results, which do not show when the claims were written. */
    public static Chapter ofFiles(Verdicts verdicts) {
        return new Chapter(ID, TITLE, elements(verdicts, NOT_SHOWN));
    }

    /** None when nothing was claimed, or nothing can be said of it yet. */
    private static List<Element> elements(Verdicts verdicts, String registration) {
        List<Element> elements = new ArrayList<>();
        if (!verdicts.verdicts().isEmpty() && seedsNeeded(verdicts).isEmpty()) {
            elements.add(new Element.Paragraph(rules(verdicts) + " " + registration));
            Stream.of(verdicts.limits(), verdicts.unseen())
                    .flatMap(Optional::stream)
                    .map(Element.Paragraph::new)
                    .forEach(elements::add);
            List<Element.Answer> answers = answers(verdicts);
            for (int i = 0; i < answers.size(); i++) {
                elements.add(new Element.Details(
                        answers.get(i),
                        elements(answers.get(i).id(), verdicts.verdicts().get(i), verdicts)));
            }
        }
        return elements;
    }

    /** Each claim with its verdict, in the order of the study. */
    public static List<Element.Answer> answers(Verdicts verdicts) {
        List<Element.Answer> answers = new ArrayList<>();
        for (Verdict verdict : verdicts.verdicts()) {
            answers.add(new Element.Answer(
                    "hypothesis-" + (answers.size() + 1),
                    verdict.hypothesis().heading(),
                    new Element.Ruling(verdict.decision(), marks(verdict)),
                    sentences(verdict, verdicts).limit(PLAIN).collect(Collectors.joining(" "))));
        }
        return answers;
    }

    /** How many seeds an exact test needs where there are too few for any verdict; empty where there are enough. */
    public static OptionalInt seedsNeeded(Verdicts verdicts) {
        if (verdicts.verdicts().isEmpty() || !verdicts.areUndetermined()) {
            return OptionalInt.empty();
        }
        int needed = InterimAnalyses.fewestSeeds(
                verdicts.looks().level(), verdicts.verdicts().size());
        return verdicts.verdicts().stream().allMatch(verdict -> verdict.seeds() < needed)
                ? OptionalInt.of(needed)
                : OptionalInt.empty();
    }

    /** {@code 3 hypotheses: 2 supported, 1 undetermined.}; empty when there are none. */
    public static Optional<String> counted(Verdicts verdicts) {
        if (verdicts.verdicts().isEmpty()) {
            return Optional.empty();
        }
        List<String> parts = Arrays.stream(Decision.values())
                .filter(decision -> count(verdicts, decision) > 0)
                .map(decision -> count(verdicts, decision) + " " + decision.word())
                .toList();
        String hypotheses = Plural.of(verdicts.verdicts().size(), "hypothesis", "hypotheses");
        return Optional.of(hypotheses + ": " + String.join(", ", parts) + ".");
    }

    private static long count(Verdicts verdicts, Decision decision) {
        return verdicts.verdicts().stream()
                .filter(verdict -> verdict.decision() == decision)
                .count();
    }

    private static String rules(Verdicts verdicts) {
        return "Undetermined is neither true nor false, and 'not different' is not 'equal'. All verdicts together "
                + "are wrong at most " + Numbers.plainly(100 * InterimAnalyses.ALPHA) + " % of the time, "
                + looks(verdicts) + ".";
    }

    /** Which analyses the error rate is shared by. */
    private static String looks(Verdicts verdicts) {
        return switch (verdicts.looks().plan()) {
            case FIXED -> "if these results are analysed once";
            case OPEN -> "whether or not more seeds follow; if they do, with a very skewed metric up to 7 %";
            case PLANNED -> "over all planned analyses";
        };
    }

    private static String registration(Verdicts verdicts) {
        return verdicts.verdicts().stream().anyMatch(VerdictChapter::isExploratory)
                ? "Registered hypotheses were written down before the first trial; exploratory ones after "
                        + "the first results, so they prove nothing by themselves."
                : "All hypotheses were written down before the first trial.";
    }

    private static boolean isExploratory(Verdict verdict) {
        return verdict.hypothesis().standing() == Hypothesis.Standing.EXPLORATORY;
    }

    private static List<Element> elements(String id, Verdict verdict, Verdicts all) {
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(sentences(verdict, all).collect(Collectors.joining(" "))));
        VerdictPicture.of(id + "-picture", verdict).ifPresent(plot -> elements.add(new Element.Figures(List.of(plot))));
        if (!verdict.notes().isEmpty()) {
            elements.add(new Element.Paragraph("To be known: " + String.join("; ", verdict.notes()) + "."));
        }
        elements.add(new Element.Paragraph(String.join(" ", Basis.of(verdict, all.looks()))));
        VerdictTables.of(id, verdict).forEach(table -> elements.add(new Element.Tabled(table)));
        return elements;
    }

    /** What all of them are limited to has been said before. */
    private static Stream<String> sentences(Verdict verdict, Verdicts all) {
        String limits = all.limits().orElse("");
        return verdict.conclusion().stream().filter(sentence -> !sentence.equals(limits));
    }

    private static List<String> marks(Verdict verdict) {
        List<String> marks = new ArrayList<>(verdict.marks());
        if (isExploratory(verdict)) {
            marks.add("exploratory");
        }
        verdict.hypothesis()
                .expected()
                .ifPresent(expected ->
                        marks.add(verdict.isAsExpected() ? "as expected" : "the author expected: " + expected.word()));
        return marks;
    }
}
