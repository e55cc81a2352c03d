// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.run;

import dev.ceteris.app.command.judge.VerdictText;
import dev.ceteris.app.command.store.RunJson;
import dev.ceteris.app.command.store.RunText;
import dev.ceteris.app.process.ExitCode;
import dev.ceteris.app.process.FusedMultiplyAdd;
import dev.ceteris.app.process.Surroundings;
import dev.ceteris.app.terminal.ScreenSize;
import dev.ceteris.data.source.DataCatalog;
import dev.ceteris.evidence.text.HypothesesReader;
import dev.ceteris.lab.inspect.TrainedNetworks;
import dev.ceteris.lab.results.RunResults;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.study.Setting;
import dev.ceteris.lab.study.Studies;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.study.StudyReader;
import dev.ceteris.lab.trial.SeedDesign;
import dev.ceteris.lab.trial.TrialState;
import dev.ceteris.report.Report;
import dev.ceteris.spec.StudyException;
import dev.ceteris.spec.StudyText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What {@code ceteris run} does: reads the study, trains what is missing while it shows how far it is, prints what came
 * out.
 */
final class StudyRun {
    private static final Duration DEFAULT_BUDGET = Duration.ofMinutes(30);

    private final RunCommand options;
    private final Surroundings surroundings;

    StudyRun(RunCommand options) {
        this.options = options;
        this.surroundings = options.surroundings;
    }

    int go() {
        Study asked = study(List.of());
        if (options.untilDecided && asked.hypotheses().isEmpty()) {
            throw new StudyException(options.study + ": the study has no hypotheses, so there is nothing to decide;"
                    + " expected at least one in 'hypotheses'");
        }
        DataCatalog.requireUse(
                options.data.folders(surroundings),
                asked.allTrials().stream().map(trial -> trial.data().source()).toList());
        FusedMultiplyAdd.warning().ifPresent(surroundings.messages()::println);
        StudyTraining training = new StudyTraining(surroundings, options.data, options.cores, options.typed());
        if (options.dryRun) {
            surroundings
                    .results()
                    .println(new DryRun(
                                    surroundings,
                                    training,
                                    asked,
                                    training.environment(asked, options.study),
                                    statedSeeds(),
                                    columns())
                            .text());
            return ExitCode.FINE;
        }
        try (Store store = Store.open(options.store.folder(surroundings))) {
            Study counted = EarlierAnalyses.counted(store, this::study);
            Study study = options.untilDecided && !store.isAnalysedWithoutPlan(counted)
                    ? UntilDecided.planned(counted, this::study)
                    : counted;
            EarlierAnalyses.separate(store, study).ifPresent(surroundings.messages()::println);
            RunRecord run = training.train(store, study, options.study, statedSeeds());
            if (options.untilDecided) {
                run = new UntilDecided(
                                store,
                                training,
                                options.study,
                                budget(),
                                surroundings.nanoTime(),
                                surroundings.messages())
                        .goOn(run, this::study);
            }
            if (training.isInterrupted()) {
                return training.endInterrupted();
            }
            TrainedNetworks networks = new TrainedNetworks(store, training::open, training.cores());
            List<Path> report =
                    options.withoutReport ? List.of() : Report.write(run, networks, store.folderOf(run.id()));
            print(run, report);
            return run.trials().stream().anyMatch(trial -> trial.state() instanceof TrialState.Failed)
                    ? ExitCode.FAILED
                    : ExitCode.FINE;
        }
    }

    /** How many seeds the study has without the command line, where that changes them; a first look needs none. */
    private OptionalInt statedSeeds() {
        List<Setting> all = settings(List.of());
        boolean changed = all.stream().anyMatch(setting -> setting.path().equals(Setting.SEEDS));
        if (options.quick || !changed) {
            return OptionalInt.empty();
        }
        // Looks are those of the changed seeds.
        List<Setting> others = all.stream()
                .filter(setting ->
                        !List.of(Setting.SEEDS, HypothesesReader.LOOKS).contains(setting.path()))
                .toList();
        return OptionalInt.of(
                StudyReader.read(Studies.find(options.study), others).seeds().size());
    }

    private Duration budget() {
        return options.budget == null ? DEFAULT_BUDGET : options.budget;
    }

    private Study study(List<Setting> more) {
        StudyText text = Studies.find(options.study);
        List<Setting> settings = settings(more);
        return options.quick ? StudyReader.quick(text, settings) : StudyReader.read(text, settings);
    }

    private List<Setting> settings(List<Setting> more) {
        List<Setting> set = options.settings.stream().map(Setting::parse).toList();
        List<Setting> settings = new ArrayList<>();
        if (options.seeds > 0) {
            SeedDesign stated = StudyReader.seeds(Studies.find(options.study), set);
            settings.add(Setting.seeds(stated, String.valueOf(options.seeds)));
        }
        settings.addAll(set);
        settings.addAll(more);
        return settings;
    }

    private void print(RunRecord run, List<Path> report) {
        if (options.json) {
            surroundings.results().println(new RunJson(run, report).text());
            return;
        }
        surroundings.results().println(RunText.results(run));
        if (!run.study().hypotheses().isEmpty() && run.study().seeds().size() > 1) {
            surroundings.results().println("\n" + VerdictText.lines(RunResults.verdicts(run), columns()));
        }
        firstLook(run).ifPresent(line -> surroundings.results().println("\n" + line));
        page(report).ifPresent(page -> surroundings.results().println("\nreport: " + page));
    }

    /** What one seed leaves out, and how long the whole study would take. */
    private Optional<String> firstLook(RunRecord run) {
        if (run.study().seeds().size() > 1) {
            return Optional.empty();
        }
        if (!options.quick) {
            return Optional.of("one seed: no verdicts; how much seeds differ is not known");
        }
        Study full = StudyReader.read(Studies.find(options.study), settings(List.of()));
        return Optional.of(FirstLook.line(
                run,
                full,
                options.cores > 0 ? options.cores : Runtime.getRuntime().availableProcessors()));
    }

    private int columns() {
        return surroundings.screen().get().map(ScreenSize::columns).orElse(120);
    }

    private static Optional<Path> page(List<Path> report) {
        return report.stream().filter(file -> file.toString().endsWith(".html")).findFirst();
    }
}
