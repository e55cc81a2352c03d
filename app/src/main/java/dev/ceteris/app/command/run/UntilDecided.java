// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.run;

import dev.ceteris.app.terminal.Times;
import dev.ceteris.base.Plural;
import dev.ceteris.evidence.text.ClaimsFile;
import dev.ceteris.evidence.text.HypothesesReader;
import dev.ceteris.evidence.verdict.Decision;
import dev.ceteris.evidence.verdict.Hypothesis;
import dev.ceteris.evidence.verdict.InterimAnalyses;
import dev.ceteris.lab.results.RunResults;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.study.Setting;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Continues with more seeds, one interim analysis after another, until every registered hypothesis is decided, all
 * planned analyses are over or the budget does not pay for the next one. The seeds of each analysis are fixed
 * beforehand (twice as many as at the one before), so that the error rate is kept however it ends.
 */
final class UntilDecided {
    private static final double NANOS_PER_SECOND = 1e9;

    /** Analyses that share the error rate equally: the last one has eight times as many seeds as the first. */
    private static final int ANALYSES = 4;

    private final Store store;
    private final StudyTraining training;
    private final String name;
    private final Duration budget;
    private final LongSupplier nanoTime;
    private final PrintStream messages;

    /**
     * @param name that {@code ceteris run} knows the study by
     * @param budget of time, from the first analysis on
     * @param nanoTime measures time, as {@link System#nanoTime} does
     */
    UntilDecided(
            Store store,
            StudyTraining training,
            String name,
            Duration budget,
            LongSupplier nanoTime,
            PrintStream messages) {
        this.store = store;
        this.training = training;
        this.name = name;
        this.budget = budget;
        this.nanoTime = nanoTime;
        this.messages = messages;
    }

    /**
     * The run at the last interim analysis.
     *
     * @param first the run at the first one
     * @param with makes the study anew with more settings
     */
    RunRecord goOn(RunRecord first, Function<List<Setting>, Study> with) {
        RunRecord run = first;
        long start = nanoTime.getAsLong();
        while (!training.isInterrupted() && undetermined(run) > 0) {
            if (!run.study().looks().mayGoOn()) {
                messages.println(undetermined(run) + " of the hypotheses undetermined after all "
                        + run.study().looks().number() + " planned analyses");
                return run;
            }
            Study next = with.apply(settings(run.study()));
            double expected = seconds(run, next);
            // What the analyses really took, whatever was expected.
            double left = budget.minusNanos(nanoTime.getAsLong() - start).toNanos() / NANOS_PER_SECOND;
            if (expected > left) {
                messages.println(undetermined(run) + " of the hypotheses undetermined; the next interim analysis, at "
                        + next.looks().seeds().getLast() + " seeds, would take about " + Times.time(expected)
                        + ", and the budget has " + Times.time(Math.max(0, left)) + " left");
                return run;
            }
            messages.println(undetermined(run) + " of the hypotheses undetermined; continuing with interim analysis "
                    + next.looks().number() + ", at " + next.looks().seeds().getLast() + " seeds");
            run = training.train(store, next, name);
        }
        long exploratory = undetermined(run, Hypothesis.Standing.EXPLORATORY);
        if (exploratory > 0) {
            messages.println(Plural.of(exploratory, "exploratory hypothesis is", "exploratory hypotheses are")
                    + " undetermined; seeds are added for registered hypotheses only");
        }
        return run;
    }

    private static long undetermined(RunRecord run) {
        return undetermined(run, Hypothesis.Standing.REGISTERED);
    }

    private static long undetermined(RunRecord run, Hypothesis.Standing standing) {
        return RunResults.verdicts(run).verdicts().stream()
                .filter(verdict ->
                        verdict.hypothesis().standing() == standing && verdict.decision() == Decision.UNDETERMINED)
                .count();
    }

    /** Twice as many seeds, the ones there are among them. */
    private static List<Setting> settings(Study study) {
        int wanted = study.looks().next();
        List<Long> seeds = new ArrayList<>(study.seeds());
        for (long seed = 1; seeds.size() < wanted; seed++) {
            if (!seeds.contains(seed)) {
                seeds.add(seed);
            }
        }
        boolean counted = seeds.equals(LongStream.rangeClosed(1, wanted).boxed().toList());
        InterimAnalyses looks = study.looks().followedBy(wanted);
        return List.of(
                Setting.seeds(study.design(), counted ? String.valueOf(wanted) : seeds.toString()),
                new Setting(
                        HypothesesReader.LOOKS,
                        looks.plan() == InterimAnalyses.Plan.PLANNED
                                ? planned(looks.planned())
                                : looks.seeds().toString()));
    }

    /**
     * The same study with its analyses planned, each at twice as many seeds as the one before. A study that states its
     * analyses keeps those.
     *
     * @param with makes the study with more settings
     */
    static Study planned(Study study, Function<List<Setting>, Study> with) {
        InterimAnalyses looks = study.looks();
        if (looks.number() > 1 || looks.plan() == InterimAnalyses.Plan.PLANNED) {
            return study;
        }
        List<Integer> seeds = Stream.iterate(study.seeds().size(), count -> 2 * count)
                .limit(ANALYSES)
                .toList();
        return with.apply(List.of(new Setting(HypothesesReader.LOOKS, planned(seeds))));
    }

    private static String planned(List<Integer> seeds) {
        return "{" + ClaimsFile.PLANNED + ": " + seeds + "}";
    }

    /** What the new trials take, if they take as long as those that there are. */
    private double seconds(RunRecord run, Study next) {
        double each = run.trials().stream().collect(Collectors.averagingDouble(UntilDecided::seconds));
        return each * (next.trials().size() - run.trials().size()) / training.cores();
    }

    private static double seconds(TrialRecord trial) {
        return trial.epochs().stream()
                .mapToDouble(epoch -> epoch.metrics().getOrDefault(Metric.EPOCH_SECONDS, 0.0))
                .sum();
    }
}
