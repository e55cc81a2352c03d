// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.store;

import dev.ceteris.app.command.judge.VerdictJson;
import dev.ceteris.app.command.judge.VerdictText;
import dev.ceteris.app.process.ExitCode;
import dev.ceteris.app.process.Surroundings;
import dev.ceteris.app.terminal.Paragraph;
import dev.ceteris.base.Plural;
import dev.ceteris.evidence.verdict.Decision;
import dev.ceteris.evidence.verdict.Verdict;
import dev.ceteris.evidence.verdict.Verdicts;
import dev.ceteris.lab.results.RunResults;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.trial.TrialState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What {@code ceteris verdict} says of a run. */
final class RunVerdicts {
    private final Surroundings surroundings;
    private final RunRecord run;
    private final int columns;
    private final Verdicts verdicts;

    RunVerdicts(Surroundings surroundings, RunRecord run, int columns) {
        this.surroundings = surroundings;
        this.run = run;
        this.columns = columns;
        this.verdicts = RunResults.verdicts(run);
    }

    void print(VerdictText.Numbers numbers) {
        if (verdicts.verdicts().isEmpty()) {
            surroundings.messages().println(run.id() + " states no hypotheses; add them under 'hypotheses'");
            return;
        }
        Paragraph.wrap("", run.id() + " · " + run.study().question(), columns).forEach(surroundings.results()::println);
        unfinished();
        surroundings.results().println();
        surroundings.results().println(VerdictText.whole(verdicts, numbers, columns));
    }

    /** Everything as JSON, indented. */
    String json() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("run", run.id());
        document.put("study", run.study().name());
        document.put("question", run.study().question());
        document.put("trials", run.trials().size());
        document.put("ended", ended());
        document.putAll(new VerdictJson(verdicts).document());
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(document);
    }

    private void unfinished() {
        long ended = ended();
        if (ended < run.trials().size()) {
            Paragraph.wrap(
                            "",
                            ended + " of " + Plural.of(run.trials().size(), "trial")
                                    + (ended == 1 ? " has" : " have")
                                    + " ended; until all have, there are estimates and no verdicts. Go on with:  "
                                    + run.provenance().command(),
                            columns)
                    .forEach(surroundings.results()::println);
        }
    }

    private long ended() {
        return run.trials().stream()
                .filter(trial -> trial.state() instanceof TrialState.Done
                        || trial.state() instanceof TrialState.Diverged
                        || trial.state() instanceof TrialState.Pruned)
                .count();
    }

    /** Names every hypothesis that has not the verdict its author expected; the exit code. */
    int check() {
        List<Verdict> failed = verdicts.verdicts().stream()
                .filter(verdict -> !verdict.isAsExpected())
                .toList();
        failed.forEach(verdict -> surroundings
                .messages()
                .println("'" + verdict.hypothesis().sentence() + "' is "
                        + verdict.decision().word() + "; the author expected: "
                        + verdict.hypothesis().expected().map(Decision::word).orElseThrow()));
        return failed.isEmpty() ? ExitCode.FINE : ExitCode.FAILED;
    }
}
