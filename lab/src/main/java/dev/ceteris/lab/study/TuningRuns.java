// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import dev.ceteris.data.source.Task;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.stopping.Never;
import dev.ceteris.lab.trial.Condition;
import dev.ceteris.lab.trial.EvaluationSets;
import dev.ceteris.lab.trial.Knobs;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.MetricName;
import dev.ceteris.lab.trial.SeedDesign;
import dev.ceteris.lab.trial.TrialSeeds;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.tuning.Candidate;
import dev.ceteris.lab.tuning.TunedTrials;
import dev.ceteris.lab.tuning.Tuning;
import dev.ceteris.lab.tuning.TuningRun;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.StudyException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** Makes the trials of what a study chooses. */
final class TuningRuns {
    /** More than any study needs, and few enough to be planned in memory. */
    private static final int MOST_TRIALS = 100_000;

    private TuningRuns() {}

    /**
     * The tuning runs of a tuned study, one for each condition; with cross-validation one for each split and condition,
     * all of the first split first. Every condition and every split has the same candidates.
     *
     * @param own the trials of the study itself; those of the tuning runs are numbered from there
     * @throws StudyException when there is nothing to choose by, or a candidate is impossible
     */
    static Tuning tuning(Block block, List<Factorial.Cell> cells, List<TrialSpec> own) {
        boolean nested = own.getFirst().data().folds() > 0;
        List<OptionalLong> splits = nested
                ? own.stream()
                        .map(trial -> trial.seeds().split())
                        .distinct()
                        .map(OptionalLong::of)
                        .toList()
                : List.of(OptionalLong.empty());
        int most = Math.max(1, MOST_TRIALS / cells.size() / splits.size() / trialsEach(block));
        SequencedMap<Factorial.Cell, List<Block.Offer>> offers = new LinkedHashMap<>();
        cells.forEach(cell -> offers.put(cell, offers(block, cell, most, nested)));
        List<TuningRun> tuningRuns = new ArrayList<>();
        int number = own.size();
        for (OptionalLong split : splits) {
            for (Factorial.Cell cell : cells) {
                TuningRun tuningRun = tuningRun(block, cell, offers.get(cell), split, number);
                number += tuningRun.trials().size();
                tuningRuns.add(tuningRun);
            }
        }
        String seeds = block.seeds().size() == 1
                ? "seed " + block.seeds().getFirst()
                : "seeds " + block.seeds().getFirst() + " to " + block.seeds().getLast();
        String anew = ", anew for each condition" + (nested ? " and each outer fold" : "");
        return new Tuning(block.texts(), block.how() + ", " + seeds + anew, tuningRuns);
    }

    private static int trialsEach(Block block) {
        return block.seeds().size() * Math.max(1, block.folds());
    }

    /** @param nested whether a number of candidates that would be too many is refused, and not cut */
    private static List<Block.Offer> offers(Block block, Factorial.Cell cell, int most, boolean nested) {
        requireJudge(block, cell.knobs());
        int epochs = cell.knobs().training().epochs();
        int wanted = block.affordable(trialsEach(block), epochs);
        boolean cut = !nested || block.seconds() < Double.POSITIVE_INFINITY;
        List<Block.Offer> offers = block.candidates(
                cell.tree(),
                cut ? Math.min(wanted, most) : wanted,
                new RandomStreams(block.seeds().getFirst()).stream(Block.TUNE));
        if (!cut && offers.size() > most) {
            throw block.budgetPlace()
                    .error("'tune' would train " + offers.size() + " candidates for every condition and every outer"
                            + " fold, expected at most " + most + ", which are " + MOST_TRIALS
                            + " trials; make the budget or the number of seeds smaller");
        }
        block.checkSteering(offers.size(), epochs);
        return offers;
    }

    private static TuningRun tuningRun(
            Block block, Factorial.Cell cell, List<Block.Offer> offers, OptionalLong split, int before) {
        List<Candidate> candidates = new ArrayList<>();
        int number = before;
        for (Block.Offer offer : offers) {
            List<TrialSpec> own = trials(block, cell, offer, split, number);
            number += own.size();
            candidates.add(new Candidate(offer.values(), offer.point(), offer.coordinates(), own));
        }
        long seed = block.seeds().getFirst();
        return new TuningRun(
                new TunedTrials(cell.condition(), split),
                block.by(),
                candidates,
                block.rounds(candidates.size(), cell.knobs().training().epochs()),
                block.seconds(),
                block.steering(new Proposals(block, cell.condition(), cell.tree(), offers, seed)));
    }

