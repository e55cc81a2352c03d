// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.trial.Condition;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.tuning.Candidate;
import dev.ceteris.lab.tuning.TuningRecord;
import dev.ceteris.report.plot.Axis;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.summary.Digits;
import dev.ceteris.report.summary.Look;
import dev.ceteris.report.summary.Palette;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The scores of candidates against each number that was tried, with the chosen one marked. */
final class ScorePlots {
    private final List<TuningRecord> tuningRuns;
    private final Palette palette;
    private final Metric by;
    private final boolean nested;
    private final List<Condition> conditions;

    private ScorePlots(List<TuningRecord> tuningRuns, Palette palette) {
        this.tuningRuns = tuningRuns;
        this.palette = palette;
        this.by = tuningRuns.getFirst().tuningRun().by();
        this.nested = tuningRuns.getFirst().chosenFor().split().isPresent();
        this.conditions =
                tuningRuns.stream().map(TuningRecord::condition).distinct().toList();
    }

    /** One for each hyperparameter that is a number; none when nothing was tuned or searched. */
    static List<Plot> of(RunRecord run) {
        return Stream.of(run.tunings(), run.search().stream().toList())
                .filter(tuningRuns -> !tuningRuns.isEmpty())
                .map(tuningRuns -> new ScorePlots(tuningRuns, Palette.of(run)))
                .flatMap(plots -> plots.all().stream())
                .toList();
    }

    private List<Plot> all() {
        return scored(tuningRuns.getFirst())
                .flatMap(candidate -> candidate.point().entrySet().stream())
                .filter(entry -> entry.getValue() instanceof Number)
                .map(Map.Entry::getKey)
                .distinct()
                .filter(name -> different(name) > 1)
                .map(this::plot)
                .toList();
    }

    private static Stream<Candidate> scored(TuningRecord tuningRun) {
        return tuningRun.tuningRun().candidates().stream()
                .filter(candidate -> Double.isFinite(tuningRun.score(candidate)));
    }

    private long different(String name) {
        return tuningRuns.stream()
                .flatMap(tuningRun -> scored(tuningRun, name).map(candidate -> value(candidate, name)))
                .distinct()
                .count();
    }

    /** Those with a number of that name: a dimension may not exist at every candidate. */
    private static Stream<Candidate> scored(TuningRecord tuningRun, String name) {
        return scored(tuningRun).filter(candidate -> candidate.point().get(name) instanceof Number);
    }

    private static double value(Candidate candidate, String name) {
        return ((Number) candidate.point().get(name)).doubleValue();
    }

    private Plot plot(String name) {
        List<Plot.Point> points = new ArrayList<>();
        List<Plot.Curve> curves = new ArrayList<>();
        for (TuningRecord tuningRun : tuningRuns) {
            Look look = palette.look(conditions.indexOf(tuningRun.condition()), tuningRun.condition());
            scored(tuningRun, name)
                    .map(candidate -> point(tuningRun, candidate, name, look))
                    .forEach(points::add);
            curve(tuningRun, name, look).ifPresent(curves::add);
        }
        return new Plot.Points(
                "score-" + name.replace('.', '-'),
                by.key() + " against " + name,
                note(name),
                points.stream().map(Plot.Point::words).collect(Collectors.joining("; ", "", ".")),
                Axis.ofLevels(name, points.stream().mapToDouble(Plot.Point::x).toArray()),
                Axis.spanning(
                        by.key(),
                        List.of(points.stream().mapToDouble(Plot.Point::y).toArray())),
                points,
                curves);
    }

    private String note(String name) {
        long lost = tuningRuns.stream()
                .flatMap(tuningRun -> tuningRun.tuningRun().candidates().stream()
                        .filter(tuningRun::tried)
                        .filter(candidate -> !Double.isFinite(tuningRun.score(candidate))))
                .count();
        boolean pale = !nested
                && tuningRuns.stream()
                        .anyMatch(tuningRun ->
                                scored(tuningRun).anyMatch(candidate -> isEliminated(tuningRun, candidate)));
        boolean several = scored(tuningRuns.getFirst())
                .anyMatch(candidate -> candidate.point().size() > 1);
        List<String> parts = new ArrayList<>(List.of(
                nested
                        ? "each candidate by its inner score in each outer fold; pale: not chosen there"
                        : "each candidate by its score; the chosen one has a name"));
        if (several) {
            parts.add("candidates differ in more than " + name);
        }
        if (pale) {
            parts.add("pale: eliminated after fewer epochs");
        }
        if (lost > 0) {
            parts.add(lost + " tried without a score: diverged, pruned or not finished");
        }
        return String.join("; ", parts);
    }

    private static boolean isEliminated(TuningRecord tuningRun, Candidate candidate) {
        return tuningRun.epochs(candidate)
                < tuningRun.tuningRun().rounds().getLast().epochs();
    }

    private Plot.Point point(TuningRecord tuningRun, Candidate candidate, String name, Look look) {
        double score = tuningRun.score(candidate);
        boolean chosen = tuningRun.chosen().filter(candidate::equals).isPresent();
        boolean pale = nested ? !chosen : isEliminated(tuningRun, candidate);
        String label = Stream.concat(
                        Stream.of(tuningRun.condition())
                                .filter(condition -> !condition.levels().isEmpty())
                                .map(Condition::label),
                        tuningRun.chosenFor().split().stream().mapToObj(seed -> "seed " + seed))
                .map(part -> part + ": ")
                .collect(Collectors.joining());
        return new Plot.Point(
                look,
                chosen && !nested ? label + "chosen, " + candidate.values().label() : "",
                value(candidate, name),
                score,
                score,
                score,
                label + candidate.values().label() + ": " + by.key() + " " + Digits.of(by, score) + " after "
                        + tuningRun.epochs(candidate) + " epochs" + (chosen ? ", chosen" : ""),
                pale ? Plot.Tone.PALE : Plot.Tone.FULL);
    }

    /** A line through the scores, where nothing else differs between candidates that were trained alike. */
    private static Optional<Plot.Curve> curve(TuningRecord tuningRun, String name, Look look) {
        List<Candidate> line = scored(tuningRun, name)
                .filter(candidate -> !isEliminated(tuningRun, candidate))
                .sorted(Comparator.comparingDouble(candidate -> value(candidate, name)))
                .toList();
        boolean alone = line.stream().allMatch(candidate -> candidate.point().size() == 1);
        return line.size() > 1 && alone
                ? Optional.of(new Plot.Curve(
                        look,
                        line.stream()
                                .mapToDouble(candidate -> value(candidate, name))
                                .toArray(),
                        IntStream.range(0, line.size())
                                .mapToDouble(i -> tuningRun.score(line.get(i)))
                                .toArray()))
                : Optional.empty();
    }
}
