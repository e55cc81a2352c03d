// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.progress;

import dev.ceteris.app.terminal.Labelled;
import dev.ceteris.base.Numbers;
import dev.ceteris.base.Visible;
import dev.ceteris.lab.store.DataUse;
import dev.ceteris.lab.trial.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The samples that a run uses, as plans and summaries say it. */
public final class DataLines {
    /** A study that varies the number of samples has a line for each; more say nothing new. */
    private static final int MOST = 6;

    private DataLines() {}

    /** A paragraph for each data set: its samples, what a prediction without inputs is worth, and what was noticed. */
    public static List<String> of(List<DataUse> data, int columns) {
        List<String> lines = new ArrayList<>();
        for (DataUse use : data.stream().limit(MOST).toList()) {
            lines.addAll(Labelled.item(lines.isEmpty() ? "data" : "", sentence(use), columns));
        }
        if (data.size() > MOST) {
            lines.addAll(Labelled.item("", "and " + (data.size() - MOST) + " other numbers of samples", columns));
        }
        for (DataUse use : data) {
            for (String remark : use.remarks()) {
                lines.addAll(Labelled.item("", remark, columns));
            }
        }
        return lines;
    }

    private static String sentence(DataUse use) {
        String place = use.place().isEmpty() || use.place().equals(use.name())
                ? ""
                : " (" + use.place().replaceAll("\\p{Cntrl}", "?") + ")";
        String validation = use.validation() == 0 ? "" : count(use.validation()) + " validation, ";
        return Visible.text(use.name()) + place + ": " + count(use.training()) + " training, " + validation
                + count(use.test()) + " test samples" + baseline(use);
    }

    private static String baseline(DataUse use) {
        if (use.baseline().isEmpty()) {
            return "";
        }
        String always = use.baseline().containsKey(Metric.TEST_ACCURACY.key())
                ? "; always the commonest class has "
                : "; always the training mean has ";
        return always
                + use.baseline().entrySet().stream()
                        // Of standardized targets, the loss says less than the errors in the target's unit beside it.
                        .filter(entry -> !entry.getKey().equals(Metric.TEST_LOSS.key())
                                || !use.baseline().containsKey(Metric.TEST_MSE.key()))
                        .filter(entry -> !isBeside(entry.getKey()))
                        .map(entry -> entry.getKey() + " " + Numbers.three(entry.getValue()))
                        .collect(Collectors.joining(", "));
    }

    /** Whether a metric says of a guess what another one in the line says already. */
    private static boolean isBeside(String key) {
        return key.equals(Metric.TEST_RMSE.key())
                || Metric.of(key).filter(Metric::isClassScore).isPresent();
    }

    private static String count(int samples) {
        return String.format(Locale.ROOT, "%,d", samples);
    }
}
