// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.text;

import dev.ceteris.evidence.claim.Along;
import dev.ceteris.evidence.claim.Level;
import dev.ceteris.evidence.claim.Varied;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What claims can be about.
 *
 * @param factors with their levels
 * @param aliases other names of factors, to the names
 * @param metrics and what is known of them
 */
public record Vocabulary(List<Varied> factors, SequencedMap<String, String> aliases, KnownMetrics metrics) {
    public Vocabulary {
        factors = List.copyOf(factors);
    }

    /** The factor of that name or alias, if there is one. */
    Optional<Varied> factor(String name) {
        String real = aliases.getOrDefault(name, name);
        return factors.stream().filter(factor -> factor.name().equals(real)).findFirst();
    }

    /** The same without a factor, whose levels are blocks. */
    Vocabulary without(String blocks) {
        return new Vocabulary(
                factors.stream().filter(factor -> !factor.name().equals(blocks)).toList(), aliases, metrics);
    }

    /** The names that claims may use for factors. */
    public List<String> factorNames() {
        return factors.stream().map(Varied::name).toList();
    }

    /** The number that a name means: of a factor whose levels are numbers, or inside of the levels of one. */
    public Optional<Along> along(String name) {
        Optional<Varied> itself = factor(name).filter(factor -> has(factor, Level.ITSELF));
        return itself.map(factor -> new Along(factor.name(), Level.ITSELF))
                .or(() -> factors.stream()
                        .filter(factor -> has(factor, name))
                        .findFirst()
                        .map(factor -> new Along(factor.name(), name)));
    }

    private static boolean has(Varied factor, String path) {
        return factor.levels().stream().anyMatch(level -> level.numbers().containsKey(path));
    }

    /** Every name that means a number. */
    public List<String> numberNames() {
        List<String> names = new ArrayList<>();
        for (Varied factor : factors) {
            for (Level level : factor.levels()) {
                level.numbers().keySet().stream()
                        .map(path -> path.isEmpty() ? factor.name() : path)
                        .filter(name -> !names.contains(name))
                        .forEach(names::add);
            }
        }
        return names;
    }
}
