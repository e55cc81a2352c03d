// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.split;

import static dev.ceteris.base.Require.require;

import dev.ceteris.engine.sample.Samples;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Cross-validation: a training set in portions of equal size (give or take a sample), one of which judges what was
 * learned from the others. With equal randomness the portions of different folds have no sample in common, and together
 * they are the whole.
 */
public final class Folds {
    private Folds() {}

    /** One fold, every sample by itself. */
    public static Parts.TrainingAndValidation of(Samples train, int fold, int folds, RandomGenerator random) {
        return of(train, fold, folds, random, Draw.PLAIN);
    }

    /**
     * One fold. Both parts keep the order of the samples they come from.
     *
     * @param fold which portion judges, from 1
     * @param folds how many portions there are, at least 2 and at most one for each sample
     * @param random the stream that all folds of a seed are drawn from, at its beginning
     * @throws dev.ceteris.base.SpecException when there are fewer samples than folds
     * @throws dev.ceteris.base.DataException when a class would have no sample to learn from
     */
    public static Parts.TrainingAndValidation of(
            Samples train, int fold, int folds, RandomGenerator random, Draw draw) {
        require(fold >= 1 && fold <= folds, "fold", fold, "1 to " + folds);
        int[] portion = portions(train, folds, random, draw.ties());
        int[] judges = indices(portion, fold - 1, Side.IN);
        int[] learned = indices(portion, fold - 1, Side.OUT);
        Samples learns = train.select(learned);
        draw.requireEveryClassLeft(
                train.targets(),
                learns.targets(),
                "fold " + fold + " of " + folds,
                "take more folds, other seeds, or set drawing: stratified");
        return new Parts.TrainingAndValidation(learns, train.select(judges));
    }

    /** The samples that a fold learns from, by their places: those of all other portions, in their order. */
    public static int[] learned(Samples train, int fold, int folds, RandomGenerator random, Ties ties) {
        return indices(portions(train, folds, random, ties), fold - 1, Side.OUT);
    }

    private static int[] portions(Samples train, int folds, RandomGenerator random, Ties ties) {
        int count = train.count();
        require(folds >= 2 && folds <= count, "folds", folds, "2 to " + count + ", one for each training sample");
        return switch (ties) {
            case Ties.None _ -> portions(count, folds, random);
            case Ties.Stratified _ -> stratified(train, folds, random);
            case Ties.Grouped(int[] groups) -> grouped(numbered(groups), folds, random);
        };
    }

    /** Class by class, each dealt out in turn where the one before it ended. */
    private static int[] stratified(Samples train, int folds, RandomGenerator random) {
        int[] labels = train.labels().values();
        int[] shuffled = IntStream.range(0, labels.length).toArray();
        shuffle(shuffled, random);
        List<Integer> byClass = Arrays.stream(shuffled)
                .boxed()
                .sorted(Comparator.comparingInt(index -> labels[index]))
                .toList();
        int[] portion = new int[labels.length];
        for (int i = 0; i < portion.length; i++) {
            portion[byClass.get(i)] = i % folds;
        }
        return portion;
    }

    /** Groups without gaps in their numbers, in the same order: where a fold is held out, some groups are missing. */
    private static int[] numbered(int[] groups) {
        int[] there = Arrays.stream(groups).distinct().sorted().toArray();
        return Arrays.stream(groups)
                .map(group -> Arrays.binarySearch(there, group))
                .toArray();
    }

    /** The largest group first, each to the portion that is smallest so far. */
    private static int[] grouped(int[] groups, int folds, RandomGenerator random) {
        int count = 1 + Arrays.stream(groups).max().orElse(0);
        require(count >= folds, "folds", folds, "at most " + count + ", one for each group of samples");
        int[] sizes = new int[count];
        for (int group : groups) {
            sizes[group]++;
        }
        int[] order = IntStream.range(0, count).toArray();
        shuffle(order, random);
        int[] filled = new int[folds];
        int[] portionOf = new int[count];
        List<Integer> largestFirst = Arrays.stream(order)
                .boxed()
                .sorted(Comparator.comparingInt(group -> -sizes[group]))
                .toList();
        for (int group : largestFirst) {
            int smallest = 0;
            for (int portion = 1; portion < folds; portion++) {
                smallest = filled[portion] < filled[smallest] ? portion : smallest;
            }
            portionOf[group] = smallest;
            filled[smallest] += sizes[group];
        }
        return Arrays.stream(groups).map(group -> portionOf[group]).toArray();
    }

    /** The portion of each sample, counted from 0: dealt out in turn, then shuffled (Fisher and Yates). */
    private static int[] portions(int count, int folds, RandomGenerator random) {
        int[] portion = new int[count];
        Arrays.setAll(portion, i -> i % folds);
        shuffle(portion, random);
        return portion;
    }

    private static void shuffle(int[] numbers, RandomGenerator random) {
        for (int i = numbers.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int moved = numbers[i];
            numbers[i] = numbers[j];
            numbers[j] = moved;
        }
    }

    private enum Side {
        IN,
        OUT
    }

    private static int[] indices(int[] portion, int wanted, Side side) {
        int[] found = new int[portion.length];
        int count = 0;
        for (int i = 0; i < portion.length; i++) {
            if ((portion[i] == wanted) == (side == Side.IN)) {
                found[count++] = i;
            }
        }
        return Arrays.copyOf(found, count);
    }
}
