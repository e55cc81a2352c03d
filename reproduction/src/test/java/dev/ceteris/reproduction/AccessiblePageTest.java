// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.evidence.verdict.Verdicts;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.trial.Factor;
import dev.ceteris.report.Report;
import dev.ceteris.report.Runs;
import dev.ceteris.report.ShippedRuns;
import dev.ceteris.report.summary.Results;
import dev.ceteris.report.verdict.Claims;
import dev.ceteris.report.verdict.VerdictReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What axe-core finds on a page: names of buttons, regions and tables, contrast of texts, sizes of what is touched. The
 * drawings of plots are left out: each is an image with a description, and axe cannot decide on texts in a drawing.
 */
class AccessiblePageTest extends BrowserTest {
    private static final String RUN = """
            const done = arguments[0];
            document.querySelectorAll('details').forEach((details) => (details.open = true));
            axe.run({ include: [['html']], exclude: [['.plot > *']] }, { rules: { 'target-size': { enabled: true } } })
              .then((found) => done(found.violations.flatMap((rule) =>
                rule.nodes.map((node) => `${rule.id}: ${node.target} ${node.failureSummary}`))))""";

    @Test
    void nothing_is_found_on_a_report_with_claims() {
        check(report(Claims.about(Runs.batchSizes(10), Claims.EVERY)));
    }

    @Test
    void nothing_is_found_on_a_report_of_36_conditions_with_trials_that_diverged() {
        List<Object> sizes =
                IntStream.rangeClosed(1, 36).<Object>mapToObj(size -> 32 * size).toList();
        check(report(Runs.of("Does it?", new Factor("batchSize", "training.batchSize", sizes), 2, 5, Runs::learned)));
        check(report(Runs.troubled()));
    }

    @Test
    void nothing_is_found_on_the_report_of_a_search() {
        check(report(ShippedRuns.of("architecture", spec -> ShippedRuns.done(spec, Map.of()))));
    }

    @Test
    void nothing_is_found_on_the_page_of_a_judge() {
        Verdicts verdicts =
                Results.of(Claims.about(Runs.batchSizes(10), Claims.EVERY)).verdicts();
        check(VerdictReport.write(verdicts, "Does the batch size matter?", folder.resolve("judge.html")));
    }

    @Test
    void nothing_is_found_on_the_page_of_the_reproduction() {
        try (Store store = Store.open(folder)) {
            check(ReproductionTest.reproduction(store)
                    .write(ReproductionTest.runs(), Thoroughness.WHOLE, folder.resolve("reproduce.html")));
        }
    }

    private Path report(RunRecord run) {
        return Report.write(run, folder).getFirst();
    }

    /** On a light screen, then on a dark phone, for which the plots are not drawn again. */
    private void check(Path page) {
        show(page);
        browser.executeScript(axe());
        List<Object> found = new ArrayList<>((List<?>) browser.executeAsyncScript(RUN));
        browser.executeScript("Plotly.react = () => Promise.resolve()");
        holdAPhone();
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
        await("getComputedStyle(document.documentElement).backgroundColor === 'rgb(22, 24, 26)'");
        found.addAll((List<?>) browser.executeAsyncScript(RUN));
        assertThat(found).isEmpty();
    }

    private static String axe() {
        try (InputStream script = ClassLoader.getSystemResourceAsStream("axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("axe-core cannot be read from the class path", e);
        }
    }
}
