// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.summary;

import dev.ceteris.base.Numbers;
import dev.ceteris.evidence.claim.Contrast;
import dev.ceteris.evidence.statistics.Interval;
import dev.ceteris.evidence.verdict.Comparison;
import java.util.ArrayList;
import java.util.List;

/** A comparison's numbers as readers see them: as many digits as its interval allows. */
public final class Estimates {
    private Estimates() {}

    /** With its sign where it is a difference. */
    public static String estimate(Comparison comparison) {
        return estimate(comparison, width(comparison.interval()));
    }

    private static String estimate(Comparison comparison, double width) {
        boolean signed = comparison.kind() == Contrast.Kind.DIFFERENCE && comparison.estimate() > 0;
        return (signed ? "+" : "") + Numbers.within(width, comparison.estimate());
    }

    /** {@code −0.0013 to 0.0021}. */
    public static String interval(Interval interval) {
        return isBounded(interval)
                ? Numbers.within(width(interval), interval.low()) + " to "
                        + Numbers.within(width(interval), interval.high())
                : Numbers.NONE;
    }

    private static double width(Interval interval) {
        return interval.high() - interval.low();
    }

    /** Whether it rules anything out on both sides. */
    public static boolean isBounded(Interval interval) {
        return Double.isFinite(interval.low()) && Double.isFinite(interval.high());
    }

    /** In standard deviations of a seed's value. */
    public static String standardized(Comparison comparison) {
        return Numbers.within(0.1, comparison.standardized());
    }

    /** {@code 0.9 (0.6 to 0.98)}: how likely a seed's value is above 0. */
    public static String superiority(Comparison comparison) {
        return comparison
                .superiority()
                .map(chance -> Numbers.decimals(chance.probability(), 2) + " ("
                        + Numbers.decimals(chance.interval().low(), 2) + " to "
                        + Numbers.decimals(chance.interval().high(), 2) + ")")
                .orElse(Numbers.NONE);
    }

    /** In a line: {@code batchSize 32 − batchSize 128: +0.0012, 95 % interval 0.0003 to 0.0021}. */
    public static String line(Comparison comparison) {
        return comparison.label() + ": " + value(comparison);
    }

    private static String value(Comparison comparison) {
        if (comparison.count() == 0) {
            return "not measured";
        }
        if (Double.isNaN(comparison.estimate())) {
            return "not known, because some trials diverged or did not reach their goal";
        }
        String estimate = estimate(comparison);
        if (isBounded(comparison.interval())) {
            return estimate + ", 95 % interval " + interval(comparison.interval());
        }
        if (comparison.count() == 1) {
            return "one value, " + estimate;
        }
        return comparison.centre().word() + " " + estimate;
    }

    /** Every number of it, each with its name, as parts of a line. */
    public static List<String> parts(Comparison comparison) {
        List<String> parts = new ArrayList<>();
        parts.add(value(comparison));
        parts.add("n " + comparison.count());
        if (comparison.kind() == Contrast.Kind.LEVEL || comparison.count() == 0) {
            return parts;
        }
        if (isBounded(comparison.bootstrap())) {
            parts.add("BCa interval " + interval(comparison.bootstrap()));
        }
        if (!Double.isNaN(comparison.standardized())) {
            parts.add("standardized " + standardized(comparison));
        }
        if (comparison.superiority().isPresent()) {
            parts.add((comparison.kind() == Contrast.Kind.RATIO ? "P(> 1) " : "P(> 0) ") + superiority(comparison));
        }
        addP(parts, "t", comparison.pT());
        addP(parts, rankTest(comparison), comparison.pRanks());
        addP(parts, "exact", comparison.pExact());
        return parts;
    }

    private static String rankTest(Comparison comparison) {
        return switch (comparison.pairing()) {
            case PAIRED -> "Wilcoxon";
            case INDEPENDENT -> "rank sums";
        };
    }

    private static void addP(List<String> parts, String test, double p) {
        if (!Double.isNaN(p)) {
            parts.add("p " + Numbers.p(p) + " (" + test + ")");
        }
    }
}
