// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.store;

import dev.ceteris.app.command.StoreOption;
import dev.ceteris.app.process.ExitCode;
import dev.ceteris.app.process.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(mixinStandardHelpOptions = true)
public final class ListCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private StoreOption store;

    public ListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        new StoredRuns(surroundings, store.folder(surroundings)).list();
        return ExitCode.FINE;
    }
}
