// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.spec;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What other tools call the keys of a study, and what to write here. */
final class Synonyms {
    private static final Map<String, List<String>> NAMES = Map.ofEntries(
            Map.entry("lr", List.of("learningRate", "training.learningRate")),
            Map.entry("eta", List.of("learningRate", "training.learningRate")),
            Map.entry("stepsize", List.of("learningRate", "training.learningRate")),
            Map.entry("batch", List.of("batchSize", "training.batchSize")),
            Map.entry("bs", List.of("batchSize", "training.batchSize")),
            Map.entry("minibatch", List.of("batchSize", "training.batchSize")),
            Map.entry("nepochs", List.of("epochs", "training.epochs")),
            Map.entry("iterations", List.of("epochs", "training.epochs")),
            Map.entry("hiddenlayers", List.of("hidden", "network.hidden")),
            Map.entry("layers", List.of("hidden", "network.hidden")),
            Map.entry("units", List.of("hidden", "network.hidden")),
            Map.entry("leakyrelu", List.of("leakyRelu")),
            Map.entry("lrelu", List.of("leakyRelu")),
            Map.entry("label", List.of("class")),
            Map.entry("labels", List.of("class")),
            Map.entry("off", List.of("never", "none", "constant")),
            Map.entry("no", List.of("never", "none", "constant")),
            Map.entry("none", List.of("never", "constant")),
            Map.entry("false", List.of("never", "none", "constant")));

    private static final String CLIPPING =
            "gradients are clipped by their norm or by value: write clipping: {norm: {limit: 1}} in 'training'";

    private static final Map<String, String> SENTENCES = Map.of(
            "momentum",
            "momentum is an optimizer: write optimizer: {momentum: {beta: 0.9}} in 'training'",
            "weightdecay",
            "weight decay is a regularization: write regularization: {weightDecay: {lambda: 1e-4}} in 'training'",
            "wd",
            "weight decay is a regularization: write regularization: {weightDecay: {lambda: 1e-4}} in 'training'",
            "dropout",
            "dropout belongs to learning: write dropout: 0.5 in 'training'",
            "clipnorm",
            CLIPPING,
            "gradientclipping",
            CLIPPING,
            "target",
            "a target is a column of a table: write source: {csv: FILE, target: COLUMN} in 'data'",
            "loss",
            "the loss follows from the data: cross-entropy for classes, the mean squared error for numbers",
            "seed",
            "write seeds: 10 for the seeds 1 to 10, or seeds: [3] for the seed 3, at the top of the study");

    private Synonyms() {}

    /** What to write instead of a word, as a sentence; empty where the word means nothing elsewhere either. */
    static Optional<String> of(String word, Collection<String> known) {
        String last = word.substring(word.lastIndexOf('.') + 1);
        String plain = last.toLowerCase(Locale.ROOT).replaceAll("[_ -]", "");
        Optional<String> here = NAMES.getOrDefault(plain, List.of()).stream()
                .filter(known::contains)
                .findFirst();
        if (here.isPresent()) {
            return here.map(name -> "did you mean '" + name + "'?");
        }
        boolean keys = known.stream().noneMatch(plain::equals)
                && (known.contains("study")
                        || known.contains("batchSize")
                        || known.contains("hidden")
                        || known.contains("source")
                        || known.contains("training.batchSize"));
        return keys ? Optional.ofNullable(SENTENCES.get(plain)).or(() -> elsewhere(plain)) : Optional.empty();
    }

    /** A key of another section. */
    private static Optional<String> elsewhere(String plain) {
        return NAMES.getOrDefault(plain, List.of()).stream()
                .filter(name -> name.contains("."))
                .findFirst()
                .map(name -> "did you mean '" + name.substring(name.indexOf('.') + 1) + "' in '"
                        + name.substring(0, name.indexOf('.')) + "'?");
    }
}
