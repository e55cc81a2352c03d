// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.run;

import dev.ceteris.app.process.ExitCode;
import dev.ceteris.app.process.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(mixinStandardHelpOptions = true)
public final class StudiesCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "NAME", arity = "0..1", defaultValue = "", description = "the study to print")
    private String study;

    public StudiesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        surroundings.results().println(study.isEmpty() ? StudyList.text() : StudyList.yaml(study));
        return ExitCode.FINE;
    }
}
