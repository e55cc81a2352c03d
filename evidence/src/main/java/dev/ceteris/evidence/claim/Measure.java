// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import dev.ceteris.base.Numbers;
import dev.ceteris.base.Plural;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One number for each trial: a metric in one of its forms.
 *
 * @param form which of its epochs count
 * @param metric its name
 */
public record Measure(Form form, String metric) {
    /** A name has no spaces, but its argument in parentheses may: {@code test.recall(very rare)}. */
    private static final String NAME = "([^\\s(]+\\(.*|\\S+)";

    private static final Pattern MEAN_OF_LAST = Pattern.compile("mean\\s+of\\s+last\\s+(\\d{1,6})\\s+" + NAME);
    private static final Pattern REACH = Pattern.compile("epochs\\s+to\\s+reach\\s+(\\S+)\\s+(?:of\\s+)?" + NAME);
    private static final Pattern WORD = Pattern.compile("(final|best|median|area\\s+under)\\s+" + NAME);
    private static final Pattern ALONE = Pattern.compile(NAME);

    /** Which forms there are, as messages list them. */
    public static final String FORMS = "final, best, median, mean of last 5, area under, epochs to reach 0.95";

    /** Which epochs of a trial count, and how. */
    public sealed interface Form {
        /** The epoch that ends the trial: its last one, or the best one where it may stop early. */
        record Final() implements Form {}

        /** The best epoch, whichever it is: looks ahead, so it flatters whatever is noisy. */
        record Best() implements Form {}

        /** The median over all epochs: what a typical one shows. */
        record Median() implements Form {}

        /** The mean of the last so many epochs, or of all when there are fewer. */
        record MeanOfLast(int epochs) implements Form {}

        /** The area under the curve by the trapezoid rule, in the metric's unit times epochs. */
        record AreaUnder() implements Form {}

        /** The first epoch that is at least as good as a goal; at least one more than were trained when none is. */
        record EpochsToReach(double goal) implements Form {}
    }

    /**
     * The form of a metric whose form is not stated: the median epoch for times, the final value for everything else.
     */
    public static Measure of(String metric) {
        return new Measure(metric.endsWith("seconds") ? new Form.Median() : new Form.Final(), metric);
    }

    /** Reads {@code mean of last 5 test.accuracy}; empty when it is no form of a metric. */
    public static Optional<Measure> parse(String text) {
        String words = text.strip();
        Matcher mean = MEAN_OF_LAST.matcher(words);
        if (mean.matches()) {
            int epochs = Integer.parseInt(mean.group(1));
            return epochs < 1 ? Optional.empty() : Optional.of(new Measure(new Form.MeanOfLast(epochs), mean.group(2)));
        }
        Matcher reach = REACH.matcher(words);
        if (reach.matches()) {
            return number(reach.group(1)).map(goal -> new Measure(new Form.EpochsToReach(goal), reach.group(2)));
        }
        Matcher word = WORD.matcher(words);
        if (word.matches()) {
            Form form = switch (word.group(1)) {
                case "final" -> new Form.Final();
                case "best" -> new Form.Best();
                case "median" -> new Form.Median();
                default -> new Form.AreaUnder();
            };
            return Optional.of(new Measure(form, word.group(2)));
        }
        return canName(words) ? Optional.of(of(words)) : Optional.empty();
    }

    /** Whether a claim can name a metric so: a name without spaces, but for those of an argument in parentheses. */
    public static boolean canName(String metric) {
        return ALONE.matcher(metric).matches();
    }

