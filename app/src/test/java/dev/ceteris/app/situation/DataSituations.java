// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.situation;

import static dev.ceteris.app.situation.Situation.called;
import static dev.ceteris.app.situation.Situation.study;
import static dev.ceteris.app.situation.Situation.table;

import java.util.List;

/** Tables, images and studies that are easily taken for something else. */
final class DataSituations {
    private static final String RUN = "run mine.yaml --no-report --cores 1";
    private static final String CLASS = "class: k";

    private DataSituations() {}

    static List<Situation> all() {
        return List.of(
                numbersAsClasses(),
                rowNumbers(),
                swallowedHeader(),
                separators(),
                doubledClasses(),
                lostClasses(),
                missingValues(),
                rareClass(),
                unseenCategory(),
                dataFolder(),
                yamlNumbers(),
                wordsOfOtherTools(),
                atChance());
    }

    private static String letter(int i, int classes) {
        return "" + (char) ('a' + i % classes);
    }

    private static Situation numbersAsClasses() {
        return called("A price as the column of classes")
                .file("t.csv", table("area,price", 40, i -> "%d,%d".formatted(80 + i, 100_000 + 1000 * i)))
                .file("mine.yaml", study("class: price", ""))
                .refuses(RUN, "target: price")
                .file("text.csv", table("area;price", 40, i -> "%d;$%d,110".formatted(80 + i, 100 + i)))
                .refuses("data describe text.csv --class price", "target: price", "'$101,110' as 101110")
                .refuses("init text.csv", "thousands separators, such as '$101,110'", "written 101110")
                .file("right.yaml", study("target: price", "metrics: [test.r2, test.mae]\n"))
                .answers("run right.yaml --no-report --cores 1", "always the training mean has", "predicting the mean");
    }

    private static Situation rowNumbers() {
        return called("A column without a name that numbers the rows")
                .file(
                        "t.csv",
                        table(
                                ",a,b,k",
                                30,
                                i -> "%d,%d,%d,%s".formatted(i, i * 7 % 30, i * 11 % 30, letter(i / 11, 3))))
                .answers("data describe t.csv --class k", "2 inputs", "left out")
                .file("mine.yaml", study(CLASS, ""))
                .answers(RUN, "left out");
    }

    private static Situation swallowedHeader() {
        return called("A table without a header")
                .file("t.csv", table("0.41,0.72,0", 19, i -> "0.%d,0.%d,%d".formatted(i + 10, 99 - i, i % 2)))
                .answers(
                        "data describe t.csv --class 3",
                        "16 training",
                        "the columns are named 0.41, 0.72, 0",
                        "--no-header")
                .file("mine.yaml", study("class: 3", ""))
                .answers(RUN, "header: false");
    }

    private static Situation separators() {
        return called("Semicolons and decimal commas")
                .file("t.csv", table("width, cm;height, cm;k", 20, i -> "%d,5;2,%d;%s".formatted(i, i, letter(i, 2))))
                .answers("data describe t.csv --class k", "2 inputs", "semicolon", "decimal comma")
                .file(
                        "torn.csv",
                        table(
                                "0,0,0,0,a",
                                19,
                                i -> "%d,%d,%d,%d,%s".formatted(i % 9, i % 7, i % 3, i % 8, letter(i, 2))))
                .answers("data describe torn.csv --no-header --class last", "if 1,5 means one and a half here");
    }

    private static Situation doubledClasses() {
        return called("The classes 1 and 1.0")
                .file(
                        "t.csv",
                        table(
                                "x,y,k",
                                40,
                                i -> "%d,%d,%s"
                                        .formatted(
                                                i,
                                                i * 7 % 40,
                                                List.of("1", "1.0", "2", "2.0").get(i % 4))))
                .answers("data describe t.csv --class k", "2 classes");
    }

    private static Situation lostClasses() {
        return called("A training set smaller than its classes")
                .file("t.csv", table("x,y,k", 36, i -> "%d,%d,%s".formatted(i, i * 7 % 36, letter(i, 6))))
                .file("mine.yaml", study(CLASS + "}, train: 4", "").replace("train: 4}", "train: 4"))
                .answers(
                        RUN,
                        "4 training",
                        "some classes have no sample to learn from: seed 1 none of",
                        "drawing: stratified");
    }

