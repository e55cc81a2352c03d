// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data;

import dev.ceteris.engine.training.Samples;
import java.util.List;

/**
 * Real data, checked and typed, ready to be learned.
 *
 * @param name what the user calls it
 * @param train the samples to learn from
 * @param test the samples to be judged by; never seen by training
 * @param classNames a name for each class, in the order of the labels
 * @param files where every byte came from
 */
public record Dataset(String name, Samples train, Samples test, List<String> classNames, List<SourceFile> files) {
    public Dataset {
        classNames = List.copyOf(classNames);
        files = List.copyOf(files);
    }
}
