// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.tool;

import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;

/** The file of Keras's CSVLogger: a row for each epoch of one training, epochs from 0. */
public final class KerasLog implements TableLayout {
    private static final String VALIDATION = "val_";
    private static final Set<String> OWN = Set.of("epoch", "loss", "accuracy", "acc", "learning_rate", "lr");

    private static final NameRules RULES = new NameRules(
            Map.of("epoch", Role.EPOCH, "learning_rate", Role.SKIPPED, "lr", Role.SKIPPED), List.of(), Role.METRIC);

    @Override
    public String tool() {
        return "a CSVLogger file of Keras";
    }

    @Override
    public boolean fits(SequencedSet<String> names) {
        return names.containsAll(List.of("epoch", "loss")) && names.stream().allMatch(name -> isOf(name, names));
    }

    @Override
    public List<Column> columns(SequencedSet<String> names) {
        return RULES.columns(names);
    }

    /** Every metric has a twin on the validation set; without one, accuracy and loss are all there is. */
    private static boolean isOf(String name, SequencedSet<String> names) {
        return OWN.contains(name)
                || names.contains(VALIDATION + name)
                || (name.startsWith(VALIDATION) && names.contains(name.substring(VALIDATION.length())));
    }
}
