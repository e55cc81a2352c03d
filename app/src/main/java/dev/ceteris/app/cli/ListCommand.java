// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "List the runs of this folder, newest first.", mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private StoreOption store;

    ListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        new StoredRuns(surroundings, store.folder(surroundings)).list();
        return ExitCode.FINE;
    }
}
