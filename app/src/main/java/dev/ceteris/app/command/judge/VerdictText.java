// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.judge;

import dev.ceteris.app.terminal.Labelled;
import dev.ceteris.app.terminal.Paragraph;
import dev.ceteris.evidence.verdict.Decision;
import dev.ceteris.evidence.verdict.Hypothesis;
import dev.ceteris.evidence.verdict.Verdict;
import dev.ceteris.evidence.verdict.Verdicts;
import dev.ceteris.report.verdict.VerdictReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Verdicts as text. */
public final class VerdictText {
    /** As wide as the longest verdict, so that all sentences begin in one column. */
    private static final int WORD = Arrays.stream(Decision.values())
            .mapToInt(decision -> decision.word().length())
            .max()
            .orElseThrow();

    private VerdictText() {}

    /** A line for each hypothesis: its verdict and its sentence. */
    public static String lines(Verdicts verdicts, int columns) {
        return verdicts.verdicts().stream()
                .flatMap(verdict -> line(verdict, columns).stream())
                .collect(Collectors.joining("\n"));
    }

    /**
     * Of each hypothesis the verdict, the sentence, the conclusion and the numbers of its deciding comparison; last,
     * what none of them claims.
     */
    public static String whole(Verdicts verdicts, int columns) {
        String limits = verdicts.limits().orElse("");
        List<String> paragraphs = new ArrayList<>();
        verdicts.verdicts().forEach(verdict -> paragraphs.add(String.join("\n", all(verdict, limits, columns))));
        paragraphs.add(String.join("\n", Paragraph.wrap("", limits, columns)));
        return String.join("\n\n", paragraphs);
    }

    private static List<String> line(Verdict verdict, int columns) {
        String word = verdict.decision().word();
        String head = word + " ".repeat(WORD - word.length() + 2);
        String mark = verdict.hypothesis().standing() == Hypothesis.Standing.EXPLORATORY ? " (exploratory)" : "";
        String marks = verdict.marks().stream().map(text -> " (" + text + ")").collect(Collectors.joining());
        return Paragraph.wrap(head, verdict.hypothesis().sentence() + mark + marks, columns);
    }

    private static List<String> all(Verdict verdict, String limits, int columns) {
        List<String> lines = new ArrayList<>(line(verdict, columns));
        if (verdict.hypothesis().standing() == Hypothesis.Standing.EXPLORATORY) {
            lines.addAll(Labelled.item("when", "exploratory: it came when there were results", columns));
        }
        verdict.hypothesis()
                .expected()
                .ifPresent(expected -> lines.addAll(Labelled.item(
                        "check",
                        verdict.isAsExpected() ? "as expected" : "the author expected: " + expected.word(),
                        columns)));
        String found = verdict.conclusion().stream()
                .filter(sentence -> !sentence.equals(limits))
                .collect(Collectors.joining(" "));
        lines.addAll(Labelled.item("found", found, columns));
        lines.addAll(Labelled.list("numbers", VerdictReport.numbers(verdict), columns));
        if (!verdict.notes().isEmpty()) {
            lines.addAll(Labelled.item("note", String.join("; ", verdict.notes()), columns));
        }
        return lines;
    }
}
