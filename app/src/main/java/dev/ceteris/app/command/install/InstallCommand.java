// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.install;

import dev.ceteris.app.process.ExitCode;
import dev.ceteris.app.process.PlaceException;
import dev.ceteris.app.process.ProgramHome;
import dev.ceteris.app.process.Surroundings;
import dev.ceteris.app.process.UserFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(mixinStandardHelpOptions = true)
public final class InstallCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--remove", description = "take away what an earlier call has put there, and nothing else")
    private boolean remove;

    public InstallCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Path home = ProgramHome.FOLDER.orElseThrow(() -> new PlaceException(
                "this Ceteris was not started by the file 'ceteris' of a checkout or an archive, so there is nothing to"
                        + " link; start that one with 'install'"));
        Installation installation =
                new Installation(home.resolve("ceteris"), UserFolders.of(surroundings.environment()), surroundings);
        if (remove) {
            installation.remove();
        } else {
            installation.install();
        }
        return ExitCode.FINE;
    }
}
