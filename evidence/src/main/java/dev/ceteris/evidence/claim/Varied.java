// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import java.util.List;
import java.util.Optional;

/**
 * A factor of some results.
 *
 * @param name as claims name it
 * @param levels all different, in the order of the study
 */
public record Varied(String name, List<Level> levels) {
    public Varied {
        levels = List.copyOf(levels);
    }

    /** The level with that text, if there is one. */
    public Optional<Level> level(String text) {
        return levels.stream().filter(level -> level.text().equals(text)).findFirst();
    }

    /** The level that is that number itself, if there is one. */
    public Optional<Level> level(double number) {
        return levels.stream()
                .filter(level -> level.number(Level.ITSELF).orElse(Double.NaN) == number)
                .findFirst();
    }
}
