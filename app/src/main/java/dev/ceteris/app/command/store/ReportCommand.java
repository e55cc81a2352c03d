// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.store;

import dev.ceteris.app.command.StoreOption;
import dev.ceteris.app.process.ExitCode;
import dev.ceteris.app.process.Surroundings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(mixinStandardHelpOptions = true)
public final class ReportCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "RUN",
            arity = "0..1",
            defaultValue = "latest",
            description = "a run's name or the beginning of it (default: the latest)")
    private String run;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            description = "where to write (default: the run's own folder)")
    private Path output;

    @Mixin
    private StoreOption store;

    public ReportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Optional<Path> folder = Optional.ofNullable(output).map(surroundings.folder()::resolve);
        new StoredRuns(surroundings, store.folder(surroundings)).report(run, folder);
        return ExitCode.FINE;
    }
}
