// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report;

import dev.ceteris.data.DataCatalog;
import dev.ceteris.data.SourceFile;
import dev.ceteris.engine.network.Initialization;
import dev.ceteris.engine.network.Relu;
import dev.ceteris.engine.training.Sgd;
import dev.ceteris.engine.training.Training;
import dev.ceteris.engine.training.Update;
import dev.ceteris.lab.store.EpochRecord;
import dev.ceteris.lab.store.Provenance;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.TrialRecord;
import dev.ceteris.lab.store.TrialState;
import dev.ceteris.lab.study.Condition;
import dev.ceteris.lab.study.DataSpec;
import dev.ceteris.lab.study.Factor;
import dev.ceteris.lab.study.Metric;
import dev.ceteris.lab.study.NetworkSpec;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.study.TrialSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Runs written down by hand: nothing is trained, the numbers only look like it. */
final class Runs {
    static final List<String> METRICS = List.of("test.accuracy", "test.loss", "train.loss", "epoch.seconds");

    private Runs() {}

    /** What a trial of a made-up run came to. */
    interface Trial {
        TrialRecord of(int number, Condition condition, long seed);
    }

    /** Three batch sizes with {@code seeds} seeds, all finished. */
    static RunRecord batchSizes(int seeds) {
        return of(
                "Does the batch size change how fast and how well a network learns?",
                new Factor("batchSize", "training.batchSize", List.of(128, 1024, 60000)),
                seeds,
                20,
                Runs::learned);
    }

    /** Full-batch descent: the batch is a portion of memory only, so every condition of a seed is the same trial. */
    static RunRecord accumulated() {
        return of(
                "Does the batch size matter when weights change once per epoch?",
                new Factor("batchSize", "training.batchSize", List.of(128, 1024, 60000)),
                3,
                20,
                (number, condition, seed) -> new TrialRecord(
                        number,
                        condition,
                        seed,
                        new TrialState.Done(digest(seed), 20),
                        learned(0, condition("batchSize", 60000), seed).epochs()));
    }

    /** Nine networks, ten seeds, 200 epochs. */
    static RunRecord large() {
        List<Object> hidden = List.of(
                List.of(128),
                List.of(254),
                List.of(512),
                List.of(128, 96),
                List.of(254, 190),
                List.of(512, 384),
                List.of(128, 96, 72),
                List.of(254, 190, 142),
                List.of(512, 384, 288));
        return of(
                "Which architecture up to depth 3 and width 512 generalizes best?",
                new Factor("hidden", "network.hidden", hidden),
                10,
                200,
                (number, condition, seed) -> done(
                        number,
                        condition,
                        seed,
                        200,
                        469,
                        0.02 + 0.004 * hidden.indexOf(condition.levels().get("hidden"))));
    }

    /** One trial diverged, one was interrupted, one failed, one was never begun; the others finished. */
    static RunRecord troubled() {
        return of(
                "How large may the learning rate be?",
                new Factor("learningRate", "training.learningRate", List.of(0.1, 0.4, 3.0)),
                4,
                20,
                (number, condition, seed) -> {
                    List<EpochRecord> epochs =
                            learned(number, condition("batchSize", 128), seed).epochs();
                    double learningRate = (double) condition.levels().get("learningRate");
                    if (learningRate == 3.0) {
                        return new TrialRecord(number, condition, seed, new TrialState.Diverged(7), exploding(7));
                    }
                    if (learningRate == 0.4 && seed == 4) {
                        return new TrialRecord(
                                number, condition, seed, new TrialState.Interrupted(), epochs.subList(0, 5));
                    }
                    if (learningRate == 0.1 && seed == 4) {
                        return new TrialRecord(number, condition, seed, new TrialState.Planned(), List.of());
                    }
                    if (learningRate == 0.1 && seed == 3) {
                        return new TrialRecord(
                                number, condition, seed, new TrialState.Failed("no space left"), epochs.subList(0, 2));
                    }
                    return new TrialRecord(number, condition, seed, new TrialState.Done(digest(number), 20), epochs);
                });
    }

    static RunRecord of(String question, Factor factor, int seeds, int epochs, Trial trial) {
        List<TrialSpec> specs = new ArrayList<>();
        for (long seed : LongStream.rangeClosed(1, seeds).toArray()) {
            for (Object level : factor.levels()) {
                specs.add(new TrialSpec(
                        specs.size() + 1,
                        condition(factor.name(), level),
                        seed,
                        new DataSpec(DataCatalog.named("mnist"), 0, 0, 0),
                        new NetworkSpec(List.of(128), new Relu(), Initialization.HE),
                        new Training(new Sgd(), 0.4, 128, Update.BATCH, epochs)));
            }
        }
        return new RunRecord(
                factor.name() + "-1f3a9c",
                study(question, factor, specs, epochs),
                provenance(),
                Instant.parse("2026-03-01T09:30:00Z"),
                specs.stream()
                        .map(spec -> trial.of(spec.number(), spec.condition(), spec.seed()))
                        .toList());
    }

