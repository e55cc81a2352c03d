// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.store;

import dev.ceteris.app.command.StoreOption;
import dev.ceteris.app.command.completion.StudyNames;
import dev.ceteris.app.command.judge.VerdictText;
import dev.ceteris.app.process.ExitCode;
import dev.ceteris.app.process.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(mixinStandardHelpOptions = true)
public final class VerdictCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "STUDY|RUN",
            completionCandidates = StudyNames.class,
            arity = "0..1",
            defaultValue = "latest",
            description = "a study's name or file, or a run's name or the beginning of it (default: the latest run)")
    private String run;

    @Option(
            names = "--check",
            description = "end with 1 when a hypothesis that says what is 'expected' has another verdict")
    private boolean check;

    @Option(
            names = "--details",
            description = "print what each verdict rests on, too: intervals, tests and effect sizes")
    private boolean details;

    @Option(names = "--json", description = "print every number behind the verdicts, as JSON")
    private boolean json;

    @Mixin
    private StoreOption store;

    public VerdictCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        RunVerdicts verdicts = new StoredRuns(surroundings, store.folder(surroundings)).verdicts(run);
        if (json) {
            surroundings.results().println(verdicts.json());
        } else {
            verdicts.print(VerdictText.Numbers.of(details));
        }
        return check ? verdicts.check() : ExitCode.FINE;
    }
}
