// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.verdict;

import dev.ceteris.base.Numbers;
import dev.ceteris.evidence.claim.Along;
import dev.ceteris.evidence.claim.Contrast;
import dev.ceteris.evidence.verdict.Comparison;
import dev.ceteris.evidence.verdict.Verdict;
import dev.ceteris.report.plot.Axis;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.summary.Estimates;
import dev.ceteris.report.summary.Look;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The picture that makes a verdict visible: levels in their order where an order is claimed, else the comparisons
 * before the values with which the claim is true; seeds as dots where there are few.
 */
final class VerdictPicture {
    /** With more rows the seeds would hide the intervals. */
    private static final int MOST_WITH_SEEDS = 6;

    /** A place more than so many times another needs a logarithmic axis. */
    private static final double DECADE = 10;

    /** More levels than these are read off the axis: names beside their points would cover each other. */
    private static final int MOST_NAMED = 12;

    /** A description is read aloud. */
    private static final int MOST_DESCRIBED = 8;

    /** Metrics of Ceteris that are times: their names are all that verdicts know of metrics. */
    static final Set<String> IN_SECONDS = Set.of("epoch.seconds");

    private static final Look LOOK = Look.at(0);

    private VerdictPicture() {}

    /** Nothing where no seed has measured what it takes. */
    static Optional<Plot> of(String id, Verdict verdict) {
        return order(verdict).<Plot>map(along -> ordered(id, verdict, along)).or(() -> forest(id, verdict));
    }

    /** Whether it claims an order of conditions, two or more of them measured. */
    static boolean isOrdered(Verdict verdict) {
        return order(verdict).isPresent();
    }

    private static Optional<Along> order(Verdict verdict) {
        long measured = verdict.levels().stream()
                .filter(level -> level.measured().count() > 0)
                .count();
        return verdict.hypothesis().claim().order().filter(_ -> measured > 1);
    }

    /** Whether a comparison is the deciding one. */
    static boolean isDeciding(Comparison comparison, Verdict verdict) {
        Comparison deciding = verdict.deciding();
        return comparison.label().equals(deciding.label())
                && comparison.low() == deciding.low()
                && comparison.high() == deciding.high();
    }

    // Levels in their order.

    private static Plot ordered(String id, Verdict verdict, Along order) {
        List<Verdict.Placed> levels = verdict.levels().stream()
                .filter(level -> level.measured().count() > 0)
                .toList();
        Axis y = axis(
                metric(verdict), levels.stream().map(Verdict.Placed::measured).toList());
        double[] places =
                levels.stream().mapToDouble(Verdict.Placed::place).sorted().toArray();
        boolean named = levels.size() <= MOST_NAMED;
        List<Plot.Point> points =
                levels.stream().map(level -> point(level, y, named)).toList();
        boolean beyond = levels.stream()
                .anyMatch(level -> !Double.isFinite(level.measured().estimate()));
        String along = order.text();
        return new Plot.Points(
                id,
                metric(verdict) + " along " + along,
                centre(levels.stream().map(Verdict.Placed::measured).toList()) + " over " + unit(verdict)
                        + "s with its 95 % interval, by level" + (beyond ? "; at the frame: no finite value" : ""),
                "What each level measured. "
                        + described(
                                levels.stream().map(Verdict.Placed::measured).toList()),
                along(along, places),
                y,
                points,
                List.of(new Plot.Curve(
                        LOOK,
                        points.stream().mapToDouble(Plot.Point::x).toArray(),
                        points.stream().mapToDouble(Plot.Point::y).toArray())));
    }

    /** Logarithmic where levels are decades apart, with a place for 0 where one is that. */
    private static Axis along(String name, double[] places) {
        double[] positive = Arrays.stream(places).filter(place -> place > 0).toArray();
        boolean spans = positive.length > 1 && positive[positive.length - 1] >= DECADE * positive[0];
        if (!spans || places[0] < 0) {
            return Axis.spanning(name, List.of(places));
        }
        return places[0] == 0 ? Axis.withZero(name, List.of(places)) : Axis.logarithmic(name, List.of(places));
    }

