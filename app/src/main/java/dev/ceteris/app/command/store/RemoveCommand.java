// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.store;

import dev.ceteris.app.command.StoreOption;
import dev.ceteris.app.process.ExitCode;
import dev.ceteris.app.process.Surroundings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(mixinStandardHelpOptions = true)
public final class RemoveCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", arity = "1..*", description = "a run's name or the beginning of it")
    private List<String> runs;

    @Option(names = "--yes", description = "do not ask")
    private boolean yes;

    @Mixin
    private StoreOption store;

    public RemoveCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        StoredRuns stored = new StoredRuns(surroundings, store.folder(surroundings));
        List<String> ids = stored.ids(runs);
        if (yes || confirmed(ids)) {
            stored.remove(ids);
        } else {
            surroundings.messages().println("nothing was removed");
        }
        return ExitCode.FINE;
    }

    private boolean confirmed(List<String> ids) {
        surroundings.messages().print("remove " + String.join(", ", ids) + "? [y/N] ");
        surroundings.messages().flush();
        Optional<String> answer = surroundings.answer().get();
        if (answer.isEmpty()) {
            surroundings.messages().println();
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no answer on standard input; use --yes to remove without being asked");
        }
        return List.of("y", "yes").contains(answer.get().strip().toLowerCase(Locale.ROOT));
    }
}
