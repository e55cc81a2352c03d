// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import dev.ceteris.base.Plural;
import dev.ceteris.lab.trial.Condition;
import dev.ceteris.lab.trial.Knobs;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.tuning.Budget;
import dev.ceteris.lab.tuning.Grid;
import dev.ceteris.lab.tuning.Halving;
import dev.ceteris.lab.tuning.Proposer;
import dev.ceteris.lab.tuning.Round;
import dev.ceteris.lab.tuning.SamplingMethod;
import dev.ceteris.lab.tuning.SearchDimension;
import dev.ceteris.lab.tuning.Steering;
import dev.ceteris.spec.Canonical;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.Place;
import dev.ceteris.spec.Plain;
import dev.ceteris.spec.Shapes;
import dev.ceteris.spec.StudyException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The section {@code tune} or {@code search} of a study: what is chosen, from which space, and how.
 *
 * @param name {@code tune} or {@code search}
 * @param place of its key
 * @param spaces of the knobs that are chosen, at least one
 * @param by what candidates are compared by
 * @param way how the spaces are explored
 * @param budget of one tuning run
 * @param budgetPlace where it is written
 * @param seeds of the trials; empty for a search, whose candidates have the seeds of the study
 * @param folds of the cross-validation; 0 for a validation set
 * @param reduction of successive halving
 * @param steering how large generations are, and whether trials are pruned; without a proposer, and
 *     {@link Steering#NONE} where candidates do not depend on each other
 */
record Block(
        String name,
        Place place,
        List<KnobSpace> spaces,
        Metric by,
        SamplingMethod way,
        Budget budget,
        Place budgetPlace,
        List<Long> seeds,
        int folds,
        int reduction,
        Steering steering) {
    static final String TUNE = "tune";
    static final String SEARCH = "search";

    /** With a budget in minutes the number that will be reached is unknown. */
    private static final int MOST_CANDIDATES = 1000;

    /** A finite space is exhausted when so many draws in a row were all known. */
    private static final int PATIENCE = 2000;

    /** What the tuning seeds are counted from: far from those that people write. */
    static final long FIRST_TUNING_SEED = 1_000_001;

    /** A candidate before its trials are made: the study's tree has its values in it. */
    record Offer(
            Condition values,
            SequencedMap<String, Object> point,
            List<Object> coordinates,
            Node.Fields tree,
            Knobs knobs) {}

    /** Whether the loss, or a number of it, is chosen. */
    boolean choosesLoss() {
        return spaces.stream().anyMatch(KnobSpace::isOfLoss);
    }

    List<SearchDimension> axes() {
        return spaces.stream().flatMap(space -> space.axes().stream()).toList();
    }

    /**
     * Different candidates, in the order in which they are tried; fewer than wanted when the space has no more. The
     * ends of ranges are checked first: whether a space is refused must not depend on the draw.
     *
     * @param base the study of one condition
     * @throws StudyException when one of them is impossible
     */
    List<Offer> candidates(Node.Fields base, int wanted, RandomGenerator random) {
        if (way != SamplingMethod.GRID) {
            Corners.of(axes()).forEach(corner -> draft(base, corner));
        }
        Grid.Order order = budget instanceof Budget.WholeGrid ? Grid.Order.LAST_AXIS_FASTEST : Grid.Order.SHUFFLED;
        Iterator<List<Object>> points =
                way.sampler(order).points(axes(), random).iterator();
        SequencedMap<Condition, Offer> drafts = new LinkedHashMap<>();
        Set<List<Object>> known = new LinkedHashSet<>();
        int repeated = 0;
        while (drafts.size() < wanted && repeated < PATIENCE && points.hasNext()) {
            List<Object> point = SearchDimension.present(axes(), points.next());
            repeated++;
            if (known.add(point)) {
                Offer draft = draft(base, point);
                if (drafts.putIfAbsent(draft.values(), draft) == null) {
                    repeated = 0;
                }
            }
        }
        return List.copyOf(drafts.values());
    }

    /**
     * The candidate at a point.
     *
     * @param point a value for each axis that exists there
     * @throws StudyException when it is impossible
     */
    Offer draft(Node.Fields base, List<Object> point) {
        Node.Fields tree = base;
        SequencedMap<String, Object> named = new LinkedHashMap<>();
        int first = 0;
        for (KnobSpace space : spaces) {
            List<Object> part = point.subList(first, first + space.axes().size());
            tree = tree.with(space.path(), new Node.Field(space.place(), space.node(part)));
            named.putAll(space.named(part));
            first += part.size();
        }
        Knobs knobs = Factorial.knobs(tree);
        SequencedMap<String, Object> plain = Plain.section(knobs);
        SequencedMap<String, Object> values = new LinkedHashMap<>();
        for (KnobSpace space : spaces) {
            values.put(Knobs.name(space.path()), Plain.at(plain, space.path()));
        }
        return new Offer(new Condition(values), named, point, tree, knobs);
    }

    /**
     * How many candidates the budget pays for.
     *
     * @param trialsEach of a candidate
     * @param epochs of a trial that is not cut short
     * @throws StudyException when it does not pay for one
     */
    int affordable(int trialsEach, int epochs) {
        int count = switch (budget) {
            case Budget.WholeGrid() -> MOST_CANDIDATES;
            case Budget.Minutes _ -> MOST_CANDIDATES;
            case Budget.Trials(int trials) -> trials / trialsEach;
            case Budget.Epochs(int most) -> (int) affordable(most / (long) trialsEach, epochs);
        };
        if (count < 1) {
            String each = Plural.of(trialsEach, "trial");
            throw budgetPlace.error("'" + name + ".budget' does not pay for one candidate, expected at least " + each
                    + " of up to " + epochs + " epochs");
        }
        if (count > MOST_CANDIDATES) {
            throw budgetPlace.error(
                    "'" + name + ".budget' pays for " + count + " candidates, expected at most " + MOST_CANDIDATES);
        }
        return count;
    }

    /**
     * With halving the price of a candidate falls where another round begins, so the largest number that fits is
     * searched for.
     */
    private long affordable(long mostEpochs, int epochs) {
        if (way != SamplingMethod.HALVING) {
            return Math.min(mostEpochs / epochs, Integer.MAX_VALUE);
        }
        return IntStream.rangeClosed(1, MOST_CANDIDATES)
                .filter(count -> Halving.epochs(rounds(count, epochs)) <= mostEpochs)
                .max()
                .orElse(0);
    }

    List<Round> rounds(int candidates, int epochs) {
        return way == SamplingMethod.HALVING
                ? new Halving(reduction).rounds(candidates, epochs)
                : List.of(new Round(candidates, epochs));
    }

    /** Whether later candidates, or how long they are trained, depend on earlier ones. */
    boolean isSteered() {
        return way == SamplingMethod.TPE || steering.pruning().isPresent();
    }

    /**
     * The steering of a tuning run.
     *
     * @param proposer of its later candidates, if they are proposed
     */
    Steering steering(Proposer proposer) {
        return way == SamplingMethod.TPE
                ? new Steering(steering.startup(), steering.batch(), Optional.of(proposer), steering.pruning())
                : steering;
    }

    /**
     * @param candidates that there are
     * @param epochs of a trial
     * @throws StudyException when all candidates are in the first generation, or no trial could be pruned
     */
    void checkSteering(int candidates, int epochs) {
        if (isSteered() && candidates <= steering.startup()) {
            String what = way == SamplingMethod.TPE ? "'search: tpe' proposes" : "'pruning: median' stops";
            throw place.error("'" + name + "' has " + Plural.of(candidates, "candidate") + ", and 'startup' is "
                    + steering.startup() + ", so " + what + " nothing; expected more candidates, or a smaller"
                    + " startup");
        }
        steering.pruning().ifPresent(rule -> {
            if (rule.warmup() >= epochs) {
                throw place.error("'" + name + ".warmup' is " + rule.warmup() + ", and a trial has "
                        + Plural.of(epochs, "epoch") + ", so no trial could be pruned; expected fewer than "
                        + epochs);
            }
        });
    }

    double seconds() {
        return budget instanceof Budget.Minutes(double minutes) ? 60 * minutes : Double.POSITIVE_INFINITY;
    }

    /** The section as a study states it, every default written out. */
    SequencedMap<String, Object> plain() {
        SequencedMap<String, Object> plain = new LinkedHashMap<>();
        spaces.forEach(space -> plain.put(space.path(), space.plain()));
        plain.put("by", by.key());
        plain.put("search", Shapes.wordOf(way));
        switch (budget) {
            case Budget.Trials(int trials) -> plain.put("budget", one("trials", trials));
            case Budget.Epochs(int epochs) -> plain.put("budget", one("epochs", epochs));
            case Budget.Minutes(double minutes) -> plain.put("budget", one("minutes", minutes));
            case Budget.WholeGrid() -> {}
        }
        if (way == SamplingMethod.HALVING) {
            plain.put("reduction", reduction);
        }
        if (isSteered()) {
            plain.put("startup", steering.startup());
            plain.put("batch", steering.batch());
        }
        steering.pruning().ifPresent(rule -> {
            plain.put("pruning", "median");
            plain.put("warmup", rule.warmup());
        });
        if (name.equals(TUNE)) {
            plain.put("seeds", seeds.equals(counted(seeds.size())) ? seeds.size() : seeds);
            plain.put("folds", folds);
        }
        return plain;
    }

    private static SequencedMap<String, Object> one(String key, Object value) {
        SequencedMap<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        return map;
    }

    static List<Long> counted(int seeds) {
        return IntStream.range(0, seeds).mapToObj(i -> FIRST_TUNING_SEED + i).toList();
    }

    /** The path of each knob to its space, as text. */
    SequencedMap<String, String> texts() {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        spaces.forEach(space -> texts.put(space.path(), space.text()));
        return texts;
    }

    /** Which knobs it chooses. */
    SequencedSet<String> paths() {
        SequencedSet<String> paths = new LinkedHashSet<>();
        spaces.forEach(space -> paths.add(space.path()));
        return paths;
    }

    /** How it chooses, in words. */
    String how() {
        List<String> words = new ArrayList<>();
        words.add(
                switch (way) {
                    case GRID -> "grid";
                    case RANDOM -> "random";
                    case SOBOL -> "Sobol";
                    case HALVING -> "successive halving, one in " + reduction + " remains";
                    case TPE -> "TPE, " + steering.startup() + " at random, then " + steering.batch() + " at a time";
                });
        steering.pruning()
                .ifPresent(rule -> words.add("median pruning from epoch " + rule.warmup() + " on"
                        + (way == SamplingMethod.TPE
                                ? ""
                                : " after the first " + Plural.of(steering.startup(), "candidate"))));
        switch (budget) {
            case Budget.Trials(int trials) -> words.add(trials + " trials");
            case Budget.Epochs(int epochs) -> words.add(epochs + " epochs");
            case Budget.Minutes(double minutes) -> words.add(Canonical.text(minutes) + " minutes of training");
            case Budget.WholeGrid() -> {}
        }
        words.add("by " + by.key());
        if (folds > 0) {
            words.add(folds + " folds");
        }
        return String.join(", ", words);
    }
}
