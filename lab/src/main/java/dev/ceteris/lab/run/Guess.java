// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Targets;
import dev.ceteris.engine.sample.Values;
import dev.ceteris.lab.score.ClassScore;
import dev.ceteris.lab.score.ClassScores;
import dev.ceteris.lab.trial.Metric;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What a prediction comes to on the test set that ignores the inputs: of classes, the frequencies that they have in the
 * training set, the commonest of which is the answer; of numbers, their mean in the training set. A network that does
 * not beat it has learned nothing that depends on its inputs.
 */
final class Guess {
    /** The output of a class that is never answered: its probability underflows to 0. */
    private static final double NEVER = -1e6;

    private Guess() {}

    /**
     * By targets of the same kind.
     *
     * @return accuracy, loss and scores for classes, the loss alone for numbers; no loss where the test set has a class
     *     that the training set lacks, because it is infinite, and never a calibration error: a guess by frequencies is
     *     calibrated, and yet no network has to beat it in that
     */
    static SequencedMap<String, Double> of(Targets train, Targets test) {
        SequencedMap<String, Double> values = new LinkedHashMap<>();
        if (train instanceof Labels learned && test instanceof Labels asked) {
            double[] shares = shares(learned);
            values.put(Metric.TEST_ACCURACY.key(), shares(asked)[commonest(shares)]);
            double loss = 0;
            for (int label : asked.values()) {
                loss -= Math.log(shares[label]) / asked.count();
            }
            if (Double.isFinite(loss)) {
                values.put(Metric.TEST_LOSS.key(), loss);
            }
            values.putAll(scores(shares, asked, Double.isFinite(loss)));
        } else if (train instanceof Values learned && test instanceof Values asked) {
            values.put(Metric.TEST_LOSS.key(), squaredError(means(learned), asked));
        }
        return values;
    }

    /** The scores of answering every sample with the classes' shares. */
    private static Map<String, Double> scores(double[] shares, Labels asked, boolean hasLoss) {
        double[] outputs = new double[asked.count() * shares.length];
        for (int i = 0; i < outputs.length; i++) {
            double share = shares[i % shares.length];
            outputs[i] = share > 0 ? Math.log(share) : NEVER;
        }
        ClassScores scores = ClassScores.of(outputs, asked);
        SequencedMap<String, Double> values = new LinkedHashMap<>();
        for (ClassScore score : ClassScore.values()) {
            boolean compared = score != ClassScore.CALIBRATION_ERROR && (hasLoss || score != ClassScore.LOG_LOSS);
            if (compared && scores.of(score).isPresent()) {
                values.put("test." + score.word(), scores.of(score).getAsDouble());
            }
        }
        return values;
    }

    private static double[] shares(Labels labels) {
        double[] shares = new double[labels.classes()];
        for (int label : labels.values()) {
            shares[label] += 1.0 / labels.count();
        }
        return shares;
    }

    /** Of equally common classes, the first. */
    private static int commonest(double[] shares) {
        int commonest = 0;
        for (int i = 1; i < shares.length; i++) {
            // Shares are sums of 1/n, so equal counts have equal sums.
            commonest = shares[i] > shares[commonest] ? i : commonest;
        }
        return commonest;
    }

    private static double[] means(Values values) {
        double[] means = new double[values.width()];
        for (int i = 0; i < values.values().length; i++) {
            means[i % means.length] += values.values()[i] / values.count();
        }
        return means;
    }

    private static double squaredError(double[] predicted, Values asked) {
        double sum = 0;
        for (int i = 0; i < asked.values().length; i++) {
            double error = asked.values()[i] - predicted[i % predicted.length];
            sum += error * error;
        }
        return sum / asked.values().length;
    }
}
