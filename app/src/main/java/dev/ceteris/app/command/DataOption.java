// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import dev.ceteris.app.process.Surroundings;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Where a command searches for data. */
public final class DataOption {
    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "folder to search for data sets, before the usual places; may be repeated")
    private List<Path> folders = List.of();

    public List<Path> folders(Surroundings surroundings) {
        return folders.stream().map(surroundings.folder()::resolve).toList();
    }
}
