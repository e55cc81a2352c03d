// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import dev.ceteris.base.Plural;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The conditions in which a claim compares equal with equal. Where some combinations of levels were not measured, the
 * mean of one side over the other factors would be of other levels than that of the other side; so only those settings
 * of the other factors count in which everything was measured that is compared.
 *
 * @param results of the conditions that the claim is about
 */
record CommonSettings(Observations results, Claim claim) {
    /** The most settings that a sentence names. */
    private static final int MOST_NAMED = 3;

    /** Selections that are compared, each with the settings of the other factors in which it was measured. */
    private record Group(List<String> others, SequencedMap<Selection, SequencedSet<Selection>> settings) {
        static Group of(Observations results, List<Selection> rivals) {
            Set<String> named = rivals.stream()
                    .flatMap(rival -> rival.levels().keySet().stream())
                    .collect(Collectors.toSet());
            List<String> others = results.factors().stream()
                    .map(Varied::name)
                    .filter(name -> !named.contains(name))
                    .toList();
            SequencedMap<Selection, SequencedSet<Selection>> settings = new LinkedHashMap<>();
            for (Selection rival : rivals) {
                SequencedSet<Selection> all = new LinkedHashSet<>();
                results.conditions(rival).forEach(condition -> all.add(Selection.of(others, condition)));
                if (!all.isEmpty()) {
                    settings.put(rival, all);
                }
            }
            return new Group(others, settings);
        }

        Set<Selection> common() {
            Set<Selection> common = new HashSet<>(all());
            settings.values().forEach(common::retainAll);
            return common;
        }

        private SequencedSet<Selection> all() {
            SequencedSet<Selection> all = new LinkedHashSet<>();
            settings.values().forEach(all::addAll);
            return all;
        }

        /** Each with one setting of its own: factors that were changed together, as a study may mean to. */
        boolean isChangedTogether() {
            return common().isEmpty() && settings.values().stream().allMatch(of -> of.size() == 1);
        }

        boolean includes(SequencedMap<String, Level> condition) {
            return settings.keySet().stream().anyMatch(rival -> rival.includes(condition));
        }

        /** Which settings lack which selections; empty when none does. */
        Optional<String> remark() {
            if (isChangedTogether()) {
                return Optional.of("other factors change together with what is compared: "
                        + listed(settings.entrySet().stream()
                                .map(rival -> rival.getKey().text() + " was measured with "
                                        + rival.getValue().getFirst().text())
                                .toList()));
            }
            Set<Selection> common = common();
            if (common.isEmpty()) {
                return Optional.empty();
            }
            List<String> left = all().stream()
                    .filter(setting -> !common.contains(setting))
                    .map(setting -> setting.text() + " (not measured with " + absent(setting) + ")")
                    .toList();
            return left.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            "the comparison leaves out " + listed(left) + ", so that means are of the same conditions");
        }

        private String absent(Selection setting) {
            return listed(settings.entrySet().stream()
                    .filter(rival -> !rival.getValue().contains(setting))
                    .map(rival -> rival.getKey().text())
                    .toList());
        }
    }

    /** The first few, and how many more there are. */
    static String listed(List<String> all) {
        String named = all.stream().limit(MOST_NAMED).collect(Collectors.joining("; "));
        return all.size() <= MOST_NAMED ? named : named + "; and " + (all.size() - MOST_NAMED) + " more";
    }

    private List<Group> groups() {
        return claim.rivals(results).stream()
                .map(rivals -> Group.of(results, rivals))
                .filter(group -> !group.others().isEmpty() && group.settings().size() > 1)
                .toList();
    }

    /** The results without the conditions of settings that are not common. */
    Observations kept() {
        Set<SequencedMap<String, Level>> dropped = new HashSet<>();
        for (Group group : groups()) {
            if (!group.isChangedTogether()) {
                Set<Selection> common = group.common();
                results.conditions(Selection.ALL).stream()
                        .filter(group::includes)
                        .filter(condition -> !common.contains(Selection.of(group.others(), condition)))
                        .forEach(dropped::add);
            }
        }
        Predicate<Observation> isDropped = trial -> dropped.contains(trial.levels());
        return dropped.isEmpty() ? results : results.only(isDropped.negate());
    }

    /** What is left out, as a sentence; empty where nothing is. */
    Optional<String> remark() {
        List<String> remarks = groups().stream()
                .flatMap(group -> group.remark().stream())
                .distinct()
                .toList();
        return remarks.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", remarks));
    }

    /** Why nothing can be compared, as a sentence; empty where something can. */
    Optional<String> obstacle() {
        for (Group group : groups()) {
            if (group.common().isEmpty() && !group.isChangedTogether()) {
                return Optional.of("No setting of " + String.join(", ", group.others())
                        + " was measured with all that is compared ("
                        + listed(group.settings().keySet().stream()
                                .map(Selection::text)
                                .toList())
                        + "). State conditions that differ in nothing else, or name levels of "
                        + String.join(" and ", group.others()) + " on each side.");
            }
        }
        return averagedSeeds();
    }

    /** Where every condition has seeds of its own, no seed has a mean over several conditions. */
    private Optional<String> averagedSeeds() {
        if (results.sharesSeeds() || results.seeds().size() < 2) {
            return Optional.empty();
        }
        List<String> averaged = new ArrayList<>();
        claim.rivals(results).stream()
                .flatMap(Collection::stream)
                .filter(rival -> results.conditions(rival).size() > 1)
                .forEach(rival -> averaged.add(rival.text()));
        return averaged.isEmpty()
                ? Optional.empty()
                : Optional.of("Each condition has seeds of its own, so no seed has a mean over the "
                        + Plural.of(results.conditions(Selection.ALL).size(), "condition") + " of "
                        + averaged.getFirst() + ". Name a level of every factor in the claim, or in 'where'.");
    }
}
