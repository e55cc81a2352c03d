// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.judge;

import dev.ceteris.app.process.ExitCode;
import dev.ceteris.app.process.Surroundings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(mixinStandardHelpOptions = true)
public final class JudgeCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            index = "0",
            paramLabel = "CLAIMS.yaml",
            description = "what is claimed, and which columns of the results are what")
    private String claims;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "RESULTS",
            description =
                    "CSV, JSON lines or Parquet with a row for each trial, or for each of its epochs; several files are"
                            + " read as one")
    private List<String> results = new ArrayList<>();

    @Option(names = "--json", description = "print every number behind the verdicts, as JSON")
    private boolean json;

    @Option(names = "--check", description = "exit with 1 when a verdict is not the one that its claim expects")
    private boolean check;

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "write the verdicts as a page with pictures as well")
    private String report = "";

    public JudgeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Judgement judgement = Judgement.of(surroundings.folder(), claims, results);
        surroundings.results().println(json ? judgement.json() : judgement.text());
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
