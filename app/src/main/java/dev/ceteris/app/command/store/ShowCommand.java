// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.store;

import dev.ceteris.app.command.StoreOption;
import dev.ceteris.app.process.ExitCode;
import dev.ceteris.app.process.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(mixinStandardHelpOptions = true)
public final class ShowCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "RUN",
            arity = "0..1",
            defaultValue = "latest",
            description = "a run's name or the beginning of it (default: the latest)")
    private String run;

    @Option(names = "--json", description = "print everything, each epoch of each trial, as JSON")
    private boolean json;

    @Mixin
    private StoreOption store;

    public ShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        StoredRuns stored = new StoredRuns(surroundings, store.folder(surroundings));
        if (json) {
            stored.showJson(run);
        } else {
            stored.show(run);
        }
        return ExitCode.FINE;
    }
}