    private static Plot.Point point(Verdict.Placed level, Axis y, boolean named) {
        Comparison measured = level.measured();
        double at = within(y, measured.estimate());
        boolean bounded = Estimates.isBounded(measured.interval());
        return new Plot.Point(
                LOOK,
                named ? Numbers.within(0, level.place()) : "",
                level.place(),
                at,
                bounded ? measured.interval().low() : at,
                bounded ? measured.interval().high() : at,
                Estimates.line(measured));
    }

    // Comparisons, one below the other.

    private static Optional<Plot> forest(String id, Verdict verdict) {
        List<Comparison> comparisons = known(verdict.comparisons());
        if (comparisons.isEmpty()) {
            // Where goals were not reached a difference may be unknown; what each condition measured is not.
            comparisons = known(
                    verdict.levels().stream().map(Verdict.Placed::measured).toList());
        }
        return comparisons.isEmpty() ? Optional.empty() : Optional.of(forest(id, verdict, comparisons));
    }

    private static List<Comparison> known(List<Comparison> comparisons) {
        return comparisons.stream()
                .filter(comparison -> !Double.isNaN(comparison.estimate()))
                .toList();
    }

    private static Plot forest(String id, Verdict verdict, List<Comparison> comparisons) {
        boolean levels = comparisons.stream().allMatch(comparison -> comparison.kind() == Contrast.Kind.LEVEL);
        boolean seeds = comparisons.size() <= MOST_WITH_SEEDS;
        Axis x = axis(levels ? metric(verdict) : of(verdict), comparisons);
        return new Plot.Forest(
                id,
                title(verdict, levels, seeds && isPaired(comparisons)),
                note(verdict, comparisons, seeds && isPaired(comparisons)),
                described(comparisons),
                x,
                comparisons.stream()
                        .map(comparison -> row(comparison, verdict, x, seeds))
                        .toList());
    }

    private static boolean isPaired(List<Comparison> comparisons) {
        return comparisons.stream().anyMatch(comparison -> comparison.values().length > 0);
    }

    private static String title(Verdict verdict, boolean levels, boolean seeds) {
        String seedBySeed = seeds ? ", " + unit(verdict) + " by " + unit(verdict) : "";
        if (levels) {
            return metric(verdict) + " in each condition" + seedBySeed;
        }
        String of = of(verdict);
        return of.substring(0, 1).toUpperCase(Locale.ROOT) + of.substring(1) + seedBySeed;
    }

    private static String of(Verdict verdict) {
        boolean ratios =
                verdict.comparisons().stream().allMatch(comparison -> comparison.kind() == Contrast.Kind.RATIO);
        String compared = verdict.hypothesis().claim().compared(metric(verdict));
        return ratios ? compared.replaceFirst("^differences of", "ratios of") : compared;
    }

    /** What the estimates are of: {@code mean}. */
    private static String centre(List<Comparison> comparisons) {
        return comparisons.stream()
                .map(comparison ->
                        comparison.kind() == Contrast.Kind.RATIO && comparison.centre() == Contrast.Centre.MEAN
                                ? "ratio of the means"
                                : comparison.centre().word())
                .distinct()
                .collect(Collectors.joining(" or "));
    }

    private static String unit(Verdict verdict) {
        return verdict.hypothesis().terms().unit();
    }

