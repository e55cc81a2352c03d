// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A verdict in plain English, written from its numbers. */
final class Conclusion {
    private Conclusion() {}

    /** Sentences: what was found, how sure, what is missing, what was held equal and is therefore not claimed. */
    static List<String> of(
            Hypothesis hypothesis,
            Decision decision,
            Comparison deciding,
            double corrected,
            Looks looks,
            String missing,
            List<String> scope) {
        List<String> sentences = new ArrayList<>();
        String claim = "that " + hypothesis.claim().text();
        sentences.add(
                switch (decision) {
                    case SUPPORTED -> "The evidence supports " + claim + ".";
                    case REFUTED -> "The evidence speaks against it " + claim + ".";
                    case UNDETERMINED ->
                        "The evidence does not settle " + claim.replaceFirst("^that ", "whether ") + ".";
                });
        found(deciding).ifPresent(sentences::add);
        if (decision != Decision.UNDETERMINED) {
            sentences.add("A verdict as clear as this comes out wrongly at most " + Numbers.p(corrected)
                    + " of the time, corrected for both sides, for every hypothesis of the study and for the look ("
                    + looks.text() + ").");
        }
        if (!missing.isEmpty()) {
            sentences.add(missing);
        }
        if (hypothesis.standing() == Hypothesis.Standing.EXPLORATORY) {
            sentences.add(
                    "It was written down when there were results already, so it is exploratory: a reason to ask again,"
                            + " with new seeds.");
        }
        if (!scope.isEmpty()) {
            sentences.add("Nothing is claimed beyond " + String.join("; ", scope) + ".");
        }
        return sentences;
    }

    private static Optional<String> found(Comparison deciding) {
        if (deciding.count() == 0) {
            return Optional.empty();
        }
        String what = Double.isFinite(deciding.interval().low())
                ? Numbers.signed(deciding.estimate()) + ", 95 % interval "
                        + Numbers.three(deciding.interval().low()) + " to "
                        + Numbers.three(deciding.interval().high())
                : (deciding.count() == 1 ? "one value, " : "median ") + Numbers.signed(deciding.estimate());
        String seeds = deciding.count() + (deciding.count() == 1 ? " seed" : " seeds");
        return Optional.of("It hangs on " + deciding.label() + ": " + what + " over " + seeds + "; "
                + deciding.outcome().words() + " when looked at alone.");
    }
}
