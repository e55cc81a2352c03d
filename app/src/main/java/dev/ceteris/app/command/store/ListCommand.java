// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.store;

import dev.ceteris.app.command.Options;
import dev.ceteris.app.command.StoreOption;
import dev.ceteris.app.command.completion.StudyNames;
import dev.ceteris.app.process.ExitCode;
import dev.ceteris.app.process.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(mixinStandardHelpOptions = true)
public final class ListCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--study",
            paramLabel = "NAME",
            completionCandidates = StudyNames.class,
            description = "only runs of this study")
    private String study = "";

    @Option(names = "--state", paramLabel = "done|interrupted|running|failed", description = "only runs in this state")
    private String state = "";

    @Option(
            names = "--sort",
            paramLabel = "created|study|result",
            converter = OrderWord.class,
            description = "newest first (default), by the study's name, or the best result first")
    private RunList.Order order = RunList.Order.CREATED;

    @Option(names = "--json", description = "print the runs as JSON")
    private boolean json;

    @Mixin
    private StoreOption store;

    private static final class OrderWord implements ITypeConverter<RunList.Order> {
        @Override
        public RunList.Order convert(String word) {
            return Options.choice(RunList.Order.class, word);
        }
    }

    public ListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        RunList.Wanted wanted = new RunList.Wanted(study, state, order);
        StoredRuns stored = new StoredRuns(surroundings, store.folder(surroundings));
        if (json) {
            stored.listJson(wanted);
        } else {
            stored.list(wanted);
        }
        return ExitCode.FINE;
    }
}
