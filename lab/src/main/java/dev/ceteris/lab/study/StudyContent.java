// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import dev.ceteris.engine.kernel.Arithmetic;
import dev.ceteris.evidence.text.ClaimsFile;
import dev.ceteris.evidence.text.HypothesesReader;
import dev.ceteris.evidence.verdict.InterimAnalyses;
import dev.ceteris.lab.trial.SeedDesign;
import dev.ceteris.spec.Canonical;
import dev.ceteris.spec.Plain;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What a study says, free of how it was written: the source of its text and of its digest.
 *
 * @param held the sections with every knob that is not varied, as plain values
 * @param vary the path of each factor to its levels; empty in a search
 * @param tune the section of that name; empty when nothing is tuned
 * @param search the section of that name; empty when nothing is searched
 * @param hypotheses the section of that name; empty when nothing is claimed
 * @param looks at which numbers of seeds results are analysed
 * @param offered the candidates that these two make, so that another way of drawing them makes another study
 */
record StudyContent(
        String study,
        String question,
        SequencedMap<String, Object> held,
        SequencedMap<String, Object> vary,
        SequencedMap<String, Object> tune,
        SequencedMap<String, Object> search,
        List<Object> offered,
        SeedDesign seeds,
        List<String> metrics,
        List<Object> hypotheses,
        InterimAnalyses looks) {
    /** Canonical YAML: every key in its order, every default written out, paths in full, no comments. */
    String yaml(List<String> overrides) {
        SequencedMap<String, Object> root = new LinkedHashMap<>();
        root.put("study", study);
        root.put("question", question);
        root.putAll(held);
        if (!vary.isEmpty()) {
            root.put(Draft.VARY, vary);
        }
        if (!tune.isEmpty()) {
            root.put(Block.TUNE, tune);
        }
        if (!search.isEmpty()) {
            root.put(Block.SEARCH, search);
        }
        root.put(SeedsSection.KEY, SeedsSection.plain(seeds));
        root.put("metrics", metrics);
        if (!hypotheses.isEmpty()) {
            root.put(HypothesesReader.KEY, hypotheses);
        }
        stated(looks).ifPresent(said -> root.put(HypothesesReader.LOOKS, said));
        if (!overrides.isEmpty()) {
            root.put("overridden", overrides);
        }
        return Canonical.yaml(root);
    }

    /** The interim analyses as a study states them; empty where there is one, and none planned. */
    private static Optional<Object> stated(InterimAnalyses looks) {
        if (looks.plan() == InterimAnalyses.Plan.PLANNED) {
            return Optional.of(Map.of(ClaimsFile.PLANNED, looks.planned()));
        }
        return looks.number() > 1 ? Optional.of(looks.seeds()) : Optional.empty();
    }

    /**
     * The study's identity: equal for two studies that train the same trials in the same order and ask the same of
     * them. The order of factors and levels is part of it, because it is the order of the trials; so is
     * {@link Arithmetic#VERSION}, because with another one the same study gives other bits.
     */
    String digest() {
        Map<String, Object> identity = identity();
        identity.put("study", study);
        identity.put("question", question);
        identity.put(SeedsSection.KEY, SeedsSection.identity(seeds));
        identity.put("metrics", metrics);
        if (!hypotheses.isEmpty()) {
            identity.put(HypothesesReader.KEY, hypotheses);
        }
        stated(looks).ifPresent(said -> identity.put(HypothesesReader.LOOKS, said));
        return Canonical.digest(identity);
    }

    /**
     * What it trains, whatever is asked of it and with however many seeds: equal where a trial of one is a trial of the
     * other.
     */
    String experiment() {
        return Canonical.digest(identity());
    }

    private Map<String, Object> identity() {
        Map<String, Object> identity = new TreeMap<>(held);
        identity.put(
                Draft.VARY,
                vary.entrySet().stream()
                        .map(factor -> List.of(factor.getKey(), inOrder(factor.getValue())))
                        .toList());
        if (!offered.isEmpty()) {
            identity.put(Block.TUNE, tune);
            identity.put(Block.SEARCH, search);
            identity.put("offered", offered);
        }
        identity.put("arithmetic", Arithmetic.VERSION);
        return identity;
    }

    /** Levels in their order, which a section of recipes would lose. */
    private static Object inOrder(Object levels) {
        return levels instanceof SequencedMap<?, ?> recipes
                ? recipes.entrySet().stream()
                        .map(recipe -> List.of(recipe.getKey(), recipe.getValue()))
                        .toList()
                : levels;
    }

    /** The path of every knob that is not varied to its value, as tables show it. */
    SequencedMap<String, String> heldTexts() {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        Plain.leaves(held).forEach((path, value) -> texts.put(path, Canonical.text(value)));
        return texts;
    }
}
