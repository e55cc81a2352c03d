// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.model;

import static dev.ceteris.base.Require.require;

import dev.ceteris.data.source.TargetColumn;
import java.util.List;

/** What the numbers mean that a network answers. */
public sealed interface ModelOutputs {
    /** Numbers per sample, at least 1. */
    int width();

    /**
     * Logits of classes.
     *
     * @param names of the classes, in the order of the outputs, at least 2
     */
    record Classes(List<String> names) implements ModelOutputs {
        public Classes {
            names = List.copyOf(names);
            require(names.size() >= 2, "names", names, "at least 2 classes");
        }

        @Override
        public int width() {
            return names.size();
        }
    }

    /**
     * Numbers, standardized: {@code output · deviation + mean} is in the unit of its column.
     *
     * @param targets one for each output, at least 1; named {@code output 1} and so on where the data has no columns
     */
    record Numbers(List<TargetColumn> targets) implements ModelOutputs {
        public Numbers {
            targets = List.copyOf(targets);
            require(!targets.isEmpty(), "targets", targets, "at least one");
        }

        @Override
        public int width() {
            return targets.size();
        }

        /** Whether outputs are in the unit of their columns as they are. */
        public boolean isAsLearned() {
            return targets.stream().allMatch(target -> target.mean() == 0 && target.deviation() == 1);
        }
    }
}
