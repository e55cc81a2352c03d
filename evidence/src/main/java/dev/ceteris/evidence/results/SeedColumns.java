// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.results;

import dev.ceteris.evidence.tool.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Columns such as {@code split_seed} and {@code init_seed}, which claims have to name. The first claims take one for
 * the seed and another one for the replicate, since that never claims more evidence than there is.
 */
final class SeedColumns {
    /** Words of seeds that draw the data: what is drawn with another seed of them is independent. */
    private static final List<String> OF_DATA = List.of("split", "data", "fold", "cv");

    private final SequencedMap<ColumnProfile, ColumnProfile.Use> uses;

    SeedColumns(SequencedMap<ColumnProfile, ColumnProfile.Use> uses) {
        this.uses = uses;
    }

    /** Changes the uses of such columns where nothing is known to be the seed; what was guessed, as a sentence. */
    Optional<String> guess() {
        List<ColumnProfile> found = uses.entrySet().stream()
                .filter(use -> use.getKey().column().role() == Role.OTHER
                        && words(use.getKey()).contains("seed"))
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(profile -> words(profile).stream().noneMatch(OF_DATA::contains)))
                .toList();
        boolean isKnown = uses.values().stream().anyMatch(use -> use.role() == Role.SEED);
        if (found.isEmpty() || isKnown) {
            return Optional.empty();
        }
        ColumnProfile seed = found.getFirst();
        uses.put(seed, new ColumnProfile.Use(Role.SEED, "a guess by its name"));
        Optional<ColumnProfile> replicate =
                found.stream().skip(1).filter(ColumnProfile::recurs).findFirst();
        found.stream()
                .skip(1)
                .forEach(other -> uses.put(
                        other,
                        replicate.filter(other::equals).isPresent()
                                ? new ColumnProfile.Use(Role.REPLICATE, "a guess by its name")
                                : new ColumnProfile.Use(Role.SKIPPED, "perhaps another seed, by its name")));
        return Optional.of(sentence(seed, replicate));
    }

    private static List<String> words(ColumnProfile profile) {
        return List.of(profile.column().shortName().toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1));
    }

    private static String sentence(ColumnProfile seed, Optional<ColumnProfile> replicate) {
        String name = seed.column().name();
        return replicate
                .map(other -> "that " + name + " is the seed and "
                        + other.column().name()
                        + " the replicate is a guess by their names; if every pair of them is a repetition of its own,"
                        + " write seed: [" + name + ", " + other.column().name() + "] and no 'replicate'")
                .orElse("that " + name + " is the seed is a guess by its name");
    }
}
