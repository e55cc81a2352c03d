// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.trial;

import dev.ceteris.base.Plural;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which seeds every condition of a study has. Trials that share a split, or an initialization, are not independent; so
 * the unit that tests count is the outermost source with more than one number, and trials within a unit are its
 * replicates. What tables and verdicts call a seed is this unit.
 */
public final class SeedDesign {
    private final List<TrialSeeds> trials;
    private final RandomSource unit;

    /** @param trials the seeds of a condition's trials, in the order in which they run */
    public SeedDesign(List<TrialSeeds> trials) {
        this.trials = List.copyOf(trials);
        unit = Arrays.stream(RandomSource.values())
                .filter(source -> count(source) > 1)
                .findFirst()
                .orElse(RandomSource.SPLIT);
    }

    /** Of the seeds of all trials, each as often as there are conditions. */
    public static SeedDesign of(Collection<TrialSeeds> seeds) {
        return new SeedDesign(seeds.stream().distinct().toList());
    }

    /** Whether the study separates sources of randomness. */
    public boolean isNested() {
        return trials.stream().anyMatch(TrialSeeds::areSeparate);
    }

    /** The outermost source with more than one number; the split where there is one trial. */
    public RandomSource unit() {
        return unit;
    }

    /** The seeds of a condition's trials, in the order in which they run. */
    public List<TrialSeeds> trials() {
        return trials;
    }

    /** How many numbers a source has within one of the source around it, at least 1. */
    public int count(RandomSource source) {
        return numbers(source).size();
    }

    /** The numbers that a source has, in the order in which they run. */
    public List<Long> numbers(RandomSource source) {
        return trials.stream().map(source::of).distinct().toList();
    }

    /** The units, by the number of their source. */
    public List<Long> units() {
        return numbers(unit);
    }

    /** How many trials each unit has in a condition. */
    public int replicates() {
        return trials.size() / units().size();
    }

    /** The unit that a trial belongs to. */
    public long unit(TrialSeeds seeds) {
        return unit.of(seeds);
    }

    /** Which of the replicates of its unit a trial is; empty where each unit has one. */
    public String replicate(TrialSeeds seeds) {
        return Arrays.stream(RandomSource.values())
                .filter(source -> source.compareTo(unit) > 0 && source.of(seeds) > 0)
                .map(source -> source.word() + " " + source.of(seeds))
                .collect(Collectors.joining(", "));
    }

    /** The sources that the study separates, from the outermost to the innermost. */
    public List<RandomSource> sources() {
        return Arrays.stream(RandomSource.values())
                .filter(source ->
                        trials.stream().allMatch(seeds -> source.of(seeds) > 0) || source == RandomSource.SPLIT)
                .toList();
    }

    /** What a unit is called: {@code seed}, or the word of its source. */
    public String unitWord() {
        return isNested() ? unit.word() : "seed";
    }

    /** {@code 10 seeds}, or {@code 5 splits × 2 initializations × 2 orders}. */
    public String text() {
        return isNested()
                ? sources().stream()
                        .map(source -> Plural.of(count(source), source.word()))
                        .collect(Collectors.joining(" × "))
                : Plural.of(trials.size(), "seed");
    }
}
