// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.tool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a tool's columns hold, by their names.
 *
 * @param names whole names
 * @param beginnings of other names, which claims may leave out; the first that fits decides
 * @param others what every other column holds
 */
record NameRules(Map<String, Role> names, List<Beginning> beginnings, Role others) {
    private static final Set<String> SEEDS = Set.of("seed", "random_seed", "rng_seed", "random_state", "split_seed");

    /** What columns hold whose names begin so. */
    record Beginning(String text, Role role) {}

    NameRules {
        names = Map.copyOf(names);
        beginnings = List.copyOf(beginnings);
    }

    /** Columns with these names. */
    List<Column> columns(Collection<String> written) {
        List<Column> columns = new ArrayList<>();
        written.forEach(name -> columns.add(column(name)));
        return columns;
    }

    private Column column(String name) {
        Role whole = names.get(name);
        if (whole != null) {
            return new Column(name, whole);
        }
        for (Beginning beginning : beginnings) {
            if (name.startsWith(beginning.text())
                    && name.length() > beginning.text().length()) {
                String rest = name.substring(beginning.text().length());
                return new Column(name, rest, orSeed(rest, beginning.role()));
            }
        }
        return new Column(name, orSeed(name, others));
    }

    /** A hyperparameter that is called a seed is one. */
    private static Role orSeed(String name, Role role) {
        boolean mayBe = role == Role.FACTOR || role == Role.OTHER;
        return mayBe && isSeed(name) ? Role.SEED : role;
    }

    /** Whether the last part of a name such as {@code train.seed} is that of a seed. */
    static boolean isSeed(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SEEDS.contains(lower.substring(Math.max(lower.lastIndexOf('.'), lower.lastIndexOf('/')) + 1));
    }
}
