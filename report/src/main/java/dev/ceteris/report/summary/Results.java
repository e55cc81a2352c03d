// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.summary;

import dev.ceteris.base.Plural;
import dev.ceteris.data.source.CsvSource;
import dev.ceteris.data.source.DataSource;
import dev.ceteris.data.source.table.Answer;
import dev.ceteris.evidence.verdict.Verdicts;
import dev.ceteris.lab.results.Chance;
import dev.ceteris.lab.results.RunResults;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.trial.Condition;
import dev.ceteris.lab.trial.Factor;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.SeedDesign;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import dev.ceteris.lab.tuning.TuningRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run amounts to, computed once and read by every section.
 *
 * @param run as the store knows it
 * @param conditions in the order of the study
 * @param sameWeights conditions that cannot be distinguished
 * @param verdicts on the study's hypotheses
 * @param networks that were trained, opened when a section asks for them
 */
public record Results(
        RunRecord run,
        List<ConditionSummary> conditions,
        List<SameWeights> sameWeights,
        Verdicts verdicts,
        RunNetworks networks) {
    public static final String LAST_EPOCH = "last epoch";

    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^A-Za-z0-9]+");

    /** The unit of a loss of classes, and of what is added to it. */
    private static final String OF_CLASSES = "nats";

    /** Without the networks that the run has trained. */
    public static Results of(RunRecord run) {
        return of(run, RunNetworks.none(run));
    }

    public static Results of(RunRecord run, RunNetworks networks) {
        Map<Condition, List<TrialRecord>> trials = run.trials().stream()
                .collect(Collectors.groupingBy(TrialRecord::condition, LinkedHashMap::new, Collectors.toList()));
        List<ConditionSummary> conditions = new ArrayList<>();
        Chance chance = Chance.of(run);
        Palette palette = Palette.of(run);
        Metric judgement = judgement(run);
        SeedDesign seeds = run.study().design();
        long first = seeds.units().stream().findFirst().orElse(0L);
        Predicate<TrialRecord> warm = trial -> seeds.unit(trial.seeds()) != first;
        List<Metric> measured = measured(run);
        trials.forEach((condition, group) -> conditions.add(ConditionSummary.of(
                measured,
                palette.look(conditions.size(), condition),
                condition,
                group,
                seeds,
                warm,
                marks(condition, run, chance.isAtChance(condition, judgement) ? List.of(Chance.MARK) : List.of()))));
        return new Results(
                run, List.copyOf(conditions), SameWeights.among(conditions), RunResults.verdicts(run), networks);
    }

    /** The metrics that its trials measure, as far as they apply: the fixed ones, and those that its study names. */
    public List<Metric> measured() {
        return measured(run);
    }

    private static List<Metric> measured(RunRecord run) {
        return Stream.concat(Metric.fixed().stream(), run.study().named().stream())
                .toList();
    }

    private static List<String> marks(Condition condition, RunRecord run, List<String> before) {
        List<String> marks = new ArrayList<>(before);
        eliminatedAfter(condition, run)
                .ifPresent(epochs -> marks.add("eliminated after " + Plural.of(epochs, "epoch")));
        long pruned = pruned(condition, run);
        if (pruned > 0) {
            marks.add(pruned + " pruned");
        }
        return marks;
    }

    private static long pruned(Condition condition, RunRecord run) {
        return run.trials().stream()
                .filter(trial -> trial.state() instanceof TrialState.Pruned
                        && trial.condition().equals(condition))
                .count();
    }

    /** After how many epochs a search by halving has eliminated a condition; empty where it did not. */
    private static Optional<Integer> eliminatedAfter(Condition condition, RunRecord run) {
        return run.search()
                .filter(TuningRecord::isOver)
                .flatMap(tuningRun -> tuningRun.tuningRun().candidates().stream()
                        .filter(candidate -> candidate.values().equals(condition))
                        .map(tuningRun::epochs)
                        .filter(epochs -> epochs
                                < tuningRun.tuningRun().rounds().getLast().epochs())
                        .findFirst());
    }

    /**
     * Whether a condition was trained for fewer epochs than others, or some of its trials were, so that its numbers are
     * not comparable.
     */
    public boolean isEliminated(ConditionSummary condition) {
        return eliminatedAfter(condition.condition(), run).isPresent() || pruned(condition.condition(), run) > 0;
    }

    /**
     * The seeds whose values of a metric are compared. Of times, those of the first seed are left out where there are
     * more: its trials run while the JVM compiles the kernels.
     */
    public List<Long> seeds(Metric metric) {
        List<Long> seeds = seeds();
        return metric.equals(Metric.EPOCH_SECONDS) && seeds.size() > 1 ? seeds.subList(1, seeds.size()) : seeds;
    }

    /** The same with some of its conditions only. */
    public Results only(Predicate<ConditionSummary> wanted) {
        return new Results(run, conditions.stream().filter(wanted).toList(), sameWeights, verdicts, networks);
    }

    /** The metrics that the study compares, in its order. */
    public List<Metric> metrics() {
        return run.study().metrics().stream()
                .flatMap(key -> Metric.of(key).stream())
                .toList();
    }

    /**
     * A metric's name in names of files and plots: {@code test-loss}, {@code test-recall-very-rare}. Those of two
     * metrics differ, also where only the case of letters would be different.
     */
    public String slug(Metric metric) {
        Set<String> used = new HashSet<>();
        for (Metric measured : measured()) {
            String plain =
                    NOT_IN_NAMES.matcher(measured.key()).replaceAll(" ").strip().replace(' ', '-');
            String slug = plain;
            for (int i = 2; !used.add(slug.toLowerCase(Locale.ROOT)); i++) {
                slug = plain + "-" + i;
            }
            if (measured.equals(metric)) {
                return slug;
            }
        }
        throw new IllegalArgumentException("the run does not measure " + metric.key());
    }

    /** Which epoch of a trial is compared, after "the": the one whose weights are its result. */
    public String epochCompared() {
        String watched = run.study().trials().stream()
                .filter(TrialSpec::keepsTheBest)
                .map(trial -> trial.watched().key())
                .distinct()
                .collect(Collectors.joining(" or "));
        return watched.isEmpty()
                ? LAST_EPOCH
                : "best epoch by " + watched + ", where trials may stop early, else the last";
    }

    /** Whether some trials learn classes, so that they have an accuracy. */
    public boolean classes() {
        return run.study().learnsClasses();
    }

    /** What the loss is, as the rest of a name: {@code , mean squared error}; empty for one loss of classes. */
    public String lossKind() {
        List<String> losses = run.study().losses();
        if (losses.size() > 1) {
            return classes() && numbers() ? "" : ", of each condition its own";
        }
        return numbers() ? ", " + losses.getFirst() : "";
    }

    /** Whether some trials learn numbers. */
    public boolean numbers() {
        return run.study().learnsNumbers();
    }

    /**
     * The unit of a metric; empty when it has none, or one that is not known, as the loss of numbers. An error in the
     * unit of a table's target has {@code price}, or {@code price²}.
     */
    public String unit(Metric metric) {
        return switch (metric.targetPower()) {
            case 0 -> numbers() && metric.unit().equals(OF_CLASSES) ? "" : metric.unit();
            case 1 -> target().orElse(metric.unit());
            default -> target().map(column -> column + "²").orElse(metric.unit());
        };
    }

    /** A metric with its unit, as the head of a column; that of a share is the number itself. */
    public String named(Metric metric) {
        String unit = unit(metric);
        return unit.isEmpty() || unit.equals("share") ? metric.key() : metric.key() + " in " + unit;
    }

    /** The column of numbers that all trials predict; empty where it is not one and the same, or has no name. */
    private Optional<String> target() {
        List<List<String>> targets = run.study().trials().stream()
                .map(trial -> targets(trial.data().source()))
                .distinct()
                .toList();
        return targets.size() == 1 && targets.getFirst().size() == 1
                ? Optional.of(targets.getFirst().getFirst()).filter(Results::isName)
                : Optional.empty();
    }

    private static List<String> targets(DataSource source) {
        return source instanceof CsvSource table && table.answer() instanceof Answer.TargetColumns(List<String> columns)
                ? columns
                : List.of();
    }

    /** Whether a study has not only said where the column is: by its number, or as the last one. */
    private static boolean isName(String column) {
        return !column.equals("last") && !column.chars().allMatch(Character::isDigit);
    }

    /** The metric that says best how good a trial became. */
    public Metric judgement() {
        return judgement(run);
    }

    private static Metric judgement(RunRecord run) {
        if (run.study().learnsClasses()) {
            return Metric.TEST_ACCURACY;
        }
        return run.study().losses().size() > 1 ? ownUnit(run) : Metric.TEST_LOSS;
    }

    /** Losses of different kinds rank nothing; the first error that the study compares does. */
    private static Metric ownUnit(RunRecord run) {
        return run.study().metrics().stream()
                .flatMap(key -> Metric.of(key).stream())
                .filter(metric -> metric.isTargetError() && metric.key().startsWith("test."))
                .findFirst()
                .orElse(Metric.TEST_MAE);
    }

    /** What guessing comes to on each data set; none in runs begun before that was kept. */
    public List<Chance.Guessing> guesses() {
        return Chance.of(run).guesses();
    }

    /** {@code guessing the commonest class}, with the data set where there are several. */
    public String words(Chance.Guessing guess) {
        return guess.words() + (guesses().size() > 1 ? " of " + guess.source() : "");
    }

    /** The summary of a condition of this run. */
    public ConditionSummary summary(Condition condition) {
        return conditions.stream()
                .filter(summary -> summary.condition().equals(condition))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("no trial of this run has the condition " + condition.label()));
    }

    /** What the short names in a plot are levels of: {@code by batchSize; }, or nothing when nothing varies. */
    public String by() {
        List<String> factors = run.study().factors().stream().map(Factor::name).toList();
        return factors.isEmpty() ? "" : "by " + Words.list(factors) + "; ";
    }

    /** Seeds that tests count, in the order in which they run. */
    public List<Long> seeds() {
        return design().units();
    }

    /** Which seeds each condition has. */
    public SeedDesign design() {
        return run.study().design();
    }

    /** How many epochs the study asks of a trial. */
    public int epochs(TrialRecord trial) {
        return run.study().trials().stream()
                .filter(spec -> spec.number() == trial.number())
                .findFirst()
                .map(TrialSpec::epochs)
                .orElse(trial.epochs().size());
    }

    /** The different numbers of epochs that the study asks for, smallest first. */
    public List<Integer> epochs() {
        return run.study().trials().stream()
                .map(TrialSpec::epochs)
                .distinct()
                .sorted()
                .toList();
    }
}
