// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.score;

import java.util.Arrays;

/**
 * The area under the ROC curve: the probability that a sample of a class is given a higher probability of that class
 * than a sample of another one, where equal probabilities count one half (Hanley and McNeil 1982). It is what
 * scikit-learn's {@code roc_auc_score} computes from probabilities.
 */
final class RankedProbabilities {
    private RankedProbabilities() {}

    /**
     * Of two classes, the area of the second one, which that of the first equals; of more, the mean of the areas of
     * each class against all others ({@code multi_class="ovr", average="macro"}). Classes without a sample are left
     * out, where scikit-learn gives NaN.
     *
     * @return in [0, 1], ½ for probabilities that say nothing; NaN where all samples are of one class
     */
    static double area(ClassAnswers answers) {
        int classes = answers.labels().classes();
        if (classes == 2) {
            return area(answers, 1);
        }
        double[] areas = new double[classes];
        for (int label = 0; label < classes; label++) {
            areas[label] = area(answers, label);
        }
        return Arrays.stream(areas)
                .filter(area -> !Double.isNaN(area))
                .average()
                .orElse(Double.NaN);
    }

    /** Of one class against all others; NaN where there is nothing to tell apart. */
    private static double area(ClassAnswers answers, int label) {
        double[] within = new double[answers.count()];
        double[] others = new double[answers.count()];
        int inside = 0;
        int outside = 0;
        for (int i = 0; i < answers.count(); i++) {
            if (answers.labels().values()[i] == label) {
                within[inside++] = answers.probability(i, label);
            } else {
                others[outside++] = answers.probability(i, label);
            }
        }
        Arrays.sort(within, 0, inside);
        Arrays.sort(others, 0, outside);
        double wins = 0;
        int below = 0;
        int notAbove = 0;
        for (int i = 0; i < inside; i++) {
            while (below < outside && others[below] < within[i]) {
                below++;
            }
            while (notAbove < outside && others[notAbove] <= within[i]) {
                notAbove++;
            }
            wins += (below + notAbove) / 2.0;
        }
        return wins / inside / outside;
    }
}
