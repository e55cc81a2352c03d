// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report;

import dev.ceteris.lab.evidence.Decision;
import dev.ceteris.lab.evidence.Hypothesis;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.study.StudyReader;
import dev.ceteris.lab.study.StudyText;
import java.util.List;
import java.util.Optional;

/** Hypotheses about the runs of {@link Runs}. */
final class Claims {
    /** Every form that has a picture of its own, about three batch sizes. */
    static final String EVERY = """
              - equivalent: {metric: final test.accuracy, across: batchSize, within: 0.005}
              - less: {metric: test.accuracy, of: {batchSize: 60000}, than: {batchSize: 128}}
                says: Full batches learn worse.
                expected: refuted
              - monotone: {metric: test.loss, along: batchSize, direction: increasing}
              - best: {metric: test.accuracy, is: {batchSize: 128}}
              - threshold: {metric: test.accuracy, above: 0.5}
              - correlated: {metric: test.loss, with: batchSize}
            """;

    private Claims() {}

    /** A run of three batch sizes whose study claims this. */
    static RunRecord about(RunRecord run, String hypotheses) {
        return about(run, read(run, hypotheses));
    }

    /** The same, written down when there were results. */
    static RunRecord tooLate(RunRecord run, String hypotheses) {
        return about(
                run,
                read(run, hypotheses).stream()
                        .map(hypothesis -> hypothesis.as(Hypothesis.Standing.EXPLORATORY))
                        .toList());
    }

    /** The same, with something expected of each. */
    static RunRecord expecting(RunRecord run, String hypotheses, Decision decision) {
        return about(
                run,
                read(run, hypotheses).stream()
                        .map(hypothesis -> new Hypothesis(
                                hypothesis.claim(),
                                hypothesis.says(),
                                Optional.of(decision),
                                hypothesis.standing(),
                                hypothesis.digest()))
                        .toList());
    }

    private static RunRecord about(RunRecord run, List<Hypothesis> hypotheses) {
        Study study = run.study();
        return new RunRecord(
                run.id(),
                new Study(
                        study.name(),
                        study.question(),
                        study.text(),
                        study.overrides(),
                        study.digest(),
                        study.factors(),
                        study.held(),
                        study.metrics(),
                        study.trials(),
                        study.tuning(),
                        study.search(),
                        hypotheses,
                        study.looks(),
                        study.experiment()),
                run.provenance(),
                run.created(),
                run.trials());
    }

    private static List<Hypothesis> read(RunRecord run, String hypotheses) {
        var factor = run.study().factors().getFirst();
        return StudyReader.read(
                        new StudyText("claims.yaml", """
                        study: claims
                        question: What is claimed?
                        data: {source: mnist}
                        network: {hidden: [8]}
                        training: {learningRate: 0.1, batchSize: 128, epochs: 20}
                        vary: {%s: %s}
                        seeds: %d
                        hypotheses:
                        %s
                        """.replace(
                                        "batchSize: 128, ", factor.name().equals("batchSize") ? "" : "batchSize: 128, ")
                                .replace(
                                        "learningRate: 0.1, ",
                                        factor.name().equals("learningRate") ? "" : "learningRate: 0.1, ")
                                .formatted(
                                        factor.name(),
                                        factor.levels(),
                                        run.trials().stream()
                                                .map(trial -> trial.seed())
                                                .distinct()
                                                .count(),
                                        hypotheses.indent(2))),
                        List.of())
                .hypotheses();
    }
}
