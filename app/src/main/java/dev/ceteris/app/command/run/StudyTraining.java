// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.run;

import dev.ceteris.app.command.DataOption;
import dev.ceteris.app.process.ExitCode;
import dev.ceteris.app.process.ShellWords;
import dev.ceteris.app.process.Surroundings;
import dev.ceteris.app.process.Version;
import dev.ceteris.app.progress.Progress;
import dev.ceteris.app.progress.ProgressView;
import dev.ceteris.base.Program;
import dev.ceteris.data.source.DataPlaces;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.lab.run.Environment;
import dev.ceteris.lab.run.Runner;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.DataSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Trains what is missing of a study while it shows how far it is, and ends early when the user presses Ctrl-C. */
public final class StudyTraining {
    /**
     * Ctrl-C waits no longer than this for the trials to stop by themselves; finished epochs are in the store anyway.
     */
    private static final long PATIENCE_MILLIS = 1000;

    private final Surroundings surroundings;
    private final DataPlaces places;
    private final int cores;
    private final List<String> typed;
    private final AtomicBoolean interrupted = new AtomicBoolean();
    private final AtomicBoolean said = new AtomicBoolean();
    private final CountDownLatch over = new CountDownLatch(1);

    /**
     * @param cores to use; 0 means all
     * @param typed what goes on where this was interrupted, without the word {@code ceteris}
     */
    public StudyTraining(Surroundings surroundings, DataOption data, int cores, List<String> typed) {
        this.surroundings = surroundings;
        this.cores = cores > 0 ? cores : Runtime.getRuntime().availableProcessors();
        this.typed = typed;
        this.places = DataPlaces.of(
                data.folders(surroundings),
                surroundings.environment(),
                Path.of(System.getProperty("user.home")),
                surroundings.messages()::println);
    }

    /**
     * Returns when the study is trained or the user has interrupted it.
     *
     * @param name that {@code ceteris run} knows the study by
     */
    public RunRecord train(Store store, Study study, String name) {
        return train(store, study, name, OptionalInt.empty());
    }

    /**
     * The same with a plan that compares.
     *
     * @param statedSeeds how many seeds the study has without the command line
     */
    RunRecord train(Store store, Study study, String name, OptionalInt statedSeeds) {
        Progress progress = new Progress(surroundings.nanoTime(), statedSeeds);
        Runner runner = new Runner(store, this::open, progress, cores, environment(study, name));
        try (Surroundings.Registration _ = surroundings.ctrlC().register(() -> interrupt(runner));
                ProgressView _ = ProgressView.open(
                        progress, surroundings.messages(), surroundings.screen(), surroundings.environment())) {
            return runner.run(study);
        }
    }

    /** Does what comes after the training, which Ctrl-C ends at once: it can be done again. */
    public <R> R untilInterrupted(Supplier<R> work) {
        try (Surroundings.Registration _ = surroundings.ctrlC().register(this::interruptAtOnce)) {
            return work.get();
        }
    }

    private void interruptAtOnce() {
        interrupted.set(true);
        surroundings.screen().get().ifPresent(_ -> surroundings.messages().println());
        sayHowToGoOn();
    }

    /** Opens the data that a study learns from, as training does. */
    public Dataset open(DataSpec data) {
        return data.source().open(places);
    }

    /** How many cores training uses. */
    public int cores() {
        return cores;
    }

    Environment environment(Study study, String name) {
        List<String> words = new ArrayList<>(List.of("ceteris", "run", name));
        study.overrides().forEach(override -> words.addAll(List.of("--set", override)));
        return new Environment(Version.text(), ShellWords.join(words), surroundings.clock(), surroundings.nanoTime());
    }

    /** Whether the user has pressed Ctrl-C. */
    public boolean isInterrupted() {
        return interrupted.get();
    }

    /** The last thing to do after an interruption: says how to go on, and lets the process end. */
    public int endInterrupted() {
        sayHowToGoOn();
        over.countDown();
        return ExitCode.INTERRUPTED;
    }

    /** On the thread that ends the process: when it returns, the process is gone. */
    private void interrupt(Runner runner) {
        interrupted.set(true);
        runner.stop();
        boolean stopped = await();
        if (!stopped) {
            surroundings.messages().println();
            sayHowToGoOn();
        }
    }

    private boolean await() {
        try {
            return over.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void sayHowToGoOn() {
        if (said.getAndSet(true)) {
            return;
        }
        List<String> words = new ArrayList<>(List.of(Program.name()));
        words.addAll(typed);
        surroundings
                .messages()
                .println("interrupted; finished epochs are kept, go on with:  " + ShellWords.join(words));
        surroundings.messages().flush();
    }
}
