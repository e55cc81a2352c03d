// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.kernel.Batch;
import dev.ceteris.engine.kernel.CrossEntropyKernel;
import dev.ceteris.engine.kernel.CrossEntropyKernel.Outcome;
import dev.ceteris.engine.kernel.ErrorKernel;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.Shape;
import dev.ceteris.engine.math.Span;
import dev.ceteris.engine.network.ClassLoss;
import dev.ceteris.engine.network.Loss;
import dev.ceteris.engine.network.NumberLoss;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Targets;
import dev.ceteris.engine.sample.Values;

/** Evaluates a network's outputs for a micro-batch. Holds the targets of its samples, and the result of each. */
sealed interface Criterion {
    /** Remembers that {@code sample} is at {@code lane} of the micro-batch. */
    void load(int sample, int lane);

    /** Remembers that a mixture of two samples is there, of which the first one has a share. */
    void load(int sample, int other, float share, int lane);

    /**
     * Loss and delta of every sample in some blocks.
     *
     * @param outputs blocks of padded outputs × 16
     */
    void judge(float[] outputs, Batch batch, Span blocks);

    /** After {@link #judge}: changes loss and delta to those of what labels are taken for; of numbers nothing. */
    void soften(float[] outputs, SoftLabels labels, Batch batch, Span blocks);

    /** After these: changes loss and delta of mixtures to the mixtures of both samples'; of numbers nothing. */
    void mix(float[] outputs, SoftLabels labels, Batch batch, Span blocks);

    /** After all these: changes loss and delta to those of targets and of teachers. */
    void teach(float[] outputs, Teaching teaching, Batch batch, Span blocks);

    /** Loss of the sample at {@code lane}. */
    float loss(int lane);

    /** 1 when the sample at {@code lane} was classified correctly, else 0; 0 where targets are numbers. */
    int hit(int lane);

    /**
     * The criterion for some targets.
     *
     * @param loss about what the targets are
     * @param mode whether samples are mixed and whether there are teachers
     * @param deltas where derivatives of the loss with respect to the outputs go, blocks of padded outputs × 16
     */
    static Criterion of(Loss loss, Targets targets, Kernels kernels, TrainingMode mode, float[] deltas, int capacity) {
        return switch (loss) {
            case ClassLoss classes ->
                new Classification(
                        (Labels) targets,
                        kernels.of(classes.kernels()),
                        deltas,
                        capacity,
                        mode.mixing().isPresent());
            case NumberLoss numbers ->
                new Regression(
                        (Values) targets,
                        kernels.of(numbers.kernels()),
                        deltas,
                        capacity,
                        mode.teaching().isPresent());
        };
    }

    /** A loss of classes. */
    final class Classification implements Criterion {
        private final Labels labels;
        private final CrossEntropyKernel kernel;
        private final Outcome outcome;

        /** Where samples are mixed: of the other ones; and how much the first ones count. */
        private final Outcome other;

        private final float[] shares;

        private Classification(Labels labels, CrossEntropyKernel kernel, float[] deltas, int capacity, boolean mixes) {
            this.labels = labels;
            this.kernel = kernel;
            outcome = outcome(deltas, capacity);
            other = outcome(new float[mixes ? deltas.length : 0], mixes ? capacity : 0);
            shares = new float[mixes ? capacity : 0];
        }

        private Outcome outcome(float[] deltas, int capacity) {
            return new Outcome(
                    labels.classes(),
                    new int[capacity],
                    deltas,
                    new float[capacity],
                    new float[capacity],
                    new byte[capacity]);
        }

        @Override
        public void load(int sample, int partner, float share, int lane) {
            load(sample, lane);
            other.labels()[lane] = labels.values()[partner];
            shares[lane] = share;
        }

