// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.run;

import dev.ceteris.app.command.completion.StudyNames;
import dev.ceteris.app.process.ExitCode;
import dev.ceteris.app.process.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(mixinStandardHelpOptions = true)
public final class StudiesCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            defaultValue = "",
            completionCandidates = StudyNames.class,
            description = "the study to print")
    private String study;

    @Option(names = "--json", description = "print the studies as JSON: name, question, trials, epochs")
    private boolean json;

    @Option(names = "--schema", description = "print the JSON schema of studies, by which editors complete them")
    private boolean schema;

    public StudiesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (schema) {
            surroundings.results().println(StudyList.schema());
            return ExitCode.FINE;
        }
        if (json && !study.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--json is for the list; a study is printed as YAML, so leave one of them out");
        }
        String list = json ? StudyList.json() : StudyList.text();
        surroundings.results().println(study.isEmpty() ? list : StudyList.yaml(study, surroundings.folder()));
        return ExitCode.FINE;
    }
}
