// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import dev.ceteris.app.process.Surroundings;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which store a command means. */
public final class StoreOption {
    @Option(
            names = "--runs",
            paramLabel = "DIR",
            description = "folder of the runs (default: $$CETERIS_RUNS, else 'runs' here)")
    private Path runs;

    public Path folder(Surroundings surroundings) {
        if (runs != null) {
            return surroundings.folder().resolve(runs);
        }
        String fromEnvironment = surroundings.environment().getOrDefault("CETERIS_RUNS", "");
        return surroundings.folder().resolve(fromEnvironment.isBlank() ? "runs" : fromEnvironment);
    }
}
