// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import dev.ceteris.lab.Silence;
import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A process of its own that trains the tiny study up to some epoch. */
final class OtherProcess {
    static final int EPOCHS = 8;
    static final int KILLED = 137;
    static final String WAITING = "waiting";

    enum Fate {
        /** Ends as with {@code kill -9}: nothing is closed, no hook runs. */
        DIES_IN_THE_MIDDLE,
        WAITS_IN_THE_MIDDLE
    }

    private OtherProcess() {}

    static Process start(Path folder, Fate fate) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules",
                        "jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        folder.toString(),
                        fate.name())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] arguments) {
        Fate fate = Fate.valueOf(arguments[1]);
        AtomicInteger left = new AtomicInteger(EPOCHS);
        AtomicLong clock = new AtomicLong();
        Environment ticking = new Environment(
                "1.2.3", "ceteris run tiny", Tiny.environment().clock(), () -> clock.getAndAdd(1_000_000_000));
        try (Store store = Store.open(Path.of(arguments[0]))) {
            Silence listener = new Silence() {
                @Override
                public void epochEnded(TrialSpec trial, EpochRecord epoch) {
                    if (left.decrementAndGet() == 0) {
                        meet(fate);
                    }
                }
            };
            new Runner(store, Tiny::data, listener, 1, ticking).run(Tiny.study());
        }
    }

    private static void meet(Fate fate) {
        if (fate == Fate.DIES_IN_THE_MIDDLE) {
            Runtime.getRuntime().halt(KILLED);
        }
        System.out.println(WAITING);
        try {
            Thread.currentThread().join(); // until it is killed: a thread never sees its own end
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** What a trial's epochs measured, apart from the time they took. */
    static List<Map<Metric, Double>> withoutSeconds(TrialRecord trial) {
        return trial.epochs().stream()
                .map(epoch -> {
                    Map<Metric, Double> metrics = new HashMap<>(epoch.metrics());
                    metrics.remove(Metric.EPOCH_SECONDS);
                    return metrics;
                })
                .toList();
    }
}
