// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.evidence.verdict.Decision;
import dev.ceteris.evidence.verdict.Verdict;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Facts: what {@code resampled} does to the tests of every kind of claim, against SciPy 1.17 and the formula of the
 * correction.
 */
class ResampledFacts {
    private static final Offset<Double> CLOSE = within(1e-9);
    private static final String RESAMPLED = "resampled: {train: 40, test: 10}\n";

    private static final double[] ADAM = {0.3, -0.1, 0.4, 0.2, 0.9, 0.1, 0.05, 0.7};
    private static final double[] SGD = {0.2, 0.1, -0.3, 0.4, 0.0, 0.15};

    private static final String CORRELATED = """
            columns: {factors: [width]}
            hypotheses: [{correlated: {metric: accuracy, with: width}}]
            """;

    /** A row for each seed, a column for each width. */
    private static final double[][] BY_WIDTH = {
        {0.916, 0.884, 0.911, 0.907},
        {0.896, 0.902, 0.892, 0.91},
        {0.893, 0.931, 0.91, 0.909},
        {0.898, 0.899, 0.9, 0.909},
        {0.904, 0.902, 0.916, 0.91},
        {0.9, 0.916, 0.912, 0.908},
        {0.899, 0.908, 0.923, 0.91},
        {0.898, 0.912, 0.901, 0.91}
    };

    private ResultFolder folder;

    @BeforeEach
    void open(@TempDir Path path) {
        folder = new ResultFolder(path);
    }

    private Verdict verdict(String claims, String csv) {
        return folder.with("a.csv", csv)
                .read(claims, "a.csv")
                .verdicts()
                .verdicts()
                .getFirst();
    }

    private static String unpaired() {
        StringBuilder csv = new StringBuilder("optimizer,accuracy\n");
        for (double value : ADAM) {
            csv.append("adam,").append(value).append('\n');
        }
        for (double value : SGD) {
            csv.append("sgd,").append(value).append('\n');
        }
        return csv.toString();
    }

    private static String byWidth() {
        int[] widths = {16, 32, 64, 128};
        StringBuilder csv = new StringBuilder("width,seed,accuracy\n");
        for (int seed = 0; seed < BY_WIDTH.length; seed++) {
            for (int i = 0; i < widths.length; i++) {
                csv.append(widths[i] + "," + (seed + 1) + "," + BY_WIDTH[seed][i] + "\n");
            }
        }
        return csv.toString();
    }

    /**
     * {@code u = x.var(ddof=1)*(1/8 + 0.25); v = y.var(ddof=1)*(1/6 + 0.25); se = np.sqrt(u + v)},
     * {@code df = (u + v)**2/(u*u/7 + v*v/5); 2*stats.t.sf((x.mean() - y.mean())/se, df)}
     */
    @Test
    void trials_that_are_not_paired_are_corrected_group_by_group() {
        Verdict independent = verdict(ResultFolder.CLAIMS, unpaired());
        Verdict overlapping = verdict(ResultFolder.CLAIMS + RESAMPLED, unpaired());

        assertThat(independent.deciding().pT()).isCloseTo(0.1631311875490204, CLOSE);
        assertThat(overlapping.deciding().pT()).isCloseTo(0.3927593130515996, CLOSE);
        assertThat(overlapping.supporting()).isGreaterThanOrEqualTo(0.1963796);
    }

    /**
     * {@code tau = [stats.kendalltau(widths, row).statistic for row in rows]; se = tau.std(ddof=1)*np.sqrt(1/8 +
     * 0.25)}, {@code 2*stats.t.sf(tau.mean()/se, 7)}
     */
    @Test
    void a_correlation_of_each_seed_is_corrected_as_its_metric_is() {
        Verdict independent = verdict(CORRELATED, byWidth());
        Verdict overlapping = verdict(CORRELATED + RESAMPLED, byWidth());

        assertThat(independent.deciding().pT()).isCloseTo(0.08745934260808017, CLOSE);
        assertThat(overlapping.deciding().pT()).isCloseTo(0.28931136406887986, CLOSE);
        assertThat(overlapping.supporting()).isGreaterThanOrEqualTo(0.1446556);
    }

    @Test
    void the_order_of_values_alone_decides_nothing() {
        StringBuilder paired = new StringBuilder("optimizer,seed,accuracy\n");
        StringBuilder apart = new StringBuilder("optimizer,accuracy\n");
        for (int seed = 1; seed <= 12; seed++) {
            String sgd = seed < 3 ? "nan" : "0.8" + seed;
            paired.append("adam," + seed + ",0.9" + seed + "\nsgd," + seed + "," + sgd + "\n");
            apart.append("adam,0.9" + seed + "\nsgd," + sgd + "\n");
        }

        for (StringBuilder csv : new StringBuilder[] {paired, apart}) {
            assertThat(verdict(ResultFolder.CLAIMS, csv.toString()).decision()).isEqualTo(Decision.SUPPORTED);
            Verdict overlapping = verdict(ResultFolder.CLAIMS + RESAMPLED, csv.toString());
            assertThat(overlapping.decision()).isEqualTo(Decision.UNDETERMINED);
            assertThat(overlapping.conclusion())
                    .contains("Some trials diverged or did not reach their goal, which leaves only the order of "
                            + "values; no test"
                            + " of that order is corrected for seeds that draw their test samples from "
                            + "the same data.");
        }
    }

    @Test
    void seeds_that_are_missing_are_counted_with_the_overlap() {
        String csv = byWidth();
        String independent = missing(verdict(CORRELATED, csv));
        String overlapping = missing(verdict(CORRELATED + RESAMPLED, csv));

        assertThat(independent).contains("more seeds would decide it with 80 % power");
        assertThat(overlapping).contains("No number of seeds would decide it");
    }

    private static String missing(Verdict verdict) {
        return verdict.conclusion().stream()
                .filter(sentence -> sentence.contains("80 % power"))
                .findFirst()
                .orElseThrow();
    }
}