    private static List<TrialSpec> trials(
            Block block, Factorial.Cell cell, Block.Offer offer, OptionalLong split, int before) {
        SequencedMap<String, Object> levels =
                new LinkedHashMap<>(cell.condition().levels());
        levels.putAll(offer.values().levels());
        Condition condition = new Condition(levels);
        List<TrialSpec> trials = new ArrayList<>();
        for (long seed : block.seeds()) {
            for (EvaluationSets evaluatedOn : sets(block.folds(), split)) {
                Knobs knobs = offer.knobs();
                trials.add(new TrialSpec(
                        before + trials.size() + 1,
                        condition,
                        TrialSeeds.of(seed),
                        knobs.data(),
                        knobs.network(),
                        knobs.training(),
                        evaluatedOn));
            }
        }
        return trials;
    }

    private static List<EvaluationSets> sets(int folds, OptionalLong split) {
        if (folds == 0) {
            return List.of(new EvaluationSets.OnlyValidation());
        }
        return IntStream.rangeClosed(1, folds)
                .<EvaluationSets>mapToObj(fold -> split.isPresent()
                        ? new EvaluationSets.InnerFold(fold, folds, split.getAsLong())
                        : new EvaluationSets.Fold(fold, folds))
                .toList();
    }

    /** The offers of a search, which become the conditions of the study. */
    static List<Block.Offer> conditions(Block block, Node.Fields base, SeedDesign seeds) {
        Knobs knobs = Factorial.knobs(base);
        requireJudge(block, knobs);
        List<Block.Offer> offers = block.candidates(
                base,
                block.affordable(seeds.trials().size(), knobs.training().epochs()),
                seeds.trials().getFirst().ofData().stream(Block.SEARCH));
        block.checkSteering(offers.size(), knobs.training().epochs());
        return offers;
    }

    /** The tuning run among the conditions of a search. */
    static Tuning search(Block block, Node.Fields base, Factorial factorial, List<TrialSpec> trials) {
        SequencedMap<Condition, List<TrialSpec>> byCondition = new LinkedHashMap<>();
        trials.forEach(trial -> byCondition
                .computeIfAbsent(trial.condition(), _ -> new ArrayList<>())
                .add(trial));
        List<Candidate> candidates = new ArrayList<>();
        for (Factorial.Cell cell : factorial.cells()) {
            candidates.add(new Candidate(
                    cell.condition(), cell.point(), cell.coordinates(), byCondition.get(cell.condition())));
        }
        int epochs = factorial.cells().getFirst().knobs().training().epochs();
        Condition none = new Condition(new LinkedHashMap<>());
        List<Block.Offer> offers = factorial.cells().stream()
                .map(cell ->
                        new Block.Offer(cell.condition(), cell.point(), cell.coordinates(), cell.tree(), cell.knobs()))
                .toList();
        long seed = trials.getFirst().seeds().split();
        return new Tuning(
                block.texts(),
                block.how(),
                List.of(new TuningRun(
                        new TunedTrials(none),
                        block.by(),
                        candidates,
                        block.rounds(candidates.size(), epochs),
                        block.seconds(),
                        block.steering(new Proposals(block, none, base, offers, seed)))));
    }

    private static void requireJudge(Block block, Knobs knobs) {
        int validation = knobs.data().validation();
        String name = "'" + block.name() + "'";
        Task task = knobs.data().source().task();
        if (!block.by().isMeasured(task)) {
            throw block.place()
                    .error(name + " chooses by " + block.by().key() + ", which is not measured when "
                            + (task == Task.CLASSIFICATION ? "classes" : "numbers") + " are learned, expected one of "
                            + String.join(
                                    ", ", block.by().isFixed() ? Metric.choosing(task) : MetricName.choosing(task)));
        }
        if (block.folds() > 0 && validation > 0) {
            throw block.place()
                    .error(name + " has folds, and 'data.validation' is " + validation
                            + "; expected one of them: folds use every training sample for validation in turn"
                            + (knobs.training().earlyStopping() instanceof Never
                                    ? ""
                                    : "; early stopping needs the validation set, so leave it or the folds out"));
        }
        if (block.folds() == 0 && validation == 0) {
            String or = block.name().equals(Block.TUNE) ? ", or cross-validate with folds: 5" : "";
            throw block.place()
                    .error(name + " chooses by " + block.by().key()
                            + ", which is not measured when 'data.validation' is 0; set some samples aside" + or);
        }
    }
}
