// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.trial.Factor;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialState;
import dev.ceteris.report.Runs;
import dev.ceteris.report.ShippedRuns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a quick run: whose report it is about, that it is a first look, and no conclusions. */
class FirstLookTest {
    @TempDir
    private Path folder;

    private String page(Thoroughness thoroughness, Map<String, RunRecord> runs) {
        try (Store store = Store.open(folder)) {
            Path page = ReproductionTest.reproduction(store).write(runs, thoroughness, folder.resolve("page.html"));
            return Files.readString(page)
                    .replaceFirst("(?s)<script type=\"application/json\".*", "")
                    .replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With three sizes of each kind, as a quick run has them. */
    private static Map<String, RunRecord> quick() {
        Map<String, RunRecord> runs = ReproductionTest.runs();
        runs.put(
                "learning-curve",
                Runs.of(
                        "How many images?",
                        new Factor("train", "data.train", List.of(500, 2000, 8000)),
                        1,
                        1,
                        (number, condition, seed) -> new TrialRecord(
                                number,
                                condition,
                                seed,
                                new TrialState.Done(Runs.digest(number), 1),
                                List.of(ShippedRuns.epoch(
                                        1,
                                        Map.of(
                                                Metric.TEST_ACCURACY,
                                                1
                                                        - 1
                                                                / Math.sqrt((int) condition
                                                                        .levels()
                                                                        .get("train"))))))));
        return runs;
    }

    @Test
    void every_page_begins_with_whose_report_it_is_about() {
        for (Thoroughness thoroughness : Thoroughness.values()) {
            assertThat(page(thoroughness, ReproductionTest.runs()))
                    .containsPattern(
                            "<main id=\"report\">.*?<h2[^>]*>Whose report this is about</h2> <p>Ceteris exists "
                                    + "because of one report.*?<h2[^>]*>1 · Batch size");
        }
    }

    @Test
    void a_quick_page_says_first_look_in_its_title_in_every_chapter_and_every_table() {
        String quick = page(Thoroughness.FIRST_LOOK, quick());

        assertThat(quick).contains("<title>A first look at a report");
        assertThat(count(quick, "\\(first look\\)</h2>")).isEqualTo(5);
        assertThat(count(quick, "<p>A first look: a few conditions")).isEqualTo(5);
        assertThat(count(quick, "<caption><span>First look: ")).isPositive().isEqualTo(count(quick, "<caption>"));
        assertThat(quick).doesNotContain("The right answer");
    }

    @Test
    void a_quick_page_draws_no_conclusions() {
        assertThat(page(Thoroughness.FIRST_LOOK, quick()))
                .contains("A first look draws no conclusion from that.")
                .contains("Too few points for a line: 3, and at least 4 are needed.")
                .doesNotContain(
                        "S_min = ",
                        "has an exponent c of",
                        "keeps up",
                        "stays within half a point",
                        "is ranked best by",
                        "Best is [",
                        "So these bounds say",
                        "grow about with the power",
                        "straight line");
    }

    @Test
    void a_whole_page_draws_them() {
        assertThat(page(Thoroughness.WHOLE, ReproductionTest.runs()))
                .doesNotContainIgnoringCase("first look")
                .contains(
                        "grow about with the power",
                        "has an exponent c of",
                        "stays within half a point",
                        "is ranked best by",
                        "Best is [");
    }

    private static long count(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }
}