        /** Losses of classes are linear in what a label is taken for: their mixture is that of the mixed labels. */
        @Override
        public void mix(float[] outputs, SoftLabels soft, Batch batch, Span blocks) {
            kernel.judge(outputs, other, batch, blocks);
            soft.apply(outputs, other, batch, blocks);
            int end = Math.min(blocks.to() * Shape.GROUP, batch.samples());
            for (int sample = blocks.from() * Shape.GROUP; sample < end; sample++) {
                float share = shares[sample];
                outcome.losses()[sample] = mixed(outcome.losses()[sample], other.losses()[sample], share);
                int first = outcome.first(sample);
                for (int at = first; at < first + labels.classes() * Shape.GROUP; at += Shape.GROUP) {
                    outcome.deltas()[at] = mixed(outcome.deltas()[at], other.deltas()[at], share);
                }
            }
        }

        private static float mixed(float one, float another, float share) {
            return Math.fma(share, one, (1 - share) * another);
        }

        @Override
        public void load(int sample, int lane) {
            outcome.labels()[lane] = labels.values()[sample];
        }

        @Override
        public void judge(float[] outputs, Batch batch, Span blocks) {
            kernel.judge(outputs, outcome, batch, blocks);
        }

        @Override
        public void soften(float[] outputs, SoftLabels soft, Batch batch, Span blocks) {
            soft.apply(outputs, outcome, batch, blocks);
        }

        @Override
        public void teach(float[] outputs, Teaching teaching, Batch batch, Span blocks) {
            teaching.apply(outputs, outcome, batch, blocks);
        }

        @Override
        public float loss(int lane) {
            return outcome.losses()[lane];
        }

        @Override
        public int hit(int lane) {
            return outcome.hits()[lane];
        }
    }

    /** A loss of numbers. */
    final class Regression implements Criterion {
        private final Values values;
        private final ErrorKernel kernel;
        private final ErrorKernel.Outcome outcome;

        /** Where there are teachers: with their answers as targets. */
        private final ErrorKernel.Outcome taught;

        private Regression(Values values, ErrorKernel kernel, float[] deltas, int capacity, boolean isTaught) {
            this.values = values;
            this.kernel = kernel;
            outcome = outcome(deltas, capacity);
            taught = outcome(new float[isTaught ? deltas.length : 0], isTaught ? capacity : 0);
        }

        private ErrorKernel.Outcome outcome(float[] deltas, int capacity) {
            return new ErrorKernel.Outcome(values.width(), new float[deltas.length], deltas, new float[capacity]);
        }

        @Override
        public void load(int sample, int lane) {
            int block = lane / Shape.GROUP * Shape.padded(values.width()) * Shape.GROUP;
            for (int j = 0; j < values.width(); j++) {
                outcome.targets()[block + j * Shape.GROUP + lane % Shape.GROUP] =
                        (float) values.values()[sample * values.width() + j];
            }
        }

        /** Targets are mixed, not losses: of squared errors both have the same slope. */
        @Override
        public void load(int sample, int other, float share, int lane) {
            int block = lane / Shape.GROUP * Shape.padded(values.width()) * Shape.GROUP;
            for (int j = 0; j < values.width(); j++) {
                double target = share * values.values()[sample * values.width() + j]
                        + (1 - share) * values.values()[other * values.width() + j];
                outcome.targets()[block + j * Shape.GROUP + lane % Shape.GROUP] = (float) target;
            }
        }

        @Override
        public void mix(float[] outputs, SoftLabels soft, Batch batch, Span blocks) {}

        @Override
        public void judge(float[] outputs, Batch batch, Span blocks) {
            kernel.judge(outputs, outcome, blocks);
        }

        @Override
        public void soften(float[] outputs, SoftLabels soft, Batch batch, Span blocks) {}

        @Override
        public void teach(float[] outputs, Teaching teaching, Batch batch, Span blocks) {
            teaching.apply(outputs, kernel, outcome, taught, batch, blocks);
        }

        @Override
        public float loss(int lane) {
            return outcome.losses()[lane];
        }

        @Override
        public int hit(int lane) {
            return 0;
        }
    }
}
