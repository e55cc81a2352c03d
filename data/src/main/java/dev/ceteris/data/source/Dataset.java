// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source;

import dev.ceteris.base.DataException;
import dev.ceteris.data.split.Draw;
import dev.ceteris.data.split.Examination;
import dev.ceteris.data.split.Folds;
import dev.ceteris.data.split.Parts;
import dev.ceteris.data.split.Split;
import dev.ceteris.data.split.Ties;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.sample.Samples;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Data, checked and typed, ready to be learned.
 *
 * @param name what the user calls it
 * @param supply where the samples to learn from come from
 * @param examination the samples that networks are evaluated on; never seen by training
 * @param classNames a name for each class, in the order of the labels; empty when the targets are numbers
 * @param files where every byte came from; empty when it was calculated
 * @param targets the columns whose numbers are the targets; empty unless they come from a table
 * @param origin where the files were, in words, such as a folder; empty where the source itself states it
 * @param remarks sentences about how the data was understood, where its owner may have meant something else
 * @param reading which of several ways to read the files was taken, in words; empty where there is only one. Samples of
 *     two readings are not comparable, even of the same files
 * @param inputs how the samples became what a network is shown
 */
public record Dataset(
        String name,
        Supply supply,
        Examination examination,
        List<String> classNames,
        List<SourceFile> files,
        List<TargetColumn> targets,
        String origin,
        List<String> remarks,
        String reading,
        InputForm inputs) {
    public Dataset {
        classNames = List.copyOf(classNames);
        files = List.copyOf(files);
        targets = List.copyOf(targets);
        remarks = List.copyOf(remarks);
    }

    /** A data set whose source states where its files are. */
    public Dataset(
            String name,
            Supply supply,
            Examination examination,
            List<String> classNames,
            List<SourceFile> files,
            List<TargetColumn> targets,
            List<String> remarks,
            InputForm inputs) {
        this(name, supply, examination, classNames, files, targets, "", remarks, "", inputs);
    }

    /** The same from a place. */
    public Dataset from(String place) {
        return new Dataset(name, supply, examination, classNames, files, targets, place, remarks, reading, inputs);
    }

    /** The same with words for how its files were read. */
    public Dataset readAs(String words) {
        return new Dataset(name, supply, examination, classNames, files, targets, origin, remarks, words, inputs);
    }

    /** What the inputs are to those who look at a sample. */
    public InputLayout layout() {
        return inputs.inputLayout();
    }

    /** The same with words for how its samples became what a network is shown. */
    public Dataset shownAs(InputForm form) {
        return new Dataset(name, supply, examination, classNames, files, targets, origin, remarks, reading, form);
    }

    /** A data set that is no table, of samples that a network is shown as they are. */
    public Dataset(
            String name, Supply supply, Examination examination, List<String> classNames, List<SourceFile> files) {
        this(
                name,
                supply,
                examination,
                classNames,
                files,
                List.of(),
                List.of(),
                new NumberInputs(examination.test().features().width()));
    }

    /** A data set of a fixed number of samples, whose networks are evaluated after every epoch. */
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
            case Supply.Collected(Samples samples, Ties _) -> samples;
            case Supply.Drawn _ ->
                throw new IllegalStateException("the samples of " + name + " are drawn for each trial");
        };
    }

    /** The samples that networks are evaluated on. */
    public Samples test() {
        return examination.test();
    }

    /**
     * What a trial learns from and is validated by. In either case the validation set comes first, so it does not
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
        return parts(validation, train, streams, "");
    }

    /**
     * The same, with words for the seed, such as {@code seed 3}, for messages.
     */
    public Parts parts(int validation, int train, RandomStreams streams, String seed) {
        return switch (supply) {
            case Supply.Collected(Samples samples, Ties ties) ->
                Split.of(samples, validation, train, streams.stream("split"), new Draw(ties, classNames, seed));
            case Supply.Drawn(Population population) ->
                drawn(population.draw(Math.addExact(validation, train), streams), validation);
        };
    }

    /**
     * One fold of what a trial learns from; see {@link Folds}.
     *
     * @param learned all samples of the supply, or some of them where none are tied together
     * @param seed words for the seed, for messages
     */
    public Parts fold(Samples learned, int fold, int folds, RandomStreams streams, String seed) {
        Ties ties = switch (supply) {
            case Supply.Collected(Samples all, Ties.Grouped grouped) when all == learned -> grouped;
            case Supply.Collected(Samples _, Ties.Grouped _) ->
                throw new DataException("folds of a part of the training set cannot keep groups together, expected"
                        + " data.train 0 and data.validation 0 where 'group' is set and folds are tuned on");
            case Supply.Collected(Samples _, Ties other) -> other;
            case Supply.Drawn _ -> new Ties.None();
        };
        return Folds.of(learned, fold, folds, streams.stream("folds"), new Draw(ties, classNames, seed));
    }

    /**
     * The same data with one fold of its training set as the test set, and the others to learn from; see {@link Folds}.
     * Its own test set is left out.
     *
     * @param streams that the folds of a repetition are drawn from
     * @param words for the repetition, for messages
     * @throws DataException when a class would have no sample to learn from
     * @throws IllegalStateException when the samples are drawn for each trial
     */
    public Dataset heldOut(int fold, int folds, RandomStreams streams, String words) {
        Samples all = train();
        Ties ties = ((Supply.Collected) supply).ties();
        Parts.TrainingAndValidation parts =
                Folds.of(all, fold, folds, streams.stream("test folds"), new Draw(ties, classNames, words));
        Ties left = ties instanceof Ties.Grouped(int[] groups)
                ? new Ties.Grouped(IntStream.of(Folds.learned(all, fold, folds, streams.stream("test folds"), ties))
                        .map(sample -> groups[sample])
                        .toArray())
                : ties;
        return new Dataset(
                name,
                new Supply.Collected(parts.train(), left),
                Examination.of(parts.validation()),
                classNames,
                files,
                targets,
                origin,
                remarks,
                reading,
                inputs);
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
