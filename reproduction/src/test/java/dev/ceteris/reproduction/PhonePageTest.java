// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.Factor;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialState;
import dev.ceteris.report.Runs;
import dev.ceteris.report.verdict.Claims;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** What a reader can read on a phone, 390 pixels wide, and on paper. */
class PhonePageTest extends BrowserTest {
    /** Texts of a plot whose left or right end is outside of its drawing. */
    private static final String CUT = """
            [...document.querySelectorAll('[data-plot] svg.main-svg text')].filter((text) => {
              const all = text.closest('.plot').getBoundingClientRect();
              const own = text.getBoundingClientRect();
              return own.width > 0 && (own.left < all.left - 1 || own.right > all.right + 1);
            }).map((text) => text.textContent)""";

    /** Two that differ only at the end of a name, and together are longer than a line of a phone. */
    private static final List<Object> SHAPES =
            List.of(List.of(512, 384, 256, 128, 64), List.of(512, 384, 256, 128, 32));

    private static RunRecord shapes(int seeds) {
        return Runs.of(
                "Which shape?",
                new Factor("hidden", "network.hidden", SHAPES),
                seeds,
                3,
                (number, condition, seed) -> Runs.done(number, condition, seed, 3, 469, 0.02));
    }

    @Test
    void the_name_of_a_comparison_is_whole() {
        holdAPhone();
        show(Claims.about(shapes(10), "- equivalent: {metric: test.accuracy, across: hidden, within: 0.01}"));
        browser.findElements(By.cssSelector("#answer a")).forEach(WebElement::click);
        await("document.querySelector('#hypotheses [data-plot]:has(.xy)')");

        assertThat(texts("#hypotheses .annotation-text"))
                .containsExactly("hidden [512, 384, 256, 128, 64] − hidden [512,384, 256, 128, 32]");
        assertThat(strings(CUT)).isEmpty();
    }

    @Test
    void names_and_numbers_of_networks_are_inside_their_plots_and_large_enough() {
        holdAPhone();
        Path page;
        try (Store store = Store.open(folder)) {
            page = ReproductionTest.reproduction(store)
                    .write(ReproductionTest.runs(), Thoroughness.WHOLE, folder.resolve("reproduce.html"));
        }
        show(page);
        scrollThrough();

        assertThat(strings(CUT)).isEmpty();
        assertThat(number("Math.floor(10 * Math.min(...[...document.querySelectorAll("
                        + "'#architecture-grid text, #architecture-parallel text')]"
                        + ".map((text) => parseFloat(getComputedStyle(text).fontSize))))"))
                .as("tenths of pixels of the smallest letters")
                .isGreaterThanOrEqualTo(90);
        assertThat(number("document.querySelectorAll('#architecture-front .annotation,"
                        + " #architecture-parallel .annotation').length"))
                .isPositive();
    }

    @Test
    void a_table_that_scrolls_says_so_to_the_eye_and_in_words() {
        holdAPhone();
        show(Runs.batchSizes(3));
        String region = "document.querySelector('#table-comparison .scroll')";
        await(region + ".parentElement.dataset.more === 'right'");

        assertThat(browser.executeScript("return " + region + ".getAttribute('aria-label')"))
                .asString()
                .startsWith("Mean ± standard deviation");
        assertThat(number(region + ".tabIndex")).isZero();
        assertThat(browser.executeScript(
                        "return document.getElementById(" + region + ".getAttribute('aria-describedby')).textContent"))
                .asString()
                .contains("scrolls sideways");

        browser.executeScript(region + ".scrollLeft = 10000");
        await(region + ".parentElement.dataset.more === ''");
    }

    @Test
    void a_table_that_is_whole_is_no_stop_on_the_way_through_the_page() {
        show(Runs.batchSizes(3));
        String region = "document.querySelector('#table-comparison .scroll')";
        await(region + ".parentElement.dataset.more === ''");

        assertThat(browser.executeScript("return " + region + ".hasAttribute('tabindex') || " + region
                        + ".hasAttribute('aria-describedby')"))
                .isEqualTo(false);
    }

    @Test
    void more_than_half_of_a_phone_is_left_to_the_columns_that_scroll() {
        holdAPhone();
        show(shapes(1));

        assertThat(number("Math.max(...[...document.querySelectorAll('tbody th')].map((head) => head.offsetWidth))"))
                .isLessThanOrEqualTo(195);
    }

    @Test
    void on_paper_no_plot_is_taller_than_a_page_and_heads_come_again() {
        List<Object> sizes =
                IntStream.rangeClosed(1, 40).<Object>mapToObj(size -> 32 * size).toList();
        show(Runs.of(
                "Does it?",
                new Factor("batchSize", "training.batchSize", sizes),
                2,
                4,
                (number, condition, seed) -> Runs.done(number, condition, seed, 4, 469, 0.02)));
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        browser.executeScript("dispatchEvent(new Event('beforeprint'))");
        await("[...document.querySelectorAll('[data-plot] .main-svg')].every((plot) => plot.clientWidth <= 640)");

        assertThat(number("Math.max(...[...document.querySelectorAll('[data-plot]')]"
                        + ".map((place) => place.offsetHeight))"))
                .isBetween(500L, 880L);
        assertThat(browser.executeScript("return getComputedStyle(document.querySelector('thead')).display"))
                .isEqualTo("table-header-group");
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
    }

    @Test
    void long_texts_of_ticks_are_whole_and_beside_the_name_of_their_axis() {
        holdAPhone();
        RunRecord run = Runs.of(
                "What does a house cost?",
                new Factor("learningRate", "training.learningRate", List.of(0.1, 0.4)),
                2,
                6,
                (number, condition, seed) -> new TrialRecord(
                        number,
                        condition,
                        seed,
                        new TrialState.Done(Runs.digest(number), 6),
                        IntStream.rangeClosed(1, 6)
                                .mapToObj(epoch -> new EpochRecord(epoch, errors(epoch + number)))
                                .toList()));
        show(Runs.comparing(run, List.of(Metric.TEST_MAE, Metric.TEST_R2)));
        for (String plot : List.of("test-mae", "test-r2", "outcome-test-mae")) {
            browser.executeScript("document.getElementById(arguments[0]).scrollIntoView()", plot);
            await("document.querySelector('#" + plot + " .ytitle') !== null");
        }

        assertThat(strings(CUT)).isEmpty();
        assertThat(strings("""
                [...document.querySelectorAll('[data-plot]:has(.ytitle)')].flatMap((plot) => {
                  const name = plot.querySelector('.ytitle').getBoundingClientRect();
                  return [...plot.querySelectorAll('.ytick text')]
                    .filter((text) => text.getBoundingClientRect().left < name.right)
                    .map((text) => text.textContent);
                })""")).isEmpty();
    }

    private static Map<Metric, Double> errors(int step) {
        return Map.of(Metric.TEST_MAE, 900_000.0 / (step + 5), Metric.TEST_R2, -2.5e75 / step);
    }
}
