// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.judge;

import dev.ceteris.app.terminal.Labelled;
import dev.ceteris.app.terminal.Paragraph;
import dev.ceteris.evidence.verdict.Basis;
import dev.ceteris.evidence.verdict.Decision;
import dev.ceteris.evidence.verdict.Hypothesis;
import dev.ceteris.evidence.verdict.Verdict;
import dev.ceteris.evidence.verdict.Verdicts;
import dev.ceteris.report.verdict.VerdictReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Verdicts as text. */
public final class VerdictText {
    /** As wide as the longest verdict, so that all sentences begin in one column. */
    private static final int WORD = Arrays.stream(Decision.values())
            .mapToInt(decision -> decision.word().length())
            .max()
            .orElseThrow();

    /** Whether the numbers behind a verdict follow its sentences. */
    public enum Numbers {
        SHOWN,
        LEFT_OUT;

        /** What an option asks for. */
        public static Numbers of(boolean details) {
            return details ? SHOWN : LEFT_OUT;
        }
    }

    private VerdictText() {}

    /** A line for each hypothesis: its verdict and its sentence. */
    public static String lines(Verdicts verdicts, int columns) {
        return verdicts.verdicts().stream()
                .flatMap(verdict -> line(verdict, columns).stream())
                .collect(Collectors.joining("\n"));
    }

    /**
     * Of each hypothesis the verdict, the sentence, the conclusion and, where asked for, what it rests on; last, what
     * none of them claims.
     */
    public static String whole(Verdicts verdicts, Numbers numbers, int columns) {
        List<String> paragraphs = new ArrayList<>();
        verdicts.verdicts()
                .forEach(verdict -> paragraphs.add(String.join("\n", all(verdict, verdicts, numbers, columns))));
        String end = Stream.of(verdicts.limits(), verdicts.unseen())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        paragraphs.add(String.join("\n", Paragraph.wrap("", end, columns)));
        if (numbers == Numbers.LEFT_OUT) {
            paragraphs.add("Intervals, tests and effect sizes: --details");
        }
        return String.join("\n\n", paragraphs);
    }

    private static List<String> line(Verdict verdict, int columns) {
        String word = verdict.decision().word();
        String head = word + " ".repeat(WORD - word.length() + 2);
        String mark = verdict.hypothesis().standing() == Hypothesis.Standing.EXPLORATORY ? " (exploratory)" : "";
        String marks = verdict.marks().stream().map(text -> " (" + text + ")").collect(Collectors.joining());
        return Paragraph.wrap(head, verdict.hypothesis().sentence() + mark + marks, columns);
    }

    private static List<String> all(Verdict verdict, Verdicts verdicts, Numbers numbers, int columns) {
        String limits = verdicts.limits().orElse("");
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
        if (!verdict.notes().isEmpty()) {
            lines.addAll(Labelled.item("note", String.join("; ", verdict.notes()), columns));
        }
        if (numbers == Numbers.SHOWN) {
            lines.addAll(Labelled.item("basis", String.join(" ", Basis.of(verdict, verdicts.looks())), columns));
            lines.addAll(Labelled.list("numbers", VerdictReport.numbers(verdict), columns));
        }
        return lines;
    }
}