    /** A minus sign may be the one that {@link #text} writes. */
    private static Optional<Double> number(String text) {
        try {
            double number = Double.parseDouble(text.replace('−', '-'));
            return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    /** As a claim states it, with its form. */
    public String text() {
        return switch (form) {
            case Form.Final() -> "final " + metric;
            case Form.Best() -> "best " + metric;
            case Form.Median() -> "median " + metric;
            case Form.MeanOfLast(int epochs) -> "mean of last " + epochs + " " + metric;
            case Form.AreaUnder() -> "area under " + metric;
            case Form.EpochsToReach(double goal) -> "epochs to reach " + Numbers.plain(goal) + " " + metric;
        };
    }

    /** The best of its kind: {@code the best mean accuracy of the last 2 epochs}. */
    String best() {
        return form instanceof Form.EpochsToReach ? "the fewest " + text() : "the best " + ranked();
    }

    /** A better one: {@code a better accuracy in its best epoch}. */
    String better() {
        return form instanceof Form.EpochsToReach ? "fewer " + text() : "a better " + ranked();
    }

    private String ranked() {
        return switch (form) {
            case Form.Best() -> metric + " in its best epoch";
            case Form.MeanOfLast(int epochs) -> "mean " + metric + " of the last " + Plural.of(epochs, "epoch");
            case Form.AreaUnder() -> "area under the curve of " + metric;
            case Form.Final(), Form.Median(), Form.EpochsToReach _ -> text();
        };
    }

    /** Whether it can be measured only when it is known which values of the metric are better. */
    public boolean ranks() {
        return form instanceof Form.Best || form instanceof Form.EpochsToReach;
    }

    /** Which values are better, given which are of the metric. */
    public Direction direction(Direction ofMetric) {
        return form instanceof Form.EpochsToReach ? Direction.LOWER : ofMetric;
    }

    /**
     * What is known of it for one trial.
     *
     * @param better which values of the metric are
     * @return empty when the trial did not measure the metric, or diverged and its worst value is not known
     */
    Optional<ValueRange> of(Observation trial, Direction better) {
        Optional<Series> measured = trial.metric(metric).filter(series -> !isTime() || !Double.isNaN(series.last()));
        if (form instanceof Form.EpochsToReach(double goal)) {
            return measured.map(series -> reached(series, goal, better));
        }
        if (trial.ending() == Observation.Ending.CUT_SHORT && needsWholeTrial()) {
            return Optional.empty();
        }
        boolean diverged = trial.ending() == Observation.Ending.DIVERGED;
        if (diverged && !isTime()) {
            return worst(better);
        }
        return measured.flatMap(series -> known(value(trial, series, better), better));
    }

    /** Whether a trial that was cut short cannot show it: a typical epoch and the first one at a goal, it can. */
    boolean needsWholeTrial() {
        return !(form instanceof Form.Median || form instanceof Form.EpochsToReach);
    }

    /** Times are measured whatever becomes of the weights. */
    private boolean isTime() {
        return metric.endsWith("seconds");
    }

    private static Optional<ValueRange> worst(Direction better) {
        return switch (better) {
            case HIGHER -> Optional.of(ValueRange.exactly(Double.NEGATIVE_INFINITY));
            case LOWER -> Optional.of(ValueRange.exactly(Double.POSITIVE_INFINITY));
            case UNKNOWN -> Optional.empty();
        };
    }

    private static Optional<ValueRange> known(double value, Direction better) {
        return Double.isFinite(value) ? Optional.of(ValueRange.exactly(value)) : worst(better);
    }

    private double value(Observation trial, Series series, Direction better) {
        double[] values = series.values();
        return switch (form) {
            case Form.Final() ->
                trial.resultEpoch().isPresent() ? series.at(trial.resultEpoch().getAsDouble()) : series.last();
            case Form.Best() -> {
                var numbers = Arrays.stream(values).filter(value -> !Double.isNaN(value));
                yield (better == Direction.LOWER ? numbers.min() : numbers.max()).orElse(Double.NaN);
            }
            case Form.Median() -> median(values);
            case Form.MeanOfLast(int epochs) ->
                Arrays.stream(values, Math.max(0, values.length - epochs), values.length)
                        .average()
                        .orElse(Double.NaN);
            case Form.AreaUnder() -> area(series);
            case Form.EpochsToReach _ -> throw new IllegalStateException("is counted, not measured");
        };
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static double area(Series series) {
        double area = 0;
        for (int i = 1; i < series.values().length; i++) {
            area += (series.values()[i - 1] + series.values()[i]) / 2 * (series.epochs()[i] - series.epochs()[i - 1]);
        }
        return area;
    }

    private static ValueRange reached(Series series, double goal, Direction better) {
        for (int i = 0; i < series.values().length; i++) {
            double value = series.values()[i];
            if (better == Direction.LOWER ? value <= goal : value >= goal) {
                return ValueRange.exactly(series.epochs()[i]);
            }
        }
        return new ValueRange(series.lastEpoch() + 1, Double.POSITIVE_INFINITY);
    }
}
