// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.reproduce;

import dev.ceteris.app.command.DataOption;
import dev.ceteris.app.command.Options;
import dev.ceteris.app.command.StoreOption;
import dev.ceteris.app.process.Surroundings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(mixinStandardHelpOptions = true)
public final class ReproduceCommand implements Callable<Integer> {
    final Surroundings surroundings;

    @Spec
    CommandSpec spec;

    @Option(names = "--quick", description = "a first look: a few conditions of each study, few epochs, one seed")
    boolean quick;

    @Option(names = "--cores", paramLabel = "N", description = "processor cores to use (default: all)")
    int cores;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "where to write the page (default: reproduce.html in the folder of the runs)")
    private Path output;

    @Mixin
    StoreOption store;

    @Mixin
    DataOption data;

    public ReproduceCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Options.requireAtLeastOne(spec, "--cores", cores);
        return new ReproductionRun(this).go();
    }

    /** Where the user wants the page. */
    Optional<Path> output() {
        return Optional.ofNullable(output).map(surroundings.folder()::resolve);
    }

    /** What the user typed after {@code ceteris}. */
    List<String> typed() {
        return spec.root().commandLine().getParseResult().originalArgs();
    }
}
