// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each condition repeats a seed. Trials of one seed share what the seed decides, so they are not independent:
 * tests take their mean as one value (Hurlbert 1984, "Pseudoreplication and the design of ecological field
 * experiments").
 */
final class Replicates {
    /** Of each condition, how many trials each seed has. */
    private final List<Map<String, Integer>> counts = new ArrayList<>();

    /** Of each seed, the number of trials in the condition that has the most of them. */
    private final Map<String, Integer> complete = new HashMap<>();

    /** @param conditionOf of each trial, which of the conditions it is of, counted from 0 */
    Replicates(List<Observation> trials, int[] conditionOf) {
        for (int i = 0; i < conditionOf.length; i++) {
            while (counts.size() <= conditionOf[i]) {
                counts.add(new HashMap<>());
            }
            String seed = trials.get(i).seed();
            complete.merge(seed, counts.get(conditionOf[i]).merge(seed, 1, Integer::sum), Math::max);
        }
    }

    /** How many trials a condition has of a seed of which it lacks none; 0 of an unknown seed. */
    int complete(String seed) {
        return complete.getOrDefault(seed, 0);
    }

    /**
     * How many seeds a condition has that lacks none; where no seed is common to two conditions, each has seeds of its
     * own.
     */
    int seedsOfCondition() {
        return areShared()
                ? complete.size()
                : counts.stream().mapToInt(Map::size).max().orElse(0);
    }

    /** Whether two conditions have a seed in common. */
    boolean areShared() {
        return complete.size() < counts.stream().mapToInt(Map::size).sum();
    }
}
