// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.store;

import dev.ceteris.app.command.StoreOption;
import dev.ceteris.app.process.ExitCode;
import dev.ceteris.app.process.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(mixinStandardHelpOptions = true)
public final class CompareCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            index = "0",
            paramLabel = "A",
            description = "a run's name or the beginning of it, or a study's name or file")
    private String first;

    @Parameters(index = "1", paramLabel = "B", description = "the run that is compared with A")
    private String second;

    @Mixin
    private StoreOption store;

    public CompareCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        new StoredRuns(surroundings, store.folder(surroundings)).compare(first, second);
        return ExitCode.FINE;
    }
}
