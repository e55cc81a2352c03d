// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import java.util.List;

/**
 * What a study varies.
 *
 * @param name the last word of its path, which every table and plot uses: {@code batchSize}
 * @param path its place in the study: {@code training.batchSize}
 * @param levels the values it takes, at least one, all different, in the order of the study; numbers, texts or lists of them
 */
public record Factor(String name, String path, List<Object> levels) {
    public Factor {
        levels = List.copyOf(levels);
    }
}
