// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.cli;

import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.store.TrialState;
import dev.ceteris.lab.study.Studies;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.study.StudyReader;
import dev.ceteris.lab.study.StudyText;
import dev.ceteris.report.Reproduction;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code ceteris reproduce} does: trains what is missing of each of the studies, then writes the page. */
final class ReproductionRun {
    private final ReproduceCommand options;
    private final Surroundings surroundings;

    ReproductionRun(ReproduceCommand options) {
        this.options = options;
        this.surroundings = options.surroundings;
    }

    int go() {
        Map<String, Study> studies = studies();
        FusedMultiplyAdd.warning().ifPresent(surroundings.messages()::println);
        StudyTraining training = new StudyTraining(surroundings, options.data, options.cores, options.typed());
        Path folder = options.store.folder(surroundings);
        try (Store store = Store.open(folder)) {
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
            Path page = Reproduction.write(runs, options.output().orElse(folder.resolve("reproduce.html")));
            surroundings.results().println("page: " + page);
            return runs.values().stream().anyMatch(ReproductionRun::failed) ? ExitCode.FAILED : ExitCode.FINE;
        }
    }

    /** Read before anything is trained, so that a mistake in the last one does not wait for the first. */
    private Map<String, Study> studies() {
        Map<String, Study> studies = new LinkedHashMap<>();
        for (String name : Reproduction.studies()) {
            StudyText text = Studies.find(name);
            studies.put(name, options.quick ? StudyReader.quick(text, List.of()) : StudyReader.read(text, List.of()));
        }
        return studies;
    }

    private static boolean failed(RunRecord run) {
        return run.trials().stream().anyMatch(trial -> trial.state() instanceof TrialState.Failed);
    }
}