    private static String note(Verdict verdict, List<Comparison> comparisons, boolean seeds) {
        List<String> parts = new ArrayList<>();
        parts.add((seeds ? "dots are " + unit(verdict) + "s, the diamond is" : "the diamond is") + " the "
                + centre(comparisons) + " with its 95 % interval");
        boolean banded = comparisons.stream().anyMatch(VerdictPicture::hasBand);
        if (banded) {
            parts.add("shaded: " + verdict.hypothesis().claim().shaded());
        }
        if (comparisons.stream().anyMatch(VerdictPicture::isBeyond)) {
            parts.add("◀ ▶ at the frame: no finite value (diverged, or goal not reached)");
        }
        if (comparisons.size() > 1 && comparisons.stream().anyMatch(comparison -> isDeciding(comparison, verdict))) {
            parts.add("bold: the deciding comparison");
        }
        return String.join("; ", parts);
    }

    private static boolean hasBand(Comparison comparison) {
        return comparison.low() < comparison.high()
                && (Double.isFinite(comparison.low()) || Double.isFinite(comparison.high()));
    }

    private static boolean isBeyond(Comparison comparison) {
        return !Double.isFinite(comparison.estimate())
                || Arrays.stream(comparison.values()).anyMatch(Double::isInfinite);
    }

    private static Plot.Estimate row(Comparison comparison, Verdict verdict, Axis x, boolean seeds) {
        double at = within(x, comparison.estimate());
        boolean bounded = Estimates.isBounded(comparison.interval());
        boolean banded = hasBand(comparison);
        return new Plot.Estimate(
                LOOK,
                comparison.label(),
                isDeciding(comparison, verdict) ? Plot.Weight.DECIDING : Plot.Weight.OTHER,
                bounded ? comparison.interval().low() : at,
                at,
                bounded ? comparison.interval().high() : at,
                banded ? within(x, comparison.low()) : x.from(),
                banded ? within(x, comparison.high()) : x.from(),
                Estimates.line(comparison),
                seeds ? marks(comparison, unit(verdict), x) : List.of());
    }

    private static List<Plot.Mark> marks(Comparison comparison, String unit, Axis x) {
        List<Plot.Mark> marks = new ArrayList<>();
        for (int i = 0; i < comparison.values().length; i++) {
            double value = comparison.values()[i];
            if (Double.isNaN(value)) {
                continue;
            }
            marks.add(new Plot.Mark(
                    within(x, value), unit + " " + comparison.seeds().get(i) + ": " + Numbers.within(0, value)));
        }
        return marks;
    }

    // What both need.

    /** On which everything finite has a place: seeds, intervals, bounds, and what means no difference. */
    private static Axis axis(String name, List<Comparison> comparisons) {
        List<double[]> values = new ArrayList<>();
        for (Comparison comparison : comparisons) {
            values.add(comparison.values());
            values.add(new double[] {
                comparison.estimate(),
                comparison.interval().low(),
                comparison.interval().high(),
                comparison.low(),
                comparison.high()
            });
            if (comparison.kind().compares()) {
                values.add(new double[] {comparison.kind().equal()});
            }
        }
        boolean hasLength =
                values.stream().flatMapToDouble(Arrays::stream).anyMatch(value -> value != 0 && Double.isFinite(value));
        if (!hasLength) {
            values.add(new double[] {-1, 1});
        }
        return Axis.spanning(name, values);
    }

    private static double within(Axis axis, double value) {
        return Math.clamp(value, axis.from(), axis.to());
    }

    /** With the unit, where it is known and says something. */
    private static String metric(Verdict verdict) {
        dev.ceteris.evidence.claim.Measure measure =
                verdict.hypothesis().claim().metric();
        boolean inItsUnit = !(measure.form() instanceof dev.ceteris.evidence.claim.Measure.Form.AreaUnder)
                && !(measure.form() instanceof dev.ceteris.evidence.claim.Measure.Form.EpochsToReach);
        return measure.text() + (inItsUnit && IN_SECONDS.contains(measure.metric()) ? " in s" : "");
    }

    private static String described(List<Comparison> comparisons) {
        String all =
                comparisons.stream().limit(MOST_DESCRIBED).map(Estimates::line).collect(Collectors.joining("; "));
        return comparisons.size() > MOST_DESCRIBED ? all + "; and others, which the table has." : all + ".";
    }
}
