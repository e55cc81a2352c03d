// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.inspect;

import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.InputLayout;
import dev.ceteris.data.source.TargetColumn;
import dev.ceteris.engine.network.ClassLoss;
import dev.ceteris.engine.network.ConvolutionShape;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.sample.ByteFeatures;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.sample.Values;
import dev.ceteris.engine.training.LearnedImages;
import dev.ceteris.engine.training.TrainedWeights;
import dev.ceteris.lab.score.ClassAnswers;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A trained network, and what it answers to every sample of its test set. */
public final class ExaminedNetwork {
    /** Samples by which hidden units are examined; of larger test sets, that many at even distances. */
    private static final int MOST_EXAMINED = 10_000;

    private final TrialSpec spec;
    private final TrialRecord trial;
    private final Dataset dataset;
    private final Samples test;
    private final double[] outputs;
    private final Optional<ClassAnswers> classes;
    private final List<LayerActivity> activity;
    private final Optional<DecisionRegions> regions;
    private final double[] first;
    private final int firstUnits;
    private final List<ConvolutionShape> convolutions;

    /**
     * Asks a network.
     *
     * @param spec of the trial
     * @param trial that trained it, done
     * @param dataset that the trial learned from, with its test set
     * @param end the network's weights
     */
    ExaminedNetwork(TrialSpec spec, TrialRecord trial, Dataset dataset, Network network, TrainedWeights end) {
        this.spec = spec;
        this.trial = trial;
        this.dataset = dataset;
        test = dataset.test();
        boolean asked = test.targets() instanceof Labels || !dataset.targets().isEmpty();
        outputs = asked ? NetworkAnswers.of(network, end, test) : new double[0];
        classes = switch (test.targets()) {
            case Labels labels -> Optional.of(ClassAnswers.of(((ClassLoss) network.loss()).logits(outputs), labels));
            case Values _ -> Optional.empty();
        };
        activity = LayerActivity.of(network, end, some(test));
        regions = classes.isPresent() && isPlane(dataset.layout())
                ? Optional.of(DecisionRegions.of(network, end, test))
                : Optional.empty();
        first = NetworkAnswers.first(end);
        firstUnits = network.units(0);
        convolutions = network.convolutions().shapes();
    }

    private static boolean isPlane(InputLayout layout) {
        return layout instanceof InputLayout.Columns columns
                && columns.inputs().size() == 2
                && columns.inputs().stream().allMatch(input -> input.category().isEmpty());
    }

    private static Samples some(Samples test) {
        if (test.count() <= MOST_EXAMINED) {
            return test;
        }
        int[] chosen = new int[MOST_EXAMINED];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = (int) ((long) i * test.count() / MOST_EXAMINED);
        }
        return test.select(chosen);
    }

    /** The trial that trained it. */
    public TrialRecord trial() {
        return trial;
    }

    /** The data that it learned from and is tested on. */
    public Dataset dataset() {
        return dataset;
    }

    /**
     * The first images of the training set, each as it is and then as it was learned in the first epochs, one after the
     * other; none where nothing was done to them.
     *
     * @param images at most so many
     * @param epochs at most so many
     * @return for each image a list of unsigned bytes, all of the same length
     */
    public List<List<byte[]>> learnedImages(int images, int epochs) {
        if (spec.training().augmentation().isNothing()) {
            return List.of();
        }
        LearnedImages learned = new LearnedImages(
                spec.training(),
                (ByteFeatures) dataset.train().features(),
                spec.trainingStreams().order());
        List<Integer> samples =
                IntStream.range(0, Math.min(images, learned.count())).boxed().toList();
        List<List<byte[]>> twins = new ArrayList<>();
        samples.forEach(sample -> twins.add(new ArrayList<>(List.of(learned.original(sample)))));
        for (int epoch = 1; epoch <= Math.min(epochs, trial.epochs().size()); epoch++) {
            List<byte[]> changed = learned.learned(epoch, samples);
            for (int i = 0; i < twins.size(); i++) {
                twins.get(i).add(changed.get(i));
            }
        }
        return twins;
    }

    /** Number of samples of the test set. */
    public int count() {
        return test.count();
    }

    /** Numbers of each sample. */
    public int inputs() {
        return test.features().width();
    }

    /** One number of a sample of the test set, as the network sees it. */
    public double input(int sample, int feature) {
        return test.features().value(sample, feature);
    }

    /** What it answers to the test set; empty where numbers are learned. */
    public Optional<ClassAnswers> classes() {
        return classes;
    }

    /** The columns that it predicts; empty where classes are learned, or numbers that are no column. */
    public List<TargetColumn> targets() {
        return dataset.targets();
    }

    /** What it predicts of a column for a sample of the test set, in the column's unit. */
    public double predicted(int sample, int target) {
        return inUnit(outputs[sample * targets().size() + target], target);
    }

    /** What a sample of the test set has in a column that is predicted, in the column's unit. */
    public double correct(int sample, int target) {
        Values values = (Values) test.targets();
        return inUnit(values.values()[sample * targets().size() + target], target);
    }

    private double inUnit(double standardized, int target) {
        TargetColumn column = targets().get(target);
        return standardized * column.deviation() + column.mean();
    }

    /** What its dense hidden layers do, first to last. */
    public List<LayerActivity> activity() {
        return activity;
    }

    /** Where it predicts which class; empty unless it sees two columns of numbers. */
    public Optional<DecisionRegions> regions() {
        return regions;
    }

    /** What a unit of the first layer sees of an image: all of it, or the window of a convolution. */
    public InputLayout.Image firstView(InputLayout.Image image) {
        if (convolutions.isEmpty()) {
            return image;
        }
        int size = convolutions.getFirst().convolution().size();
        return new InputLayout.Image(size, size, image.channels());
    }

    /** Number of convolutional layers. */
    public int convolutions() {
        return convolutions.size();
    }

    /** Units of the first layer, of a convolution its filters. */
    public int firstUnits() {
        return firstUnits;
    }

    /** Whether there are dense hidden layers. */
    public boolean hasHidden() {
        return !activity.isEmpty();
    }

    /** The weight from an input to a unit of the first layer. */
    public double firstWeight(int input, int unit) {
        return first[input * firstUnits + unit];
    }
}
