// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.trial.Factor;
import dev.ceteris.report.Runs;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.Table;
import dev.ceteris.report.plot.Json;
import dev.ceteris.report.section.Sections;
import dev.ceteris.report.summary.Results;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** What a reader does with a page: save, hide, show and sort. */
class ReaderActionsTest extends BrowserTest {
    private static final String LOSS_RANGE = "document.querySelector('#loss .js-plotly-plot').layout.yaxis.range";

    @Test
    void a_table_is_saved_as_csv() {
        RunRecord run = Runs.batchSizes(3);
        show(run);
        collectSavedFiles();

        browser.findElement(By.cssSelector("[data-csv=comparison]")).click();

        // As JSON, because the way from the browser to the test straightens line ends.
        String saved = (String) browser.executeAsyncScript("saved[0].text().then(JSON.stringify).then(arguments[0])");
        assertThat(saved).isEqualTo(Json.embedded(csv(run, "comparison")));
    }

    @Test
    void a_plot_is_saved_as_svg_and_as_png() {
        show(Runs.batchSizes(3));
        collectSavedFiles();

        browser.findElement(By.cssSelector("#loss [data-against=updates]")).click();
        browser.findElement(By.cssSelector("#loss [data-picture=svg]")).click();
        await("saved.length === 1");
        browser.findElement(By.cssSelector("#loss [data-picture=png]")).click();
        await("saved.some((blob) => blob.type === 'image/png')");

        assertThat((String) browser.executeAsyncScript("saved[0].text().then(arguments[0])"))
                .startsWith("<svg")
                .contains("Loss against updates of the weights")
                .contains("60000");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void a_plot_that_was_never_seen_is_saved() {
        show(Runs.batchSizes(3));
        collectSavedFiles();
        String place = "document.querySelector('[data-plot=time-batch]')";
        assertThat((Boolean) browser.executeScript("return stale.has(" + place + ")"))
                .isTrue();

        // Pressed by a script, because a press by the driver scrolls to the button first.
        browser.executeScript("document.querySelector('#time-batch [data-picture=svg]').click()");
        await("saved.length === 1");

        assertThat((String) browser.executeAsyncScript("saved[0].text().then(arguments[0])"))
                .contains("Training time per batch");
        assertThat((Boolean) browser.executeScript("return stale.has(" + place + ")"))
                .isTrue();
    }

    @Test
    void a_condition_is_hidden_and_shown_in_all_plots() {
        show(Runs.batchSizes(2));
        scrollTo("accuracy");
        String traces = "document.querySelectorAll('#accuracy .scatterlayer .trace').length";
        long all = number(traces);

        browser.findElement(By.cssSelector("[data-condition='1']")).click();
        await(traces + " < " + all);
        assertThat(browser.findElement(By.cssSelector("[data-condition='1']")).getAttribute("aria-pressed"))
                .isEqualTo("false");

        browser.findElement(By.cssSelector("[data-condition='1']")).click();
        await(traces + " === " + all);
    }

    @Test
    void all_none_or_one_of_the_conditions_are_shown() {
        show(Runs.batchSizes(2));
        scrollTo("accuracy");
        String traces = "document.querySelectorAll('#accuracy .scatterlayer .trace').length";
        long all = number(traces);

        browser.findElement(By.cssSelector("#curves [data-show=none]")).click();
        await(traces + " === 0");
        browser.findElement(By.cssSelector("#curves [data-show=all]")).click();
        await(traces + " === " + all);
        browser.findElement(By.cssSelector("#curves [data-only]")).click();
        browser.findElement(By.cssSelector("#curves [data-condition='1']")).click();
        await(traces + " * 3 === " + all);
        assertThat(browser.findElements(By.cssSelector("#curves [data-condition][aria-pressed=true]")))
                .hasSize(1);
    }

    @Test
    void all_curves_of_a_section_are_drawn_against_what_a_reader_chooses() {
        show(Runs.batchSizes(2));
        scrollTo("accuracy");

        browser.findElement(By.cssSelector("#accuracy [data-against=seconds]")).click();
        for (String plot : List.of("accuracy", "loss", "epoch-seconds")) {
            scrollTo(plot);
            assertThat(texts("#" + plot + " .xtitle")).containsExactly("training time in s, without evaluation");
            assertThat(texts("#" + plot + " figcaption strong").getFirst()).endsWith(" against training time");
            assertThat(texts("#" + plot + " [aria-pressed=true]")).containsExactly("time");
        }
        assertThat(browser.findElement(By.cssSelector("#loss [data-picture=png]"))
                        .getAttribute("aria-label"))
                .isEqualTo("Save PNG of the plot Loss against training time");

        browser.findElement(By.cssSelector("#loss [data-against=epochs]")).click();
        scrollTo("loss");
        assertThat(texts("#loss .xtitle")).containsExactly("epoch");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void the_curves_of_a_set_of_samples_are_hidden_and_shown() {
        show(Runs.batchSizes(2));
        scrollTo("loss");
        String traces = "document.querySelectorAll('#loss .scatterlayer .trace').length";
        long all = number(traces);
        List<Object> range = strings(LOSS_RANGE);

        browser.findElement(By.cssSelector("#curves [data-part=TRAIN]")).click();
        await(traces + " < " + all);
        assertThat(strings(LOSS_RANGE)).isNotEqualTo(range);

        browser.findElement(By.cssSelector("#curves [data-part=TRAIN]")).click();
        await(traces + " === " + all);
        assertThat(strings(LOSS_RANGE)).isEqualTo(range);
    }

    @Test
    void of_many_conditions_only_the_test_set_is_shown_at_first() {
        List<Object> sizes = Stream.iterate(64, size -> size + 64)
                .limit(12)
                .map(Object.class::cast)
                .toList();
        show(Runs.of("Does it?", new Factor("batchSize", "training.batchSize", sizes), 2, 20, Runs::learned));
        scrollTo("loss");

        assertThat(texts("#curves [data-part][aria-pressed=true]")).containsExactly("test set");
        assertThat(texts("#curves [data-part][aria-pressed=false]")).containsExactly("train set");
        assertThat(number("document.querySelectorAll('#loss .scatterlayer .trace').length"))
                .as("a curve for each condition, and no ranges")
                .isEqualTo(sizes.size());
        assertThat(complaints()).isEmpty();
    }

    @Test
    void of_many_conditions_the_best_of_those_that_are_shown_are_named() {
        List<Object> names =
                IntStream.range(0, 60).<Object>mapToObj(i -> "n" + i).toList();
        // The best one is in the middle of the study; its loss ends below all others.
        show(Runs.of(
                "Which of many?",
                new Factor("knob", "network.knob", names),
                1,
                5,
                (number, condition, seed) ->
                        Runs.done(number, condition, seed, 5, 469, 0.02 + 0.01 * Math.abs(number - 31))));
        scrollTo("loss");
        String labels = "[...document.querySelectorAll('#loss .annotation-text')].map((label) => "
                + "label.textContent.split(' ').at(-1))";

        assertThat(strings(labels)).contains("n30", "n29", "n31", "n28").hasSizeLessThan(30);

        browser.findElement(By.cssSelector("#curves [data-condition='30']")).click();
        await("!" + labels + ".includes('n30')");
        assertThat(strings(labels)).contains("n29", "n31", "n28").hasSizeLessThan(30);
        assertThat(complaints()).isEmpty();
    }

    @Test
    void numbers_are_sorted_by_their_values() {
        show(Runs.batchSizes(1));

        List<Object> sorted = strings("""
                ((cells) => {
                  const rows = cells.map((text) => {
                    const row = document.createElement('tr');
                    row.insertCell().textContent = text;
                    return row;
                  });
                  const key = (row) => sortKey(row, 0);
                  return rows.sort((a, b) => key(a) - key(b)).map((row) => row.textContent);
                })(['> 0.1', '1,024', '0.001', '0.1', '−2.5 ± 1', '12 %', '< 0.001', '1e-5'])""");

        assertThat(sorted).containsExactly("−2.5 ± 1", "1e-5", "< 0.001", "0.001", "0.1", "> 0.1", "12 %", "1,024");
    }

    @Test
    void a_table_is_sorted_by_its_heads() {
        show(Runs.batchSizes(3));
        String heads =
                "[...document.querySelectorAll('#table-comparison tbody th')].map((head) => head.textContent.trim())";
        List<Object> before = strings(heads);
        List<WebElement> buttons = browser.findElements(By.cssSelector("#table-comparison thead .sort"));

        buttons.getFirst().click();
        List<Object> ascending = strings(heads);
        buttons.getFirst().click();
        List<Object> descending = strings(heads);

        assertThat(ascending).containsExactlyInAnyOrderElementsOf(before).isNotEqualTo(descending);
        assertThat(descending.reversed()).isEqualTo(ascending);
        assertThat(browser.findElement(By.cssSelector("#table-comparison thead th"))
                        .getAttribute("aria-sort"))
                .isEqualTo("descending");
    }

    @Test
    void the_numbers_of_curves_are_saved_as_csv() {
        show(Runs.batchSizes(1));
        collectSavedFiles();

        browser.findElement(By.cssSelector("#loss [data-curves]")).click();

        assertThat((String) browser.executeAsyncScript("saved[0].text().then(arguments[0])"))
                .startsWith("curve,part,epoch,loss in nats,least,greatest\nbatchSize 128,TRAIN,1,");

        browser.findElement(By.cssSelector("#loss [data-against=updates]")).click();
        browser.findElement(By.cssSelector("#loss [data-curves]")).click();

        // 60000 images in batches of 128.
        assertThat((String) browser.executeAsyncScript("saved[1].text().then(arguments[0])"))
                .startsWith("curve,part,updates,loss in nats,least,greatest\nbatchSize 128,TRAIN,469,");
        assertThat(texts("#said")).containsExactly("saved batchSize-1f3a9c-loss-updates.csv");
    }

    /** What the page gives to be saved goes to a list instead of a folder. */
    private void collectSavedFiles() {
        browser.executeScript("window.saved = []; const create = URL.createObjectURL;"
                + "URL.createObjectURL = (blob) => { saved.push(blob); return create.call(URL, blob); };");
    }

    private static String csv(RunRecord run, String id) {
        return Sections.render(Results.of(run)).stream()
                .flatMap(Chapter::all)
                .flatMap(element -> element instanceof Element.Tabled(Table table) ? Stream.of(table) : Stream.of())
                .filter(table -> table.id().equals(id))
                .findFirst()
                .orElseThrow()
                .csv();
    }
}
