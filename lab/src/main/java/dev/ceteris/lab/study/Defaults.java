// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import dev.ceteris.engine.training.Adam;
import dev.ceteris.engine.training.AdamW;
import dev.ceteris.engine.training.Cosine;
import dev.ceteris.engine.training.ElasticNet;
import dev.ceteris.engine.training.L1;
import dev.ceteris.engine.training.L2;
import dev.ceteris.engine.training.Lbfgs;
import dev.ceteris.engine.training.LevenbergMarquardt;
import dev.ceteris.engine.training.Linear;
import dev.ceteris.engine.training.Momentum;
import dev.ceteris.engine.training.Nesterov;
import dev.ceteris.engine.training.OneCycle;
import dev.ceteris.engine.training.Patience;
import dev.ceteris.engine.training.SquareRoot;
import dev.ceteris.engine.training.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** What a study need not say about a choice that it makes, in its own words. A choice that is not here has no defaults. */
final class Defaults {
    /** The values that the papers, or PyTorch where they have none, recommend. */
    private static final Map<Class<?>, Node.Fields> OF_CHOICES = Map.ofEntries(
            entry(Momentum.class, "{beta: 0.9}"),
            entry(Nesterov.class, "{beta: 0.9}"),
            entry(Adam.class, "{beta1: 0.9, beta2: 0.999, epsilon: 1e-8}"),
            entry(AdamW.class, "{beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01}"),
            entry(Lbfgs.class, "{memory: 10}"),
            entry(LevenbergMarquardt.class, "{damping: 1e-3, ease: 4}"),
            entry(Linear.class, "{base: 128}"),
            entry(SquareRoot.class, "{base: 128}"),
            entry(Step.class, "{factor: 0.1}"),
            entry(Cosine.class, "{warmUp: 0, floor: 0}"),
            entry(OneCycle.class, "{warmUp: 0.3, start: 0.04, end: 4e-6}"),
            entry(L1.class, "{form: proximal, per: update}"),
            entry(L2.class, "{per: update}"),
            entry(ElasticNet.class, "{form: proximal, per: update}"),
            entry(Patience.class, "{epochs: 10, minimumImprovement: 0}"));

    private Defaults() {}

    private static Map.Entry<Class<?>, Node.Fields> entry(Class<?> choice, String section) {
        return Map.entry(choice, (Node.Fields) YamlTree.of(section, new Place("the defaults")));
    }

    /** The components that need not be said when a record is chosen. */
    static Node.Fields of(Class<? extends Record> choice) {
        return OF_CHOICES.getOrDefault(choice, Node.Fields.empty(new Place("the defaults")));
    }

    /** What a chosen record says beyond its defaults, as plain values. */
    static SequencedMap<String, Object> beyond(String word, Map<?, ?> section) {
        SequencedMap<String, Object> rest = new LinkedHashMap<>();
        section.forEach((key, value) -> rest.put(String.valueOf(key), value));
        OF_CHOICES.forEach((choice, defaults) -> {
            if (Shapes.word(choice).equals(word)) {
                rest.entrySet().removeIf(entry -> isDefault(defaults, entry.getKey(), entry.getValue()));
            }
        });
        return rest;
    }

    private static boolean isDefault(Node.Fields defaults, String key, Object value) {
        return defaults.value(key)
                .filter(node -> switch (node) {
                    case Node.Whole whole ->
                        value instanceof Number number
                                && number.doubleValue() == whole.value().doubleValue();
                    case Node.Decimal decimal -> value.equals(decimal.value());
                    default -> value.equals(node.written());
                })
                .isPresent();
    }
}
