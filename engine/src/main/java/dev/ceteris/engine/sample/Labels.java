// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.sample;

import static dev.ceteris.base.Require.require;

/**
 * The class of each sample.
 *
 * @param values one class per sample, each in [0, classes); owned by this record, not to be changed afterwards
 * @param classes number of classes, at least 2
 * @throws IllegalArgumentException when there is no label or one is outside [0, classes)
 */
public record Labels(int[] values, int classes) implements Targets {
    public Labels {
        require(classes >= 2, "classes", classes, "at least 2");
        require(values.length >= 1, "labels", values.length, "at least one");
        for (int i = 0; i < values.length; i++) {
            require(values[i] >= 0 && values[i] < classes, "label " + i, values[i], "in [0, " + classes + ")");
        }
    }

    @Override
    public int count() {
        return values.length;
    }

    @Override
    public int outputs() {
        return classes;
    }

    @Override
    public Labels select(int[] indices) {
        int[] selected = new int[indices.length];
        for (int i = 0; i < indices.length; i++) {
            selected[i] = values[indices[i]];
        }
        return new Labels(selected, classes);
    }
}
