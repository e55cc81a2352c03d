// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.lab.trial.Factor;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialState;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.Section;
import dev.ceteris.report.summary.Results;
import dev.ceteris.report.summary.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was run and what became of it, in words that take no side. */
public final class OverviewSection implements Section {
    /** A sentence names at most so many trials; the table of trials has them all. */
    private static final int NAMED = 6;

    @Override
    public Chapter tell(Results results) {
        List<String> sentences = new ArrayList<>();
        sentences.add(planned(results));
        sentences.addAll(ended(results));
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(String.join(" ", sentences)));
        if (!results.sameWeights().isEmpty()) {
            elements.add(new Element.Paragraph(String.join(" ", sameWeights(results))));
        }
        return new Chapter("overview", "What was run", elements);
    }

    private static String planned(Results results) {
        List<Factor> factors = results.run().study().factors();
        List<Long> seeds = results.seeds();
        if (!results.run().study().search().contests().isEmpty()) {
            return "The study searches "
                    + Words.list(factors.stream().map(Factor::name).toList()) + " and holds the rest equal: "
                    + Words.count(results.conditions().size(), "condition") + " × "
                    + Words.count(seeds.size(), "seed") + " (" + Words.ranges(seeds) + ") = "
                    + Words.count(results.run().trials().size(), "trial") + " of up to "
                    + epochs(results.epochs()) + ".";
        }
        String varied = factors.isEmpty()
                ? "The study varies nothing but the seed:"
                : "The study varies "
                        + Words.list(factors.stream()
                                .map(OverviewSection::withLevels)
                                .toList())
                        + " and holds the rest equal:";
        return varied
                + " " + Words.count(results.conditions().size(), "condition")
                + " × " + Words.count(seeds.size(), "seed") + " (" + Words.ranges(seeds) + ") = "
                + Words.count(results.run().trials().size(), "trial") + " of " + epochs(results.epochs()) + ".";
    }

    private static String withLevels(Factor factor) {
        return factor.name() + " (" + Words.list(factor.texts()) + ")";
    }

    private static String epochs(List<Integer> epochs) {
        if (epochs.isEmpty()) {
            return "no epochs";
        }
        return epochs.size() == 1
                ? Words.count(epochs.getFirst(), "epoch")
                : epochs.getFirst() + " to " + epochs.getLast() + " epochs";
    }

    /** What diverged and what is missing, in sentences; none when every trial finished. */
    static List<String> troubles(Results results) {
        boolean complete = results.run().trials().stream().allMatch(trial -> trial.state() instanceof TrialState.Done);
        if (complete) {
            return List.of();
        }
        List<String> sentences = new ArrayList<>(ended(results));
        sentences.set(
                0,
                "Of " + Words.count(results.run().trials().size(), "trial") + ", "
                        + sentences.getFirst().replace(" of them", ""));
        return sentences;
    }

    private static List<String> ended(Results results) {
        List<TrialRecord> trials = results.run().trials();
        List<TrialRecord> diverged = in(trials, TrialState.Diverged.class);
        List<TrialRecord> finished = in(trials, TrialState.Done.class);
        List<TrialRecord> missing = trials.stream()
                .filter(trial -> !diverged.contains(trial) && !finished.contains(trial))
                .toList();
        if (finished.size() == trials.size()) {
            return List.of(trials.size() == 1 ? "It finished." : "All of them finished.");
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(finished.size() + " of them finished.");
        if (!diverged.isEmpty()) {
            sentences.add(diverged.size() + " diverged, the loss being no longer a finite number: "
                    + byCondition(diverged) + ".");
        }
        if (!missing.isEmpty()) {
            sentences.add(Words.count(missing.size(), "trial") + (missing.size() == 1 ? " is" : " are")
                    + " not finished: " + named(missing, results) + ".");
        }
        return sentences;
    }

    private static List<TrialRecord> in(List<TrialRecord> trials, Class<? extends TrialState> state) {
        return trials.stream().filter(trial -> state.isInstance(trial.state())).toList();
    }

    private static String byCondition(List<TrialRecord> trials) {
        Map<String, List<Long>> seeds = new LinkedHashMap<>();
        trials.forEach(trial -> seeds.computeIfAbsent(trial.condition().label(), label -> new ArrayList<>())
                .add(trial.seed()));
        return enumerated(seeds.entrySet().stream()
                .map(entry -> entry.getKey() + " with " + seeds(entry.getValue()))
                .toList());
    }

    private static String named(List<TrialRecord> trials, Results results) {
        return enumerated(trials.stream()
                .map(trial -> trial.condition().label() + " with seed " + trial.seed() + " ("
                        + TrialsSection.state(trial, results) + ")")
                .toList());
    }

    private static String enumerated(List<String> names) {
        return names.size() <= NAMED
                ? Words.list(names)
                : String.join(", ", names.subList(0, NAMED)) + " and " + (names.size() - NAMED) + " more";
    }

    private static String seeds(List<Long> seeds) {
        return (seeds.size() == 1 ? "seed " : "seeds ") + Words.ranges(seeds);
    }

    /** One sentence for each group of conditions that ended with the same bits. */
    static List<String> sameWeights(Results results) {
        int seeds = results.seeds().size();
        return results.sameWeights().stream()
                .map(same -> "Identical to the bit: the final weights for "
                        + Words.list(same.positions().stream()
                                .map(position ->
                                        results.conditions().get(position).label())
                                .toList())
                        + (same.seeds().size() == seeds
                                ? seeds == 1 ? ", with the one seed" : ", with each of the " + seeds + " seeds"
                                : ", with " + seeds(same.seeds()))
                        + ". Their curves lie on top of each other.")
                .toList();
    }
}
