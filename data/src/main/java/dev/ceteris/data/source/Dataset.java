// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source;

import dev.ceteris.base.DataException;
import dev.ceteris.data.split.Examination;
import dev.ceteris.data.split.Parts;
import dev.ceteris.data.split.Split;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.sample.Samples;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Data, checked and typed, ready to be learned.
 *
 * @param name what the user calls it
 * @param supply where the samples to learn from come from
 * @param examination the samples to be judged by; never seen by training
 * @param classNames a name for each class, in the order of the labels; empty when the targets are numbers
 * @param files where every byte came from; empty when it was calculated
 */
public record Dataset(
        String name, Supply supply, Examination examination, List<String> classNames, List<SourceFile> files) {
    public Dataset {
        classNames = List.copyOf(classNames);
        files = List.copyOf(files);
    }

    /** A data set of a fixed number of samples, which judges after every epoch. */
    public Dataset(String name, Samples train, Samples test, List<String> classNames, List<SourceFile> files) {
        this(name, new Supply.Collected(train), Examination.of(test), classNames, files);
    }

    /**
     * The samples to learn from, where their number is fixed.
     *
     * @throws IllegalStateException when they are drawn for each trial
     */
    public Samples train() {
        return switch (supply) {
            case Supply.Collected(Samples samples) -> samples;
            case Supply.Drawn _ ->
                throw new IllegalStateException("the samples of " + name + " are drawn for each trial");
        };
    }

    /** The samples to be judged by. */
    public Samples test() {
        return examination.test();
    }

    /**
     * What a trial learns from and is validated by. In either case the validation part comes first, so it does not
     * depend on how many samples are learned from, and fewer of these are contained in more.
     *
     * @param validation how many samples to set aside; 0 for none
     * @param train how many samples to learn from; 0 for all that are left, where their number is fixed
     * @param streams of the trial's seed
     * @throws dev.ceteris.base.SpecException when there are too few samples for this
     * @throws DataException when a class would be left with validation samples only, or a sample that is drawn cannot
     *     be used
     */
    public Parts parts(int validation, int train, RandomStreams streams) {
        return switch (supply) {
            case Supply.Collected(Samples samples) -> Split.of(samples, validation, train, streams.stream("split"));
            case Supply.Drawn(Population population) ->
                drawn(population.draw(Math.addExact(validation, train), streams), validation);
        };
    }

    private static Parts drawn(Samples samples, int validation) {
        if (validation == 0) {
            return new Parts.TrainingOnly(samples);
        }
        int[] aside = IntStream.range(0, validation).toArray();
        int[] learned = IntStream.range(validation, samples.count()).toArray();
        return new Parts.TrainingAndValidation(samples.select(learned), samples.select(aside));
    }
}
