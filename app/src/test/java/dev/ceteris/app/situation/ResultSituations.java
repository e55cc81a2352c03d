// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.situation;

import static dev.ceteris.app.situation.Situation.called;
import static dev.ceteris.app.situation.Situation.greater;
import static dev.ceteris.app.situation.Situation.table;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Results whose rows are easily taken for what they are not. */
final class ResultSituations {
    private static final String JUDGE = "judge claims.yaml r.csv";
    private static final String FACTOR = "columns: {factors: [m]}\n";

    private ResultSituations() {}

    static List<Situation> all() {
        return List.of(
                blankInAnotherColumn(),
                unfinished(),
                unequalLength(),
                countedRows(),
                changingFactor(),
                negatedError(),
                failedFits(),
                unpaired(),
                skewed(),
                moreSeeds());
    }

    private static Situation blankInAnotherColumn() {
        return called("A blank cell in a column that is not claimed")
                .file(
                        "r.csv",
                        table("m,seed,acc,auc", 6, seed -> "a,%1$d,0.8%1$d,0.9\nb,%1$d,0.9%1$d,".formatted(seed)))
                .claims(FACTOR + greater("acc"))
                .answers(JUDGE, "supported", "n 6")
                .without("diverged");
    }

    private static Situation unfinished() {
        return called("Trials that are still running")
                .file(
                        "r.csv",
                        table(
                                "m,seed,status,acc",
                                8,
                                seed -> "a,%1$d,FINISHED,0.8%1$d\nb,%1$d,%2$s"
                                        .formatted(seed, seed < 7 ? "FINISHED,0.9" + seed : "RUNNING,")))
                .claims(FACTOR + greater("acc"))
                .answers(
                        JUDGE,
                        "supported",
                        "n 6",
                        "2 trials left out as unfinished: 2 RUNNING (m b, seed 7; m b, seed 8)")
                .without("diverged");
    }

    private static String curve(String method, int seed, int epochs) {
        return IntStream.rangeClosed(1, epochs)
                .mapToObj(epoch -> "%s,%d,%d,0.%d%d".formatted(method, seed, epoch, epoch, seed))
                .collect(Collectors.joining("\n"));
    }

    private static Situation unequalLength() {
        return called("Trials of unequal length")
                .file("r.csv", table("m,seed,epoch,acc", 6, seed -> curve("a", seed, 3) + "\n" + curve("b", seed, 6)))
                .claims(FACTOR + greater("acc"))
                .answers(JUDGE, "undetermined", "trials end at different epochs, from 3 to 6")
                .file("common.yaml", "lengths: common\n" + FACTOR + greater("acc"))
                .answers("judge common.yaml r.csv", "undetermined", "n 6");
    }

    private static Situation countedRows() {
        return called("Rows that count up without a name for it")
                .file("r.csv", "m,t,acc\na,1,0.1\na,2,0.2\na,3,0.3\nb,1,0.2\nb,2,0.3\nb,3,0.4\n")
                .claims(FACTOR + greater("acc"))
                .refuses(
                        JUDGE,
                        "column 't' counts up within each condition",
                        "columns: {seed: t} if each row is a trial",
                        "columns: {epoch: t, seed: …} if the rows are epochs");
    }

    private static Situation changingFactor() {
        return called("A learning rate that changes within a trial")
                .file(
                        "r.csv",
                        table(
                                "m,seed,epoch,lr,acc",
                                6,
                                seed -> ("a,%1$d,1,0.1,0.5\na,%1$d,2,0.05,0.8%1$d\nb,%1$d,1,0.1,0.5\n"
                                                + "b,%1$d,2,0.05,0.9%1$d")
                                        .formatted(seed)))
                .claims("columns: {factors: [m, lr]}\n" + greater("acc"))
                .refuses(JUDGE, "the factor 'lr' changes within a trial", "Leave 'lr' out of columns.factors")
                .file("right.yaml", FACTOR + greater("acc"))
                .answers("judge right.yaml r.csv", "supported", "12 trials of 2 conditions");
    }

    private static final String ERRORS =
            table("m,seed,neg_mean_squared_error", 6, seed -> "a,%1$d,-0.3%1$d\nb,%1$d,-0.2%1$d".formatted(seed));

    private static Situation negatedError() {
        String best = "hypotheses: [{best: {metric: neg_mean_squared_error, is: {m: b}}}]\n";
        return called("An error that was negated")
                .file("r.csv", ERRORS)
                .claims(FACTOR + best)
                .refuses(JUDGE, "is not known", "better: {neg_mean_squared_error: higher}")
                .file("right.yaml", "better: {neg_mean_squared_error: higher}\n" + FACTOR + best)
                .answers("judge right.yaml r.csv", "supported", "neg_mean_squared_error higher is better");
    }

    private static Situation failedFits() {
        return called("Fits that failed")
                .file("r.csv", ERRORS.replaceAll("(?m)^b,(\\d),.*$", "b,$1,nan"))
                .claims("better: {neg_mean_squared_error: higher}\n" + FACTOR + greater("neg_mean_squared_error"))
                .answers(JUDGE, "refuted", "6 trials diverged");
    }

    private static Situation unpaired() {
        return called("Seeds that no two conditions share")
                .file("r.csv", table("m,seed,acc", 6, seed -> "a,%1$d,0.8%1$d\nb,1%1$d,0.9%1$d".formatted(seed)))
                .claims(FACTOR + greater("acc"))
                .answers(JUDGE, "supported", "not paired, because no seed occurs in two conditions");
    }

    private static Situation skewed() {
        return called("Skewed differences of resampled test sets")
                .file(
                        "r.csv",
                        table(
                                "m,seed,acc",
                                12,
                                seed -> "a,%d,70\nb,%d,%d".formatted(seed, seed, seed % 3 == 0 ? 72 : 74)))
                .claims("resampled: {train: 100, test: 50}\n" + FACTOR + greater("acc"))
                .answers(JUDGE, "supported", "n 12");
    }

    private static Situation moreSeeds() {
        return called("A number of seeds that no number can reach")
                .file(
                        "r.csv",
                        table(
                                "m,seed,acc",
                                10,
                                seed -> "a,%d,0.8\nb,%d,%s".formatted(seed, seed, seed % 2 == 0 ? "0.8002" : "0.8258")))
                .claims("resampled: {train: 50, test: 50}\n" + FACTOR + greater("acc"))
                .answers(JUDGE, "undetermined")
                .without("more seeds would decide it", "more seed would decide it");
    }
}
