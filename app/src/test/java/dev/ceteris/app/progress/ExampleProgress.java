// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.progress;

import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.study.StudyReader;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.spec.StudyText;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** Studies and epochs for tests of what is shown. */
final class ExampleProgress {
    private ExampleProgress() {}

    /** A study of the batch sizes 1, 2, 4 …. */
    static Study study(int conditions, int seeds, int epochs) {
        List<Integer> batchSizes =
                IntStream.range(0, conditions).mapToObj(i -> 1 << i).toList();
        return StudyReader.read(new StudyText("example.yaml", """
                        study: example
                        question: Does the batch size matter?
                        data: {source: mnist}
                        network: {hidden: [8], activation: relu, initialization: he}
                        training: {optimizer: sgd, learningRate: 0.1, update: batch, epochs: %d}
                        vary: {batchSize: %s}
                        seeds: %d
                        """.formatted(epochs, batchSizes, seeds)), List.of());
    }

    /** A study that tunes the learning rate by successive halving: fewer candidates from round to round. */
    static Study halving() {
        return StudyReader.read(new StudyText("halving.yaml", """
                        study: halving
                        question: Which learning rate?
                        data: {source: mnist, validation: 1000}
                        network: {hidden: [8], activation: relu, initialization: he}
                        training: {optimizer: sgd, batchSize: 128, update: batch, epochs: 9}
                        vary: {activation: [relu, tanh]}
                        tune: {learningRate: {from: 0.01, to: 1, scale: log}, by: validation.loss, search: halving, budget: {trials: 9}}
                        seeds: 2
                        """), List.of());
    }

    static EpochRecord epoch(int number) {
        return new EpochRecord(number, Map.of(Metric.TRAIN_LOSS, 1.0 / number, Metric.TEST_ACCURACY, 1 - 0.5 / number));
    }

    /** A clock that advances only when a test advances it. */
    static final class Clock implements LongSupplier {
        private long nanos = 17;

        void passSeconds(double seconds) {
            nanos += Math.round(seconds * 1e9);
        }

        @Override
        public long getAsLong() {
            return nanos;
        }
    }
}
