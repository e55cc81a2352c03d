// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.split;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.DataException;
import dev.ceteris.engine.sample.Samples;
import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Sets a validation set aside and limits the training set, both drawn without replacement.
 *
 * <p>The samples are drawn one after the other: the first {@code validation} of them are the validation set, the next
 * are the training set. So, with equal randomness, the validation set does not depend on the limit and a smaller
 * training set is contained in a larger one. Both parts keep the order of the samples they come from.
 */
public final class Split {
    private Split() {}

    /** Splits a training set, every sample by itself. */
    public static Parts of(Samples train, int validation, int trainLimit, RandomGenerator random) {
        return of(train, validation, trainLimit, random, Draw.PLAIN);
    }

    /**
     * Splits a training set.
     *
     * @param validation how many samples to set aside; 0 for none; where groups stay together, at most so many
     * @param trainLimit how many samples to learn from; 0 for all that are left
     * @param random the trial's stream for splits; not drawn from when both are 0, which returns {@code train} itself
     * @throws dev.ceteris.base.SpecException when {@code train} has too few samples for this
     * @throws DataException when a class of {@code train} would be left with validation samples only
     */
    public static Parts of(Samples train, int validation, int trainLimit, RandomGenerator random, Draw draw) {
        int count = train.count();
        require(
                validation >= 0 && validation < count,
                "validation",
                validation,
                "0 to " + (count - 1) + ", fewer than the " + count + " training samples there are");
        int left = count - validation;
        require(
                trainLimit >= 0 && trainLimit <= left,
                "train",
                trainLimit,
                "0 (all) to " + left + ", of " + count + " samples with " + validation + " set aside for validation");
        if (validation == 0 && (trainLimit == 0 || trainLimit == count)) {
            return new Parts.TrainingOnly(train);
        }
        int[] order = switch (draw.ties()) {
            case Ties.None _ -> drawn(count, validation + trainLimit, random);
            case Ties.Stratified _ -> stratified(train, drawn(count, count, random));
            case Ties.Grouped(int[] groups) -> grouped(groups, validation, random);
        };
        int aside = draw.ties() instanceof Ties.Grouped(int[] groups) ? whole(groups, order, validation) : validation;
        int[] learned = sorted(order, aside, trainLimit == 0 ? count : aside + trainLimit);
        if (validation == 0) {
            return new Parts.TrainingOnly(train.select(learned));
        }
        if (aside == 0) {
            throw new DataException("a validation set of " + validation + " of " + count
                    + " samples is smaller than every group, expected at least one group in it; make "
                    + "validation larger");
        }
        draw.requireEveryClassLeft(
                train.targets(),
                train.targets().select(sorted(order, aside, count)),
                "a validation set of " + aside + " of " + count + " samples",
                "make validation smaller, take other seeds, or set drawing: stratified");
        return new Parts.TrainingAndValidation(train.select(learned), train.select(sorted(order, 0, aside)));
    }

    /**
     * An order whose first k samples have about the same share of each class for every k: the i-th of n samples of a
     * class (from 1) comes at the share i/n.
     */
    private static int[] stratified(Samples train, int[] shuffled) {
        int[] labels = train.labels().values();
        int[] counts = Draw.counts(train.targets());
        int[] seen = new int[counts.length];
        double[] place = new double[shuffled.length];
        for (int index : shuffled) {
            place[index] = (double) ++seen[labels[index]] / counts[labels[index]];
        }
        return Arrays.stream(shuffled)
                .boxed()
                .sorted(Comparator.comparingDouble(index -> place[index]))
                .mapToInt(index -> index)
                .toArray();
    }

    /** Whole groups in a drawn order, first those that fit into the validation set. */
    private static int[] grouped(int[] groups, int validation, RandomGenerator random) {
        int count = 1 + Arrays.stream(groups).max().orElse(0);
        int[] sizes = new int[count];
        for (int group : groups) {
            sizes[group]++;
        }
        int[] rank = new int[count];
        int room = validation;
        int first = 0;
        int next = count;
        for (int group : drawn(count, count, random)) {
            boolean fits = sizes[group] <= room;
            room -= fits ? sizes[group] : 0;
            rank[group] = fits ? first++ : next++;
        }
        return IntStream.range(0, groups.length)
                .boxed()
                .sorted(Comparator.comparingInt(index -> rank[groups[index]]))
                .mapToInt(index -> index)
                .toArray();
    }

    /** How many samples the groups have that fit into the validation set. */
    private static int whole(int[] groups, int[] order, int validation) {
        int count = 1 + Arrays.stream(groups).max().orElse(0);
        int[] sizes = new int[count];
        for (int group : groups) {
            sizes[group]++;
        }
        int aside = 0;
        while (aside < order.length && aside + sizes[groups[order[aside]]] <= validation) {
            aside += sizes[groups[order[aside]]];
        }
        return aside;
    }

    /**
     * The indices 0 to count − 1, of which the first {@code draws} are drawn: the shuffle of Fisher and Yates, cut
     * short.
     */
    private static int[] drawn(int count, int draws, RandomGenerator random) {
        int[] indices = new int[count];
        Arrays.setAll(indices, i -> i);
        for (int i = 0; i < draws; i++) {
            int j = random.nextInt(i, count);
            int index = indices[i];
            indices[i] = indices[j];
            indices[j] = index;
        }
        return indices;
    }

    private static int[] sorted(int[] indices, int from, int to) {
        int[] part = Arrays.copyOfRange(indices, from, to);
        Arrays.sort(part);
        return part;
    }
}
