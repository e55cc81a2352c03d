// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.results;

import dev.ceteris.base.DataException;
import dev.ceteris.base.Plural;
import dev.ceteris.evidence.text.ResultColumns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Trials that did not finish by the word of their state: they are left out and named. */
final class Unfinished {
    private static final int MOST_NAMED = 3;
    private static final int MOST_WORDS = 8;

    private final List<String> factors;
    private final List<ResultTrial> others = new ArrayList<>();
    private final SequencedMap<String, List<ResultTrial>> left = new LinkedHashMap<>();

    /** @throws DataException when the states of some trials are known, and that of another one is not */
    Unfinished(ResultColumns stated, Optional<String> column, List<String> factors, Collection<ResultTrial> trials) {
        this.factors = factors;
        SequencedMap<String, Integer> words = new LinkedHashMap<>();
        boolean anyKnown = false;
        Map<String, ResultTrial> unknown = new LinkedHashMap<>();
        List<String> finished =
                stated.state().map(ResultColumns.State::finished).orElse(List.of());
        for (ResultTrial trial : trials) {
            if (trial.state().isEmpty() || trial.isMarked()) {
                continue;
            }
            words.merge(trial.state(), 1, Integer::sum);
            Optional<StateWords.Meaning> meaning = finished.isEmpty()
                    ? StateWords.of(trial.state())
                    : Optional.of(
                            finished.contains(trial.state())
                                    ? StateWords.Meaning.FINISHED
                                    : StateWords.Meaning.UNFINISHED);
            anyKnown |= meaning.isPresent();
            if (meaning.isEmpty()) {
                unknown.putIfAbsent(trial.state(), trial);
            } else if (meaning.get() == StateWords.Meaning.UNFINISHED) {
                left.computeIfAbsent(trial.state(), _ -> new ArrayList<>()).add(trial);
            } else if (meaning.get() == StateWords.Meaning.DIVERGED) {
                trial.mark();
            }
        }
        if (!unknown.isEmpty() && (anyKnown || stated.state().isPresent())) {
            throw unknown(unknown, words, column.orElse("…"));
        }
        Set<ResultTrial> leftOut = new HashSet<>();
        left.values().forEach(leftOut::addAll);
        trials.stream().filter(trial -> !leftOut.contains(trial)).forEach(others::add);
        if (others.isEmpty()) {
            throw new DataException("no trial finished: " + note().orElseThrow());
        }
    }

    /** Names the words that are there; only those that are known to be of finished trials are proposed as such. */
    private static DataException unknown(
            Map<String, ResultTrial> unknown, SequencedMap<String, Integer> words, String column) {
        Map.Entry<String, ResultTrial> first = unknown.entrySet().iterator().next();
        List<String> counted = words.entrySet().stream()
                .limit(MOST_WORDS)
                .map(word -> word.getKey() + " (" + Plural.of(word.getValue(), "trial") + ")")
                .toList();
        List<String> finished = words.sequencedKeySet().stream()
                .filter(word -> StateWords.of(word)
                        .filter(StateWords.Meaning.FINISHED::equals)
                        .isPresent())
                .toList();
        return new DataException(first.getValue().last().place() + ": the state '" + first.getKey()
                + "' is not known; found: " + String.join(", ", counted) + (words.size() > MOST_WORDS ? ", …" : "")
                + ". State all words of trials that finished, as in columns: {state: {column: " + column
                + ", finished: [" + (finished.isEmpty() ? "…" : String.join(", ", finished))
                + "]}}; the other words are then those of trials that did not. A word that marks diverged trials is"
                + " stated as columns: {diverged: " + column + "=…}");
    }

    /** The trials that are not left out. */
    List<ResultTrial> others() {
        return others;
    }

    /** Which trials are left out, as a sentence; empty when none is. */
    Optional<String> note() {
        if (left.isEmpty()) {
            return Optional.empty();
        }
        int count = left.values().stream().mapToInt(List::size).sum();
        List<String> states = new ArrayList<>();
        left.forEach((state, group) -> states.add(group.size() + " " + state + " (" + named(group) + ")"));
        return Optional.of(Plural.of(count, "trial") + " left out as unfinished: " + String.join(", ", states));
    }

    private String named(List<ResultTrial> group) {
        List<String> names = new ArrayList<>();
        for (ResultTrial trial : group.subList(0, Math.min(MOST_NAMED, group.size()))) {
            List<String> what = new ArrayList<>();
            for (int i = 0; i < factors.size(); i++) {
                what.add(factors.get(i) + " " + trial.levels().get(i).text());
            }
            names.add(String.join(", ", what) + ", seed " + trial.seed());
        }
        return String.join("; ", names) + (group.size() > MOST_NAMED ? "; …" : "");
    }
}
