// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.cli;

import dev.ceteris.app.cli.progress.Progress;
import dev.ceteris.app.cli.progress.ProgressView;
import dev.ceteris.data.DataPlaces;
import dev.ceteris.lab.run.Environment;
import dev.ceteris.lab.run.Runner;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.store.TrialState;
import dev.ceteris.lab.study.Setting;
import dev.ceteris.lab.study.Studies;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.study.StudyReader;
import dev.ceteris.lab.study.StudyText;
import dev.ceteris.report.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** What {@code ceteris run} does: reads the study, trains what is missing while it shows how far it is, prints what came out. */
final class StudyRun {
    /** Ctrl-C waits no longer than this for the trials to stop by themselves; finished epochs are in the store anyway. */
    private static final long PATIENCE_MILLIS = 1000;

    private final RunCommand options;
    private final Surroundings surroundings;
    private final AtomicBoolean interrupted = new AtomicBoolean();
    private final AtomicBoolean said = new AtomicBoolean();
    private final CountDownLatch over = new CountDownLatch(1);

    StudyRun(RunCommand options) {
        this.options = options;
        this.surroundings = options.surroundings;
    }

    int go() {
        Study study = study();
        FusedMultiplyAdd.warning().ifPresent(surroundings.messages()::println);
        try (Store store = Store.open(options.store.folder(surroundings))) {
            RunRecord run = train(store, study);
            if (interrupted.get()) {
                sayHowToGoOn();
                over.countDown();
                return ExitCode.INTERRUPTED;
            }
            List<Path> report = options.withoutReport ? List.of() : Report.write(run, store.folderOf(run.id()));
            print(run, report);
            return run.trials().stream().anyMatch(trial -> trial.state() instanceof TrialState.Failed)
                    ? ExitCode.FAILED
                    : ExitCode.FINE;
        }
    }

    private Study study() {
        List<Setting> settings = new ArrayList<>();
        if (options.seeds > 0) {
            settings.add(Setting.seeds(String.valueOf(options.seeds)));
        }
        options.settings.forEach(setting -> settings.add(Setting.parse(setting)));
        StudyText text = Studies.find(options.study);
        return options.quick ? StudyReader.quick(text, settings) : StudyReader.read(text, settings);
    }

    private RunRecord train(Store store, Study study) {
        Progress progress = new Progress(surroundings.nanoTime());
        DataPlaces places = DataPlaces.of(
                options.data.folders(surroundings),
                surroundings.environment(),
                Path.of(System.getProperty("user.home")),
                surroundings.messages()::println);
        int cores = options.cores > 0 ? options.cores : Runtime.getRuntime().availableProcessors();
        Runner runner = new Runner(store, data -> data.source().open(places), progress, cores, environment(study));
        try (Surroundings.Registration _ = surroundings.ctrlC().register(() -> interrupt(runner));
                ProgressView _ = ProgressView.open(
                        progress, surroundings.messages(), surroundings.screen(), surroundings.environment())) {
            return runner.run(study);
        }
    }

    private Environment environment(Study study) {
        List<String> words = new ArrayList<>(List.of("ceteris", "run", options.study));
        study.overrides().forEach(override -> words.addAll(List.of("--set", override)));
        return new Environment(Version.text(), ShellWords.join(words), surroundings.clock(), surroundings.nanoTime());
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
        List<String> words = new ArrayList<>(List.of("ceteris"));
        words.addAll(options.typed());
        surroundings
                .messages()
                .println("interrupted; finished epochs are kept, go on with:  " + ShellWords.join(words));
        surroundings.messages().flush();
    }

    private void print(RunRecord run, List<Path> report) {
        if (options.json) {
            surroundings.results().println(new RunJson(run, report).text());
            return;
        }
        surroundings.results().println(RunText.results(run));
        page(report).ifPresent(page -> surroundings.results().println("\nreport: " + page));
    }

    private static Optional<Path> page(List<Path> report) {
        return report.stream().filter(file -> file.toString().endsWith(".html")).findFirst();
    }
}
