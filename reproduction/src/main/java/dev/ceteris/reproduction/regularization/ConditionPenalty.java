// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction.regularization;

import dev.ceteris.report.summary.ConditionSummary;
import dev.ceteris.reproduction.StatedChoice;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * The penalty of a condition.
 *
 * @param choice as the study states it
 */
record ConditionPenalty(StatedChoice choice) {
    static ConditionPenalty of(ConditionSummary condition) {
        return new ConditionPenalty(StatedChoice.of(condition, "regularization"));
    }

    /** {@code none}, {@code l1} … */
    String kind() {
        return choice.word();
    }

    boolean is(String word, double lambda) {
        return kind().equals(word) && lambda() == lambda;
    }

    /** Its strength; of an elastic net that of the absolute values; 0 of no penalty. */
    double lambda() {
        return switch (kind()) {
            case "none" -> 0;
            case "elasticNet" -> choice.number("l1");
            default -> choice.number("lambda");
        };
    }

    /** {@code L1 with λ of 5e-3}. */
    String words() {
        return switch (kind()) {
            case "none" -> kindWords();
            case "elasticNet" ->
                kindWords() + " with λ of " + power(choice.number("l1")) + " and " + power(choice.number("l2"));
            default -> kindWords() + " with λ of " + power(lambda());
        };
    }

    /** {@code L1}. */
    String kindWords() {
        return switch (kind()) {
            case "none" -> "no penalty";
            case "elasticNet" -> "elastic net";
            case "weightDecay" -> "weight decay";
            default -> kind().toUpperCase(Locale.ROOT);
        };
    }

    /** {@code 5e-3}, as studies write it. */
    static String power(double lambda) {
        BigDecimal exact = new BigDecimal(Double.toString(lambda)).stripTrailingZeros();
        return exact.precision() == 1 && exact.scale() > 0
                ? exact.unscaledValue() + "e-" + exact.scale()
                : exact.toPlainString();
    }
}
