// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.bench;

import dev.ceteris.data.source.Dataset;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.training.Trainer;
import dev.ceteris.engine.training.Training;
import dev.ceteris.engine.training.WarmUp;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Trains tasks as any program would that uses the engine, and takes the time of training alone: data are read, trainers
 * made and networks evaluated while the clock is stopped.
 *
 * @param dataset what is learned
 * @param nanoTime measures time, as {@link System#nanoTime} does
 * @param warmUp comes before the clock runs
 * @param news receives the progress, a line at a time; called by any thread
 */
public record Bench(Dataset dataset, LongSupplier nanoTime, WarmUp warmUp, Consumer<String> news) {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long SEED = 1;

    /**
     * Takes the time of one task.
     *
     * @param threads that train one network together, at least 1; many networks have one each, whatever is said here
     */
    public Timing time(BenchTask task, int threads) {
        return switch (task) {
            case BenchTask.OneNetwork one -> time(one, threads);
            case BenchTask.ManyNetworks many -> time(many);
        };
    }

    private Timing time(BenchTask.OneNetwork task, int threads) {
        Trainer trainer = trainer(task.hidden(), task.training());
        warmUp(task.hidden(), task.training(), threads);
        try (ThreadTeam team = ThreadTeam.of(threads)) {
            double[] seconds = new double[task.training().epochs()];
            for (int epoch = 0; epoch < seconds.length; epoch++) {
                long start = nanoTime.getAsLong();
                trainer.trainEpoch(team);
                seconds[epoch] = secondsSince(start);
                news.accept(task.name() + ", threads " + threads + ": epoch " + (epoch + 1) + " of " + seconds.length
                        + ", " + text(seconds[epoch]));
            }
            double[] later = seconds.length == 1 ? seconds : Arrays.copyOfRange(seconds, 1, seconds.length);
            double accuracy = trainer.evaluate(dataset.test(), team).accuracy();
            return new Timing(task.name(), threads, Median.of(later), seconds[0], accuracy);
        }
    }

    private Timing time(BenchTask.ManyNetworks task) {
        List<Trainer> trainers = task.hidden().stream()
                .map(hidden -> trainer(hidden, task.training()))
                .toList();
        warmUp(task.hidden().getFirst(), task.training(), 1);
        AtomicInteger begun = new AtomicInteger();
        long start = nanoTime.getAsLong();
        try (ThreadTeam pair = ThreadTeam.of(BenchTask.ManyNetworks.AT_A_TIME)) {
            pair.run((_, _) -> {
                for (int i = begun.getAndIncrement(); i < trainers.size(); i = begun.getAndIncrement()) {
                    trainAlone(trainers.get(i), task, task.hidden().get(i));
                }
            });
        }
        double seconds = secondsSince(start);
        double best = 0;
        try (ThreadTeam team = ThreadTeam.of(1)) {
            for (Trainer trainer : trainers) {
                best = Math.max(best, trainer.evaluate(dataset.test(), team).accuracy());
            }
        }
        return new Timing(task.name(), BenchTask.ManyNetworks.AT_A_TIME, seconds, seconds, best);
    }

    private void trainAlone(Trainer trainer, BenchTask.ManyNetworks task, List<Integer> hidden) {
        long start = nanoTime.getAsLong();
        try (ThreadTeam alone = ThreadTeam.of(1)) {
            for (int epoch = 0; epoch < task.training().epochs(); epoch++) {
                trainer.trainEpoch(alone);
            }
        }
        news.accept(task.name() + ": hidden layers " + hidden + ", " + text(secondsSince(start)));
    }

    private void warmUp(List<Integer> hidden, Training training, int threads) {
        Samples samples = dataset.train();
        warmUp.run(BenchTask.network(hidden, samples), training, samples, threads);
    }

    private Trainer trainer(List<Integer> hidden, Training training) {
        Samples samples = dataset.train();
        return new Trainer(BenchTask.network(hidden, samples), training, samples, SEED);
    }

    private double secondsSince(long start) {
        return (nanoTime.getAsLong() - start) / NANOS_PER_SECOND;
    }

    private static String text(double seconds) {
        return String.format(Locale.ROOT, "%.3f s", seconds);
    }
}