    private static Situation missingValues() {
        String cells =
                table("x,y,k", 30, i -> "%s,%d,%s".formatted(i % 2 == 0 ? "NA" : "" + i, i * 7 % 30, letter(i / 2, 2)));
        return called("Cells that are missing")
                .file("t.csv", cells)
                .file("mine.yaml", study(CLASS, ""))
                .refuses(RUN, "15", "row 2", "missing: drop", "missing: mean")
                .file("right.yaml", study(CLASS + ", missing: mean", ""))
                .answers("run right.yaml --no-report --cores 1", "24 training, 6 test samples");
    }

    private static Situation rareClass() {
        return called("A class with one row")
                .file(
                        "t.csv",
                        table("x,y,k", 30, i -> "%d,%d,%s".formatted(i, i * 7 % 30, i == 30 ? "rare" : letter(i, 2))))
                .answers("data describe t.csv --class k", "rare")
                .file("mine.yaml", study(CLASS + "}, validation: 5", "").replace("validation: 5}", "validation: 5"))
                .refuses(RUN, "takes every sample of class rare (1)", "no number of folds helps");
    }

    private static Situation unseenCategory() {
        return called("A word that only the test set has")
                .file(
                        "t.csv",
                        table(
                                "colour,x,k",
                                20,
                                i -> "%s,%d,%s"
                                        .formatted(i == 10 ? "mauve" : i % 3 == 0 ? "red" : "blue", i, letter(i, 2))))
                .file("mine.yaml", study(CLASS, ""))
                .answers(
                        RUN,
                        "the training set has no mauve, which 1 sample of the test set has; all of its inputs are 0");
    }

    private static Situation dataFolder() {
        return called("A data folder with other names")
                .file("mine/images-of-mine.bin", "nothing that is known")
                .file("mine.yaml", study("", "").replaceFirst("\\{source.*}", "{source: mnist, train: 200}"))
                .refuses(RUN + " --data-dir mine", "mine", "images-of-mine.bin", "source: {images: FOLDER}");
    }

    private static Situation yamlNumbers() {
        return called("Numbers as YAML writes them")
                .file("t.csv", table("x,k", 20, i -> "%d,%s".formatted(i, letter(i, 2))))
                .file("mine.yaml", study(CLASS, "").replace("0.1", ".3"))
                .answers(RUN, "training.learningRate 0.3")
                .file("plus.yaml", study(CLASS, "").replace("0.1", "+0.1"))
                .answers("run plus.yaml --no-report --cores 1", "training.learningRate 0.1");
    }

    private static Situation wordsOfOtherTools() {
        return called("Words of other tools")
                .file("t.csv", table("x,k", 20, i -> "%d,%s".formatted(i, letter(i, 2))))
                .file("mine.yaml", study(CLASS, "").replace("learningRate: 0.1", "lr: 0.1"))
                .refuses(RUN, "learningRate")
                .file("off.yaml", study(CLASS, "").replace("epochs: 2", "epochs: 2, earlyStopping: off"))
                .refuses("run off.yaml", "never")
                .file("decay.yaml", study(CLASS, "").replace("epochs: 2", "epochs: 2, weight_decay: 0.01"))
                .refuses("run decay.yaml", "weightDecay")
                .file("colon.yaml", study(CLASS, "").replace("question: What", "question: Table: what"))
                .refuses("run colon.yaml", "quotes");
    }

    private static Situation atChance() {
        return called("Two networks at chance that are equal")
                .file("t.csv", table("x,y,k", 60, i -> "%d,%d,%s".formatted(i * 37 % 61, i * 17 % 59, letter(i, 2))))
                .file(
                        "mine.yaml",
                        study(CLASS, """
                        vary: {learningRate: [1e-9, 2e-9]}
                        hypotheses:
                          - equivalent: {metric: test.accuracy, across: learningRate, within: 0.2}
                        """).replace("learningRate: 0.1, ", "").replace("seeds: 2", "seeds: 10"))
                .answers(RUN, "at chance");
    }
}
