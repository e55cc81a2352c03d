// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.reproduce;

import dev.ceteris.app.command.run.EarlierAnalyses;
import dev.ceteris.app.command.run.StudyTraining;
import dev.ceteris.app.process.ExitCode;
import dev.ceteris.app.process.FusedMultiplyAdd;
import dev.ceteris.app.process.Surroundings;
import dev.ceteris.app.progress.MeasuringLine;
import dev.ceteris.lab.inspect.TrainedNetworks;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.study.Studies;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.study.StudyReader;
import dev.ceteris.lab.trial.TrialState;
import dev.ceteris.reproduction.Reproduction;
import dev.ceteris.reproduction.Thoroughness;
import dev.ceteris.spec.StudyText;
import dev.ceteris.theory.Measures;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code ceteris reproduce} does: trains what is missing of each of the studies, then writes the page. */
final class ReproductionRun {
    /**
     * Three directions of noise, tried on 2000 images: some seconds of one core for the largest of the nine networks.
     */
    private static final Measures.Effort EFFORT = new Measures.Effort(2000, 3, 1);

    private static final Measures.Effort QUICK_EFFORT = new Measures.Effort(500, 1, 1);

    private final ReproduceCommand options;
    private final Surroundings surroundings;

    ReproductionRun(ReproduceCommand options) {
        this.options = options;
        this.surroundings = options.surroundings;
    }

    int go() {
        StudyTraining training = new StudyTraining(surroundings, options.data, options.cores, options.typed());
        Path folder = options.store.folder(surroundings);
        try (Store store = Store.open(folder)) {
            MeasuringLine measuring = new MeasuringLine(
                    surroundings.messages(),
                    surroundings.screen(),
                    surroundings.environment(),
                    surroundings.nanoTime());
            Reproduction reproduction = new Reproduction(
                    new TrainedNetworks(store, training::open, training.cores(), measuring),
                    options.quick ? QUICK_EFFORT : EFFORT);
            Map<String, Study> studies = studies(reproduction, store);
            FusedMultiplyAdd.warning().ifPresent(surroundings.messages()::println);
            Map<String, RunRecord> runs = new LinkedHashMap<>();
            for (Map.Entry<String, Study> study : studies.entrySet()) {
                surroundings
                        .messages()
                        .println("study " + (runs.size() + 1) + " of " + studies.size() + ": " + study.getKey());
                runs.put(study.getKey(), training.train(store, study.getValue(), study.getKey()));
                if (training.isInterrupted()) {
                    return training.endInterrupted();
                }
            }
            Path page = training.untilInterrupted(() -> reproduction.write(
                    runs,
                    options.quick ? Thoroughness.FIRST_LOOK : Thoroughness.WHOLE,
                    options.output().orElse(folder.resolve("reproduce.html"))));
            surroundings.results().println("page: " + page);
            return runs.values().stream().anyMatch(ReproductionRun::failed) ? ExitCode.FAILED : ExitCode.FINE;
        }
    }

    /** Read before anything is trained, so that a mistake in the last one does not wait for the first. */
    private Map<String, Study> studies(Reproduction reproduction, Store store) {
        Map<String, Study> studies = new LinkedHashMap<>();
        for (String name : reproduction.studies()) {
            StudyText text = Studies.find(name);
            studies.put(
                    name,
                    options.quick
                            ? StudyReader.quick(text, reproduction.quick(name))
                            : EarlierAnalyses.counted(store, more -> StudyReader.read(text, more)));
        }
        return studies;
    }

    private static boolean failed(RunRecord run) {
        return run.trials().stream().anyMatch(trial -> trial.state() instanceof TrialState.Failed);
    }
}
