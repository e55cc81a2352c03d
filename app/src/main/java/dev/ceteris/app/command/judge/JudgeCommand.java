// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.judge;

import dev.ceteris.app.process.ExitCode;
import dev.ceteris.app.process.Surroundings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(mixinStandardHelpOptions = true)
public final class JudgeCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "CLAIMS.yaml",
            description = "what is claimed, and which columns of the results are what")
    private String claims = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "RESULTS",
            description =
                    "CSV, JSON lines or Parquet with a row for each trial, or for each of its epochs, logs of other"
                            + " tools, or a folder of them; several are read as one")
    private List<String> results = new ArrayList<>();

    @Option(
            names = "--details",
            description = "print what each verdict rests on, too: intervals, tests and effect sizes")
    private boolean details;

    @Option(names = "--json", description = "print every number behind the verdicts, as JSON")
    private boolean json;

    @Option(names = "--check", description = "exit with 1 when a verdict is not the one that its claim expects")
    private boolean check;

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "write the verdicts as a page with pictures as well")
    private String report = "";

    @Option(
            names = "--explain",
            description = "say what each column of the results is taken for, and write a first claims.yaml; every"
                    + " argument is a file or folder of results")
    private boolean explain;

    @Spec
    private CommandSpec spec;

    public JudgeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (claims.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    explain
                            ? "--explain needs files or folders of results, such as ceteris judge --explain runs.csv"
                            : "Missing required parameters: 'CLAIMS.yaml', 'RESULTS'");
        }
        if (explain) {
            List<String> names = new ArrayList<>(List.of(claims));
            names.addAll(results);
            surroundings.results().println(new ExplanationText(surroundings.folder(), names).text());
            return ExitCode.FINE;
        }
        if (results.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Missing required parameter: 'RESULTS'");
        }
        Judgement judgement = Judgement.of(surroundings.folder(), claims, results);
        surroundings.results().println(json ? judgement.json() : judgement.text(VerdictText.Numbers.of(details)));
        if (!report.isEmpty()) {
            Path page = judgement.report(surroundings.folder().resolve(report));
            surroundings.messages().println("report: " + page);
        }
        if (check && !judgement.isAsExpected()) {
            surroundings.messages().println("ceteris: " + judgement.surprises());
            return ExitCode.FAILED;
        }
        return ExitCode.FINE;
    }
}
