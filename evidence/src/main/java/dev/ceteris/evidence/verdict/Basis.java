// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import dev.ceteris.base.Numbers;
import dev.ceteris.base.Plural;
import dev.ceteris.evidence.statistics.Interval;
import java.util.ArrayList;
import java.util.List;

/** What a verdict rests on, in the field's words, for readers who want to check it. */
public final class Basis {
    private Basis() {}

    /** Sentences: the deciding comparison with its intervals, how they are to be read, the correction. */
    public static List<String> of(Verdict verdict, InterimAnalyses looks) {
        Comparison deciding = verdict.deciding();
        List<String> sentences = new ArrayList<>();
        if (deciding.count() > 0) {
            String unit = verdict.hypothesis().terms().unit();
            sentences.add("Deciding comparison: " + deciding.label() + "; " + measured(deciding) + " over "
                    + Plural.of(deciding.count(), unit) + "; uncorrected: "
                    + deciding.outcome().words() + ".");
            sentences.addAll(IntervalReading.ofInterval(deciding, verdict.decision(), unit));
        }
        if (verdict.corrected() < 1) {
            sentences.add("The p-value in support of the claim is " + Numbers.p(verdict.supporting())
                    + ", the one against it " + Numbers.p(verdict.refuting()) + "; corrected for the hypotheses of the"
                    + " study (Holm) and for the interim analysis (" + looks.text() + "), the smaller one is "
                    + Numbers.p(verdict.corrected()) + ".");
        }
        return sentences;
    }

    private static String measured(Comparison deciding) {
        String centre = deciding.centre().word();
        if (Double.isNaN(deciding.estimate())) {
            return centre + " not known";
        }
        if (!IntervalReading.isBounded(deciding.interval())) {
            return (deciding.count() == 1 ? "one value, " : centre + " ") + Conclusion.number(deciding);
        }
        String interval = ends(deciding, deciding.interval());
        return Conclusion.number(deciding) + ", 95 % interval " + interval
                + (!IntervalReading.isBounded(deciding.student()) || interval.equals(ends(deciding, deciding.student()))
                        ? ""
                        : " (" + IntervalReading.studentOf(deciding)
                                + ", without the skewness of the conditions: " + ends(deciding, deciding.student())
                                + ")");
    }

    private static String ends(Comparison deciding, Interval interval) {
        return Conclusion.digits(deciding, interval.low()) + " to " + Conclusion.digits(deciding, interval.high());
    }
}
