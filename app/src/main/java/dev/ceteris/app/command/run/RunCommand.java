// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.run;

import dev.ceteris.app.command.DataOption;
import dev.ceteris.app.command.Options;
import dev.ceteris.app.command.StoreOption;
import dev.ceteris.app.command.completion.StudyNames;
import dev.ceteris.app.process.Surroundings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {
    final Surroundings surroundings;

    @Spec
    CommandSpec spec;

    @Parameters(
            paramLabel = "NAME|FILE",
            completionCandidates = StudyNames.class,
            description = "one of 'ceteris studies', or a YAML file")
    String study;

    @Option(
            names = "--set",
            paramLabel = "path=value",
            description = "change the study, as in training.epochs=20; may be repeated")
    List<String> settings = List.of();

    @Option(names = "--seeds", paramLabel = "N", description = "run with seeds 1 to N")
    int seeds;

    @Option(names = "--quick", description = "a first look: at most 3 epochs, one seed")
    boolean quick;

    @Option(
            names = "--dry-run",
            description = "print the plan, how long it would take and what it could decide, and train nothing")
    boolean dryRun;

    @Option(names = "--cores", paramLabel = "N", description = "processor cores to use (default: all)")
    int cores;

    @Option(names = "--json", description = "print the run as JSON instead of a table")
    boolean json;

    @Option(names = "--no-report", description = "write no report")
    boolean withoutReport;

    @Option(
            names = "--until-decided",
            description = "go on with more seeds until no hypothesis is undetermined, within --budget")
    boolean untilDecided;

    @Option(
            names = "--budget",
            paramLabel = "30m",
            converter = TimeBudget.class,
            description = "what --until-decided may take beyond the seeds of the study (default: 30m)")
    Duration budget;

    @Mixin
    StoreOption store;

    @Mixin
    DataOption data;

    public RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Options.requireAtLeastOne(spec, "--seeds", seeds);
        Options.requireAtLeastOne(spec, "--cores", cores);
        if (budget != null && !untilDecided) {
            throw new ParameterException(
                    spec.commandLine(), "--budget is what --until-decided may take; give both or neither");
        }
        return new StudyRun(this).go();
    }

    /** What the user typed after {@code ceteris}. */
    List<String> typed() {
        return spec.root().commandLine().getParseResult().originalArgs();
    }
}
