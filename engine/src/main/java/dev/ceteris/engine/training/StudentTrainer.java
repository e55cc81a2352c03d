// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import static dev.ceteris.base.Require.require;

import dev.ceteris.engine.distillation.Distillation;
import dev.ceteris.engine.distillation.Teachers;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.WeightSummary;
import dev.ceteris.engine.sample.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One trial in float32 of a network that learns from {@link Teachers}: first these are trained one after the other, an
 * epoch with every {@link #prepare}; then the network itself. A teacher that diverges teaches nothing: the network's
 * first epoch has diverged then.
 */
public final class StudentTrainer implements LearningNetwork {
    private final Network network;
    private final Teachers teachers;
    private final Training training;
    private final Samples samples;
    private final TrainingStreams streams;
    private final List<Weights> taught = new ArrayList<>();
    private Optional<Trainer> teacher = Optional.empty();
    private Optional<Trainer> student = Optional.empty();
    private int teacherEpochs;
    private boolean diverged;

    /**
     * A trial at its beginning.
     *
     * @param network with as many inputs as the samples are wide and as many outputs as their targets need
     * @param training how it learns, from {@link Teachers}
     * @param samples what it and its teachers learn from
     * @param streams of it; those of its teachers depend on them
     * @throws dev.ceteris.base.SpecException when network, training and samples do not fit together
     */
    public StudentTrainer(Network network, Training training, Samples samples, TrainingStreams streams) {
        this(network, training, samples, streams, List.of());
        startNext();
    }

    private StudentTrainer(
            Network network, Training training, Samples samples, TrainingStreams streams, List<Weights> taught) {
        require(
                training.distillation() instanceof Teachers,
                "distillation",
                training.distillation(),
                "teachers; without them, a network has a Trainer");
        Compatibility.require(network, samples);
        Compatibility.require(network, training);
        this.network = network;
        this.training = training;
        this.samples = samples;
        this.streams = streams;
        this.taught.addAll(taught);
        teachers = (Teachers) training.distillation();
        teacherEpochs = taught.size() * training.epochs();
    }

    /** The network of each teacher of one that learns so; the same where there are none. */
    public static Network teacher(Network network, Distillation distillation) {
        return distillation instanceof Teachers wide && wide.width() > 0 ? network.withHidden(wide.width()) : network;
    }

    /**
     * A trial that goes on where a checkpoint was made: the rest of its epochs give the bits of an undisturbed trial.
     *
     * @param streams those of the undisturbed trial
     * @throws dev.ceteris.base.SpecException when network, training and samples do not fit together
     */
    public static StudentTrainer resume(
            Network network,
            Training training,
            Samples samples,
            TrainingStreams streams,
            StudentCheckpoint checkpoint) {
        StudentTrainer trainer = new StudentTrainer(network, training, samples, streams, checkpoint.taught());
        if (checkpoint.student().isPresent()) {
            trainer.resumeStudent(checkpoint.student().get());
        } else if (checkpoint.teacher().isPresent()) {
            trainer.resumeTeacher(checkpoint.teacher().get());
        } else {
            trainer.startNext();
        }
        return trainer;
    }

    private void resumeStudent(Float32Checkpoint checkpoint) {
        student = Optional.of(Trainer.resume(network, training, samples, streams.order(), checkpoint, taught));
    }

    private void resumeTeacher(Float32Checkpoint checkpoint) {
        teacherEpochs += checkpoint.finishedEpochs();
        teacher = Optional.of(Trainer.resume(
                theirs(), training.ofTeachers(), samples, streamsOfTeacher().order(), checkpoint, List.of()));
    }

    private Network theirs() {
        return teacher(network, teachers);
    }

    private TrainingStreams streamsOfTeacher() {
        return streams.ofTeacher(taught.size() + 1);
    }

    /** Begins with the next teacher or, when there is none, with the network itself. */
    private void startNext() {
        if (taught.size() < teachers.count()) {
            teacher = Optional.of(new Trainer(theirs(), training.ofTeachers(), samples, streamsOfTeacher()));
        } else {
            teacher = Optional.empty();
            student = Optional.of(new Trainer(network, training, samples, streams, taught));
        }
    }

    @Override
    public int preparatoryEpochs() {
        return teachers.count() * training.epochs();
    }

    @Override
    public int preparedEpochs() {
        return teacherEpochs;
    }

    @Override
    public boolean isPrepared() {
        return student.isPresent() || diverged;
    }

    @Override
    public void prepare(ThreadTeam team) {
        Trainer now = teacher.orElseThrow();
        EpochResult result = now.trainEpoch(team);
        teacherEpochs++;
        diverged = result.diverged();
        if (!diverged && result.epoch() == training.epochs()) {
            taught.add(now.result());
            startNext();
        }
    }

    @Override
    public EpochResult trainEpoch(ThreadTeam team) {
        return diverged
                ? new EpochResult(1, 0, 0, Double.NaN, Double.NaN)
                : student().trainEpoch(team);
    }

    /** The network itself; where a teacher has diverged, that one in its place. */
    private Trainer student() {
        return student.or(() -> diverged ? teacher : Optional.empty())
                .orElseThrow(() -> new IllegalStateException("its teachers have to be trained first"));
    }

    @Override
    public boolean isAtRest() {
        return false;
    }

    @Override
    public Evaluation evaluate(Samples judged, ThreadTeam team) {
        return student().evaluate(judged, team);
    }

    @Override
    public Examined examine(Samples judged, ThreadTeam team) {
        return student().examine(judged, team);
    }

    @Override
    public double[] answers(Samples asked, ThreadTeam team) {
        return student().answers(asked, team);
    }

    @Override
    public WeightSummary weightSummary() {
        return student().weightSummary();
    }

    @Override
    public double penalty(WeightSummary weights) {
        return student().penalty(weights);
    }

    @Override
    public boolean stopsEarly(double loss) {
        return student().stopsEarly(loss);
    }

    @Override
    public int resultEpoch() {
        return student().resultEpoch();
    }

    @Override
    public Weights result() {
        return student().result();
    }

    @Override
    public StudentCheckpoint checkpoint() {
        return new StudentCheckpoint(taught, teacher.map(Trainer::checkpoint), student.map(Trainer::checkpoint));
    }
}
