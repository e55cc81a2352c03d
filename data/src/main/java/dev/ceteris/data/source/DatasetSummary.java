// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source;

import dev.ceteris.data.split.Draw;
import dev.ceteris.engine.sample.Features;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is to be known of a data set before it is learned. Ranges and shares are those of the training set.
 *
 * @param name what the user calls it
 * @param trainSamples number of training samples
 * @param testSamples number of test samples
 * @param inputs numbers per sample
 * @param minimum the smallest input
 * @param maximum the largest input
 * @param nonZeroShare the share of inputs that are not 0, in [0, 1]
 * @param classes how often each class occurs, in the order of the labels
 * @param files where every byte came from
 */
public record DatasetSummary(
        String name,
        int trainSamples,
        int testSamples,
        int inputs,
        float minimum,
        float maximum,
        double nonZeroShare,
        List<ClassCount> classes,
        List<SourceFile> files) {
    public DatasetSummary {
        classes = List.copyOf(classes);
        files = List.copyOf(files);
    }

    /** How often a class occurs in the training and in the test set. */
    public record ClassCount(String name, int train, int test) {}

    /**
     * Counts a data set; takes one pass over its training samples. Where samples are drawn, there are 0 of them to
     * count, and ranges and shares are those of the test set.
     */
    public static DatasetSummary of(Dataset dataset) {
        boolean drawn = dataset.supply() instanceof Supply.Drawn;
        Features features = (drawn ? dataset.test() : dataset.train()).features();
        float minimum = Float.POSITIVE_INFINITY;
        float maximum = Float.NEGATIVE_INFINITY;
        long nonZero = 0;
        for (int sample = 0; sample < features.count(); sample++) {
            for (int feature = 0; feature < features.width(); feature++) {
                float value = features.value(sample, feature);
                minimum = Math.min(minimum, value);
                maximum = Math.max(maximum, value);
                nonZero += value == 0 ? 0 : 1;
            }
        }
        return new DatasetSummary(
                dataset.name(),
                drawn ? 0 : dataset.train().count(),
                dataset.test().count(),
                features.width(),
                minimum,
                maximum,
                (double) nonZero / ((long) features.count() * features.width()),
                classCounts(dataset),
                dataset.files());
    }

    private static List<ClassCount> classCounts(Dataset dataset) {
        int[] test = Draw.counts(dataset.test().targets());
        int[] train = dataset.supply() instanceof Supply.Drawn
                ? new int[test.length]
                : Draw.counts(dataset.train().targets());
        return IntStream.range(0, train.length)
                .mapToObj(label -> new ClassCount(dataset.classNames().get(label), train[label], test[label]))
                .toList();
    }
}