    private static Study study(String question, Factor factor, List<TrialSpec> specs, int epochs) {
        LinkedHashMap<String, String> held = new LinkedHashMap<>();
        held.put("data.source", "mnist");
        held.put("data.train", "0");
        held.put("network.hidden", "[128]");
        held.put("network.activation", "relu");
        held.put("network.initialization", "he");
        held.put("training.optimizer", "sgd");
        held.put("training.learningRate", "0.4");
        held.put("training.batchSize", "128");
        held.put("training.update", "batch");
        held.put("training.epochs", String.valueOf(epochs));
        held.remove(factor.path());
        return new Study(
                factor.name(),
                question,
                "study: " + factor.name() + "\nquestion: " + question + "\nvary:\n  " + factor.name() + ": "
                        + factor.levels() + "\n",
                List.of("training.epochs=" + epochs),
                digest(99),
                List.of(factor),
                held,
                METRICS,
                specs);
    }

    static Provenance provenance() {
        return new Provenance(
                "0.1.0",
                1,
                "Eclipse Temurin 25.0.1",
                "Linux 6.1 amd64",
                "a processor",
                2,
                256,
                "./ceteris run batch-size --set training.epochs=20",
                List.of(
                        new SourceFile("train-images-idx3-ubyte", digest(1001)),
                        new SourceFile("t10k-images-idx3-ubyte", digest(1002))));
    }

    static Condition condition(String factor, Object level) {
        return new Condition(Map.of(factor, level));
    }

    /** A finished trial of 20 epochs, faster with smaller batches. */
    static TrialRecord learned(int number, Condition condition, long seed) {
        int batchSize = (int) condition.levels().get("batchSize");
        int batches = (60_000 + batchSize - 1) / batchSize;
        return done(number, condition, seed, 20, batches, 1.5 / (Math.pow(batches, 0.65) * 1.5 + 4));
    }

    /** A finished trial whose loss falls towards {@code floor}. */
    static TrialRecord done(int number, Condition condition, long seed, int epochs, int batches, double floor) {
        return new TrialRecord(
                number,
                condition,
                seed,
                new TrialState.Done(digest(number), epochs),
                IntStream.rangeClosed(1, epochs)
                        .mapToObj(epoch -> learning(epoch, batches, floor, noise(number, epoch) + noise(seed, 0)))
                        .toList());
    }

    private static EpochRecord learning(int epoch, int batches, double floor, double noise) {
        double left = 2.2 * Math.exp(-Math.sqrt(epoch * (1 + Math.log(batches)) / 2));
        double testLoss = (floor + left) * (1 + 0.03 * noise) + 0.02;
        double trainLoss = (floor * 0.6 + left) * (1 + 0.02 * noise);
        Map<Metric, Double> metrics = new EnumMap<>(Metric.class);
        metrics.put(Metric.TRAIN_LOSS, trainLoss);
        metrics.put(Metric.TRAIN_ACCURACY, 1 - 0.3 * trainLoss);
        metrics.put(Metric.TEST_LOSS, testLoss);
        metrics.put(Metric.TEST_ACCURACY, 1 - 0.3 * testLoss);
        metrics.put(Metric.EPOCH_SECONDS, 0.25 + 0.0002 * batches + 0.01 * noise);
        metrics.put(Metric.EPOCH_BATCHES, (double) batches);
        metrics.put(Metric.UPDATES, (double) epoch * batches);
        metrics.put(Metric.GRADIENT_NORM, 0.3);
        metrics.put(Metric.WEIGHT_NORM, 20.0);
        return new EpochRecord(epoch, metrics);
    }

    /** A loss that grows faster and faster and is infinite in the last epoch. */
    static List<EpochRecord> exploding(int epochs) {
        return IntStream.rangeClosed(1, epochs)
                .mapToObj(epoch -> new EpochRecord(
                        epoch,
                        Map.of(
                                Metric.TRAIN_LOSS,
                                epoch == epochs ? Double.NaN : Math.exp(0.3 * epoch * epoch),
                                Metric.TEST_LOSS,
                                epoch == epochs ? Double.POSITIVE_INFINITY : Math.exp(0.31 * epoch * epoch),
                                Metric.TEST_ACCURACY,
                                0.098,
                                Metric.EPOCH_SECONDS,
                                0.35,
                                Metric.EPOCH_BATCHES,
                                469.0,
                                Metric.UPDATES,
                                469.0 * epoch)))
                .toList();
    }

    /** Between −1 and 1, the same for the same arguments. */
    private static double noise(long number, int epoch) {
        long mixed = (number * 0x9E3779B97F4A7C15L + epoch) * 0xBF58476D1CE4E5B9L;
        return (mixed >>> 40) / (double) (1 << 23) - 1;
    }

    /** 64 hexadecimal digits, different for different numbers. */
    static String digest(long number) {
        return String.format("%016x", number * 0x9E3779B97F4A7C15L).repeat(4);
    }
}
