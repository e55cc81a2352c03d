// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.store;

import dev.ceteris.app.process.Surroundings;
import dev.ceteris.app.process.Version;
import dev.ceteris.app.terminal.ScreenSize;
import dev.ceteris.base.Program;
import dev.ceteris.data.source.DataPlaces;
import dev.ceteris.lab.inspect.TrainedNetworks;
import dev.ceteris.lab.results.RunPair;
import dev.ceteris.lab.results.RunResults;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.RunSummary;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.store.StoreException;
import dev.ceteris.lab.study.Studies;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.study.StudyReader;
import dev.ceteris.model.StoredTrials;
import dev.ceteris.model.TrainedModel;
import dev.ceteris.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code list}, {@code show}, {@code remove} and {@code report} do with the runs of one folder. */
final class StoredRuns {
    private static final String NONE_YET = "no runs in '%s' yet; make one with:  " + Program.command("run batch-size");

    private final Surroundings surroundings;
    private final Path folder;

    StoredRuns(Surroundings surroundings, Path folder) {
        this.surroundings = surroundings;
        this.folder = folder;
    }

    void list(RunList.Wanted wanted) {
        RunList list = runs(wanted);
        if (list.all() == 0) {
            surroundings.messages().println(NONE_YET.formatted(folder));
        } else if (list.runs().isEmpty()) {
            surroundings.messages().println(wanted.none(list.all()));
        } else {
            surroundings.results().println(list.text(columns(), ZoneId.systemDefault()));
        }
    }

    void listJson(RunList.Wanted wanted) {
        surroundings.results().println(runs(wanted).json());
    }

    private RunList runs(RunList.Wanted wanted) {
        if (!Files.isDirectory(folder)) {
            return new RunList(List.of(), Map.of(), 0);
        }
        try (Store store = Store.open(folder)) {
            return RunList.of(store.summaries(), store.bestConditions(), wanted);
        }
    }

    /** The store, if there is one: looking for a run must not leave an empty store behind. */
    private Store open() {
        if (!Files.isDirectory(folder)) {
            throw new StoreException(NONE_YET.formatted(folder));
        }
        return Store.open(folder);
    }

    void show(String name) {
        try (Store store = open()) {
            surroundings.results().println(RunText.whole(store.run(name), columns(), ZoneId.systemDefault()));
        }
    }

    /** A run as one long table. */
    LongTable table(String name) {
        try (Store store = open()) {
            return new LongTable(store.run(name));
        }
    }

    void showJson(String name) {
        try (Store store = open()) {
            surroundings.results().println(new RunJson(store.run(name), List.of()).text());
        }
    }

    /**
     * What is said of the hypotheses of a run.
     *
     * @param name of a study, its file, or a run as {@code show} knows it
     */
    RunVerdicts verdicts(String name) {
        try (Store store = open()) {
            return new RunVerdicts(surroundings, store.run(idOf(name, store)), columns());
        }
    }

    void compare(String first, String second) {
        try (Store store = open()) {
            RunPair pair = new RunPair(store.run(idOf(first, store)), store.run(idOf(second, store)));
            if (pair.first().id().equals(pair.second().id())) {
                throw new StoreException("'" + first + "' and '" + second + "' are the same run, "
                        + pair.first().id() + "; expected two different ones");
            }
            surroundings.results().println(new PairText(pair, columns()).text());
        }
    }

    /** What the store knows a run by whose study may have been named by its file. */
    private String idOf(String name, Store store) {
        List<RunSummary> runs = store.summaries();
        if (runs.stream().anyMatch(run -> run.study().equals(name))) {
            return lastLook(name, store);
        }
        if (runs.stream().anyMatch(run -> run.id().startsWith(name)) || !isStudy(name)) {
            return name;
        }
        String study = StudyReader.read(Studies.find(name), List.of()).name();
        if (runs.stream().noneMatch(run -> run.study().equals(study))) {
            throw new StoreException("no run of '" + name + "' yet; make one with:  " + Program.command("run " + name));
        }
        return lastLook(name, store);
    }

    /**
     * Of several runs of a study, the one with the most seeds that trains what its file states, or what all of them do.
     */
    private String lastLook(String name, Store store) {
        Optional<Study> file =
                isStudy(name) ? Optional.of(StudyReader.read(Studies.find(name), List.of())) : Optional.empty();
        String study = file.map(Study::name).orElse(name);
        List<String> leftOut = new ArrayList<>();
        List<RunRecord> found = store.runsOf(study, leftOut::add);
        if (found.isEmpty()) {
            return study; // asking for it says what is wrong
        }
        leftOut.forEach(surroundings.messages()::println);
        if (found.size() == 1) {
            return found.getFirst().id();
        }
        String wanted =
                file.map(Study::experiment).orElse(found.getFirst().study().experiment());
        List<RunRecord> fitting = found.stream()
                .filter(run -> run.study().experiment().equals(wanted))
                .toList();
        boolean clear = !fitting.isEmpty() && (file.isPresent() || fitting.size() == found.size());
        return clear
                ? fitting.stream()
                        .reduce((one, other) ->
                                other.trials().size() > one.trials().size() ? other : one)
                        .orElseThrow()
                        .id()
                : study;
    }

    private static boolean isStudy(String name) {
        return name.matches(".+\\.ya?ml")
                || Studies.shipped().stream().anyMatch(study -> study.place().equals("studies/" + name + ".yaml"));
    }

    /** The full names of runs. */
    List<String> ids(List<String> names) {
        try (Store store = open()) {
            return names.stream().map(store::id).distinct().toList();
        }
    }

    void remove(List<String> ids) {
        try (Store store = open()) {
            for (String id : ids) {
                boolean analysed = isAnalysed(store, id);
                store.remove(id);
                surroundings.messages().println("removed " + id);
                if (analysed) {
                    surroundings
                            .messages()
                            .println("Its analysis is forgotten with it: the next run of this study counts as a first"
                                    + " look. Report both.");
                }
            }
        }
    }

    /** Whether a run has verdicts; a run that cannot be read has none. */
    private static boolean isAnalysed(Store store, String id) {
        try {
            return RunResults.isAnalysed(store.run(id));
        } catch (StoreException unreadable) {
            return false;
        }
    }

    void report(String name, Optional<Path> where) {
        try (Store store = open()) {
            RunRecord run = store.run(name);
            Path target = where.orElseGet(() -> store.folderOf(run.id()));
            DataPlaces places = places(List.of());
            TrainedNetworks networks = new TrainedNetworks(
                    store,
                    data -> data.source().open(places),
                    Runtime.getRuntime().availableProcessors());
            Report.write(run, networks, target).forEach(surroundings.results()::println);
        }
    }

    /**
     * The network that a trial of a run came to, as a model.
     *
     * @param folders that are searched for data
     */
    TrainedModel model(String name, int trial, List<Path> folders) {
        DataPlaces places = places(folders);
        try (Store store = open()) {
            RunRecord run = store.run(idOf(name, store));
            StoredTrials trials = new StoredTrials(store, data -> data.source().open(places), Version.text());
            return trials.model(run, trial);
        }
    }

    private DataPlaces places(List<Path> folders) {
        return DataPlaces.of(
                folders,
                surroundings.environment(),
                Path.of(System.getProperty("user.home")),
                surroundings.messages()::println);
    }

    private int columns() {
        return surroundings.screen().get().map(ScreenSize::columns).orElse(120);
    }
}
