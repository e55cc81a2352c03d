// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.distillation.Teachers;
import dev.ceteris.engine.kernel.Batch;
import dev.ceteris.engine.kernel.CrossEntropyKernel;
import dev.ceteris.engine.kernel.ErrorKernel;
import dev.ceteris.engine.kernel.Shape;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.math.Exponential;
import dev.ceteris.engine.math.Logarithm;
import dev.ceteris.engine.math.Span;
import java.util.List;

/** The teachers of a network while it learns: what they answer to a micro-batch, and how much that counts. */
final class Teaching {
    private final List<Propagation> teachers;
    private final float weight;
    private final float temperature;

    /**
     * @param teachers networks with room for the micro-batches of the one that learns, shown what it is shown
     * @param how much their answers count
     */
    Teaching(List<Propagation> teachers, Teachers how) {
        this.teachers = List.copyOf(teachers);
        weight = (float) how.weight();
        temperature = (float) how.temperature();
    }

    /** Makes room for a team of that size; called by one thread before its work. */
    void prepare(int parts) {
        teachers.forEach(teacher -> teacher.prepare(parts));
    }

    /** Asks the teachers about the samples that are learned next. */
    void ask(int[] order, int first, int count, ThreadTeam team) {
        for (Propagation teacher : teachers) {
            teacher.load(order, first, count);
            teacher.answer(team);
        }
    }

    /**
     * Changes losses and deltas of classes, which some blocks have, to those of labels and of teachers.
     *
     * @param logits of the network that learns
     */
    void apply(float[] logits, CrossEntropyKernel.Outcome outcome, Batch batch, Span blocks) {
        float[] taught = new float[outcome.classes()];
        float[] answered = new float[outcome.classes()];
        int end = Math.min(blocks.to() * Shape.GROUP, batch.samples());
        for (int sample = blocks.from() * Shape.GROUP; sample < end; sample++) {
            int first = outcome.first(sample);
            meanProbabilities(first, taught, answered);
            float logOfSum = softmax(logits, first, answered);
            float largest = largest(logits, first, answered.length);
            float loss = 0;
            for (int k = 0; k < taught.length; k++) {
                int at = first + k * Shape.GROUP;
                loss += taught[k] * (logOfSum + (largest - logits[at]) / temperature);
                float delta = temperature * (answered[k] - taught[k]);
                outcome.deltas()[at] = weighted(outcome.deltas()[at], delta);
            }
            outcome.losses()[sample] = weighted(outcome.losses()[sample], temperature * temperature * loss);
        }
    }

    private void meanProbabilities(int first, float[] mean, float[] scratch) {
        for (int i = 0; i < teachers.size(); i++) {
            softmax(teachers.get(i).outputs(), first, scratch);
            for (int k = 0; k < mean.length; k++) {
                mean[k] = (i == 0 ? 0 : mean[k]) + scratch[k];
            }
        }
        for (int k = 0; k < mean.length; k++) {
            mean[k] /= teachers.size();
        }
    }

    /**
     * The softmax of logits divided by the temperature.
     *
     * @return ln of the sum of exp((logit − largest logit) / temperature)
     */
    private float softmax(float[] logits, int first, float[] to) {
        float largest = largest(logits, first, to.length);
        float sum = 0;
        for (int k = 0; k < to.length; k++) {
            to[k] = Exponential.exp((logits[first + k * Shape.GROUP] - largest) / temperature);
            sum += to[k];
        }
        for (int k = 0; k < to.length; k++) {
            to[k] /= sum;
        }
        return Logarithm.log(sum);
    }

    private static float largest(float[] logits, int first, int classes) {
        float largest = logits[first];
        for (int k = 1; k < classes; k++) {
            largest = Math.max(largest, logits[first + k * Shape.GROUP]);
        }
        return largest;
    }

    /**
     * Changes losses and deltas of numbers, which some blocks have, to those of targets and of teachers.
     *
     * @param outputs of the network that learns
     * @param taught room for the teachers' mean answers as targets and for what comes of them
     */
    void apply(
            float[] outputs,
            ErrorKernel kernel,
            ErrorKernel.Outcome outcome,
            ErrorKernel.Outcome taught,
            Batch batch,
            Span blocks) {
        int block = Shape.padded(outcome.width()) * Shape.GROUP;
        for (int at = blocks.from() * block; at < blocks.to() * block; at++) {
            float sum = 0;
            for (Propagation teacher : teachers) {
                sum += teacher.outputs()[at];
            }
            taught.targets()[at] = sum / teachers.size();
        }
        kernel.judge(outputs, taught, blocks);
        int end = Math.min(blocks.to() * Shape.GROUP, batch.samples());
        for (int sample = blocks.from() * Shape.GROUP; sample < end; sample++) {
            outcome.losses()[sample] = weighted(outcome.losses()[sample], taught.losses()[sample]);
            int first = outcome.first(sample);
            for (int at = first; at < first + outcome.width() * Shape.GROUP; at += Shape.GROUP) {
                outcome.deltas()[at] = weighted(outcome.deltas()[at], taught.deltas()[at]);
            }
        }
    }

    private float weighted(float ofTarget, float ofTeachers) {
        return Math.fma(weight, ofTeachers, (1 - weight) * ofTarget);
    }
}
