// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;

/** A table of no known tool: the usual names of seeds, epochs and states have their usual meaning. */
public final class PlainTable implements TableLayout {
    private static final String SEED = "seed";
    private static final String EPOCH = "epoch";

    /** Names of repetitions; where there is no seed, all that a table has number the repetitions together. */
    private static final List<String> REPETITIONS = List.of(
            "random_seed", "rng_seed", "random_state", "repetition", "repeat", "replicate", "fold", "cv_fold", "run");

    /** Names of steps, the first that a table has, where it has no epochs. */
    private static final List<String> STEPS =
            List.of("global_step", "step", "_step", "training_iteration", "iteration", "iter", "round");

    private static final List<String> STATES = List.of("state", "status");

    @Override
    public String tool() {
        return "";
    }

    @Override
    public boolean fits(SequencedSet<String> names) {
        return true;
    }

    @Override
    public List<Column> columns(SequencedSet<String> names) {
        List<String> lower = names.stream().map(PlainTable::lower).toList();
        boolean hasSeed = lower.contains(SEED);
        String step = lower.contains(EPOCH)
                ? EPOCH
                : STEPS.stream().filter(lower::contains).findFirst().orElse(EPOCH);
        List<Column> columns = new ArrayList<>();
        for (String name : names) {
            columns.add(new Column(name, role(lower(name), hasSeed, step)));
        }
        return columns;
    }

    private static Role role(String name, boolean hasSeed, String step) {
        if (hasSeed ? name.equals(SEED) : REPETITIONS.contains(name)) {
            return Role.SEED;
        }
        if (name.equals(step)) {
            return Role.EPOCH;
        }
        return STATES.contains(name) ? Role.STATE : Role.OTHER;
    }

    /** Whether a column numbers repetitions by its name. */
    static boolean isRepetition(String name) {
        return lower(name).equals(SEED) || REPETITIONS.contains(lower(name));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
