// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.progress;

import dev.ceteris.app.terminal.Labelled;
import dev.ceteris.evidence.verdict.Hypothesis;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.Factor;
import dev.ceteris.lab.tuning.Tuning;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a study varies and what it holds equal, as plans and summaries say it. */
public final class StudyDesign {
    private StudyDesign() {}

    /**
     * One paragraph each for what varies, what is held equal and what the command line changed; those that say
     * something.
     */
    public static List<String> lines(Study study, int columns) {
        List<String> lines = new ArrayList<>();
        if (!study.search().tuningRuns().isEmpty()) {
            lines.addAll(chosen("search", study.search(), columns));
        } else if (!study.factors().isEmpty()) {
            List<String> varied =
                    study.factors().stream().map(StudyDesign::levels).toList();
            lines.addAll(Labelled.item("varies", String.join("; ", varied), columns));
        }
        if (!study.tuning().tuningRuns().isEmpty()) {
            lines.addAll(chosen("tunes", study.tuning(), columns));
        }
        lines.addAll(Labelled.list(
                "equal",
                study.heldInWords().entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .toList(),
                columns));
        if (!study.overrides().isEmpty()) {
            lines.addAll(Labelled.list("set", study.overrides(), columns));
        }
        lines.addAll(claims(study, columns));
        return lines;
    }

    /**
     * A paragraph for each hypothesis, numbered; the first one behind a word that says what they are. What its author
     * says may be less exact than what is judged, so the claim's own sentence comes with it.
     */
    private static List<String> claims(Study study, int columns) {
        List<String> lines = new ArrayList<>();
        int all = study.hypotheses().size();
        for (int i = 0; i < all; i++) {
            String number = all > 1 ? i + 1 + ". " : "";
            Hypothesis hypothesis = study.hypotheses().get(i);
            lines.addAll(Labelled.item(i == 0 ? "claims" : "", number + hypothesis.sentence(), columns));
            if (!hypothesis.sentence().equals(hypothesis.text())) {
                lines.addAll(Labelled.item("", "that is: " + hypothesis.text(), columns));
            }
        }
        return lines;
    }

    private static List<String> chosen(String name, Tuning selection, int columns) {
        String spaces = selection.spaces().entrySet().stream()
                .map(space -> space.getKey().substring(space.getKey().indexOf('.') + 1) + " " + space.getValue())
                .collect(Collectors.joining("; "));
        return Labelled.item(name, spaces + "; " + selection.how(), columns);
    }

    private static String levels(Factor factor) {
        List<String> texts = factor.meanings().isEmpty()
                ? factor.texts()
                : factor.meanings().entrySet().stream()
                        .map(level -> level.getKey() + " (" + level.getValue() + ")")
                        .toList();
        return factor.name() + " " + String.join(" · ", texts);
    }
}
