// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.spec;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Words that users of other tools type, and what a study calls the same. */
final class Synonyms {
    private static final Map<String, String> ADVICE = Map.ofEntries(
            Map.entry("lr", "the learning rate is training.learningRate"),
            Map.entry("learningrate", "the learning rate is training.learningRate"),
            Map.entry("batch", "the batch size is training.batchSize"),
            Map.entry("bs", "the batch size is training.batchSize"),
            Map.entry("batchsize", "the batch size is training.batchSize"),
            Map.entry("minibatch", "the batch size is training.batchSize"),
            Map.entry("momentum", "momentum is an optimizer: training: {optimizer: {momentum: {beta: 0.9}}}"),
            Map.entry("weightdecay", "weight decay is a penalty: training: {regularization: {l2: {lambda: 1e-4}}}"),
            Map.entry("wd", "weight decay is a penalty: training: {regularization: {l2: {lambda: 1e-4}}}"),
            Map.entry("dropout", "dropout is a regularization: training: {regularization: {dropout: {rate: 0.5}}}"),
            Map.entry(
                    "target",
                    "the column to be predicted is data: {source: {csv: FILE, target: COLUMN}}, or class: COLUMN"),
            Map.entry("label", "the column of classes is data: {source: {csv: FILE, class: COLUMN}}"),
            Map.entry("labels", "the column of classes is data: {source: {csv: FILE, class: COLUMN}}"),
            Map.entry("layers", "the hidden layers are network.hidden, a list of their units"),
            Map.entry("hiddenlayers", "the hidden layers are network.hidden, a list of their units"),
            Map.entry("hiddenunits", "the hidden layers are network.hidden, a list of their units"),
            Map.entry("units", "the hidden layers are network.hidden, a list of their units"),
            Map.entry("numepochs", "the number of epochs is training.epochs"),
            Map.entry("nepochs", "the number of epochs is training.epochs"),
            Map.entry("scheduler", "the schedule of the learning rate is training.schedule"),
            Map.entry("lrscheduler", "the schedule of the learning rate is training.schedule"),
            Map.entry("seed", "the seeds are seeds: a number of them, or a list"),
            Map.entry("randomstate", "the seeds are seeds: a number of them, or a list"));

    /** Words for "nothing of the kind", and the words that a study has for it. */
    private static final List<String> OFF = List.of("off", "no", "none", "false", "disabled", "null", "never");

    private static final List<String> NOTHING = List.of("never", "none", "constant");

    private Synonyms() {}

    /** The known word for "nothing of the kind", where a word says that. */
    static Optional<String> nothing(String word, Collection<String> known) {
        return OFF.contains(plain(word))
                ? NOTHING.stream().filter(known::contains).findFirst()
                : Optional.empty();
    }

    /** What a word is called here, as the rest of a sentence; empty when it is not a synonym. */
    static Optional<String> advice(String word) {
        return Optional.ofNullable(ADVICE.get(plain(word)));
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[_\\-. ]", "");
    }
}
