// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.trial.Factor;
import dev.ceteris.report.Report;
import dev.ceteris.report.Runs;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.HtmlPage;
import dev.ceteris.report.page.PageFile;
import dev.ceteris.report.plot.Axis;
import dev.ceteris.report.plot.Means;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.summary.Look;
import dev.ceteris.report.verdict.Claims;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** What a page draws, on a screen and on a phone. */
class DrawnPageTest extends BrowserTest {
    @Test
    void every_plot_is_drawn_without_an_error_and_without_a_request() {
        show(Runs.batchSizes(3));
        scrollThrough();

        assertThat(browser.findElements(By.cssSelector("[data-plot]"))).hasSize(11);
        assertThat(number("document.querySelectorAll('[data-plot]:has(.main-svg .xy)').length"))
                .isEqualTo(11);
        assertThat(number("document.querySelectorAll('#loss .scatterlayer .trace').length"))
                .isEqualTo(3 * 2 * 2);
        assertThat(number("performance.getEntriesByType('resource').length")).isZero();
        assertThat(complaints()).isEmpty();
    }

    @Test
    void a_plot_is_drawn_when_it_comes_near_the_window() {
        show(Runs.batchSizes(3));
        String last = "document.querySelector('[data-plot=time-batch]')";
        assertThat(number("document.querySelectorAll('[data-plot]:has(.xy)').length"))
                .isBetween(1L, 10L);
        assertThat(number(last + ".querySelectorAll('.xy').length")).isZero();
        long tall = number("document.documentElement.scrollHeight");

        browser.executeScript("scrollTo(0, document.documentElement.scrollHeight / 3)");
        browser.executeScript(last + ".scrollIntoView()");
        await(last + ".querySelector('.xy') !== null");
        scrollThrough();

        assertThat(number("document.documentElement.scrollHeight"))
                .as("a plot has its height before it is drawn")
                .isEqualTo(tall);
    }

    @Test
    void a_link_to_a_part_of_the_page_ends_there_although_nothing_before_it_is_drawn() {
        show(Runs.batchSizes(3));

        browser.findElement(By.cssSelector("nav a[href='#times']")).click();
        await("document.querySelector('[data-plot=time-epoch] .xy') !== null");

        await("Math.abs(document.querySelector('#times').getBoundingClientRect().top) < 2");
        assertThat(number("document.querySelectorAll('#curves [data-plot]:not(:has(.xy))').length"))
                .isPositive();
    }

    @Test
    void everything_is_drawn_before_it_is_printed() {
        show(Runs.batchSizes(3));

        browser.executeScript("dispatchEvent(new Event('beforeprint'))");

        assertThat(number("document.querySelectorAll('[data-plot]:not(:has(.xy))').length"))
                .isZero();
        browser.executeScript("dispatchEvent(new Event('afterprint'))");
        await("document.documentElement.dataset.drawn === 'true'");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void diverged_and_unfinished_trials_and_empty_conditions_do_not_stop_the_page() {
        show(Runs.troubled());
        scrollThrough();

        assertThat(complaints()).isEmpty();
    }

    @Test
    void ninety_trials_of_200_epochs_are_drawn() {
        show(Runs.large());
        scrollThrough();

        assertThat(number("document.querySelectorAll('#table-trials tbody tr').length"))
                .isEqualTo(90);
        assertThat(complaints()).isEmpty();
    }

    @Test
    void every_hypothesis_has_its_picture_on_a_phone_and_on_a_screen() {
        Path page = Report.write(Claims.about(Runs.batchSizes(10), Claims.EVERY), folder)
                .getFirst();
        for (String device : List.of("screen", "phone")) {
            if (device.equals("phone")) {
                holdAPhone();
            }
            show(page);
            assertThat(number("document.querySelectorAll('#hypotheses [data-plot]:has(.xy)').length"))
                    .isZero();

            browser.findElements(By.cssSelector("#answer a")).forEach(WebElement::click);
            scrollThrough();

            assertThat(number("document.querySelectorAll('#hypotheses [data-plot]:has(.xy)').length"))
                    .isEqualTo(6);
            assertThat(number("document.querySelectorAll('#hypothesis-1-picture .errorbar').length"))
                    .isEqualTo(3);
            assertThat(number("document.querySelectorAll('#hypotheses .ruling').length"))
                    .isEqualTo(6);
            assertThat(number("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .isZero();
            assertThat(complaints()).isEmpty();
        }
    }

    /** It has every kind of plot. */
    @Test
    void every_plot_of_the_reproduction_is_drawn_on_a_phone_and_on_a_screen() {
        Path page;
        try (Store store = Store.open(folder)) {
            page = ReproductionTest.reproduction(store)
                    .write(ReproductionTest.runs(), Thoroughness.WHOLE, folder.resolve("reproduce.html"));
        }
        for (String device : List.of("screen", "phone")) {
            if (device.equals("phone")) {
                holdAPhone();
            }
            show(page);
            scrollThrough();

            assertThat(number("[...document.querySelectorAll('[data-plot]')].filter((place) => "
                            + "!place.querySelector('.xy, .gl-container')).length"))
                    .isZero();
            assertThat(number("document.querySelectorAll('#architecture-grid .annotation').length"))
                    .isEqualTo(6);
            assertThat(number("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .isZero();
            assertThat(complaints()).isEmpty();
        }
    }

    @Test
    void numbers_against_a_knob_are_drawn_with_zero_apart_and_steps_for_a_histogram() {
        Plot.Trace none = new Means(List.of(new Means.At(0, 0.9, 0.91, 0.92))).trace(Look.at(90), "no penalty");
        Plot.Trace kind = new Means(List.of(new Means.At(5e-5, 0.8, 0.9, 1), new Means.At(5e-2, 0.1, 0.2, 0.3)))
                .trace(Look.at(91), "L1");
        Plot.Trace bins = Plot.Trace.of(
                Look.at(90), "L1", Plot.Stroke.STEPS, new double[] {-1, 0, 1}, new double[] {0.2, Double.NaN, 0.8});
        List<Plot> plots = List.of(
                traces("strengths", Axis.withZero("λ", List.of(none.x(), kind.x())), List.of(none, kind)),
                traces("weights", Axis.spanning("weight", List.of(bins.x())), List.of(bins)));
        Chapter chapter = new Chapter("knobs", "Knobs", List.of(new Element.Figures(plots)));
        show(PageFile.write(
                folder.resolve("report.html"), HtmlPage.of("Knobs", "knobs", List.of(Look.at(0)), List.of(chapter))));

        assertThat(texts("#strengths .xtick text")).startsWith("0").hasSize(4);
        assertThat(number("document.querySelectorAll('#strengths .errorbar').length"))
                .isEqualTo(3);
        assertThat(texts("#strengths .annotation-text")).containsExactly("■ L1");
        assertThat(number("document.querySelectorAll('#weights .scatterlayer .trace').length"))
                .isEqualTo(1);
        assertThat(complaints()).isEmpty();
    }

    private static Plot traces(String id, Axis x, List<Plot.Trace> traces) {
        return new Plot.Traces(
                id, "Numbers", "a note", "What it shows.", x, Axis.spanning("share", Means.heights(traces)), traces);
    }

    @Test
    void the_page_and_its_plots_turn_dark_with_the_system() {
        show(Runs.batchSizes(1));
        String ground = "getComputedStyle(document.documentElement).backgroundColor";
        String plot = "document.querySelector('.main-svg').style.background";
        assertThat(browser.executeScript("return " + ground)).isEqualTo("rgb(255, 255, 255)");

        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));

        await(ground + " === 'rgb(22, 24, 26)'");
        await(plot + ".startsWith('rgb(22, 24, 26)')");
    }

    @Test
    void nothing_sticks_out_of_a_phone() {
        holdAPhone();
        show(Runs.batchSizes(2));

        assertThat(number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
        assertThat(number("document.querySelector('.main-svg').clientWidth")).isLessThanOrEqualTo(390);
    }

    @Test
    void a_long_name_at_the_end_of_a_line_is_shortened_to_fit_a_phone() {
        holdAPhone();
        show(Runs.of(
                "Which shape?",
                new Factor(
                        "hidden",
                        "network.hidden",
                        List.of(List.of(512, 384, 256, 128, 64), List.of(8, 8, 8, 8, 8, 8, 8))),
                1,
                3,
                (number, condition, seed) -> Runs.done(number, condition, seed, 3, 469, 0.02)));
        scrollThrough();

        assertThat(number("Math.ceil(Math.max(...[...document.querySelectorAll('.figures .annotation-text')]"
                        + ".map((label) => label.getBoundingClientRect().right)))"))
                .isBetween(1L, 390L);
        assertThat(number("[...document.querySelectorAll('.figures .annotation-text')]"
                        + ".filter((label) => label.textContent.endsWith('…')).length"))
                .isPositive();
    }

    @Test
    void the_note_of_curves_names_only_what_is_drawn() {
        List<Object> sizes = List.of(16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192);
        show(Runs.of(
                "Does it?",
                new Factor("batchSize", "training.batchSize", sizes),
                2,
                20,
                (number, condition, seed) -> Runs.learned(number, condition, seed)));
        String note = "document.querySelector('#loss figcaption span').textContent";
        browser.executeScript("document.querySelector('#loss').scrollIntoView()");

        await(note + " === 'by batchSize; test solid; mean over 2 seeds'");
        press("[data-part=TRAIN]");
        await(note + " === 'by batchSize; test solid, train dashed; mean over 2 seeds'");
        press("#curves [data-condition]");
        await(note + " === 'by batchSize; test solid, train dashed; mean and range over 2 seeds'");
        press("[data-part=TEST]");
        await(note + " === 'by batchSize; train dashed; mean and range over 2 seeds'");
    }

    private void press(String button) {
        browser.executeScript("document.querySelector(arguments[0]).click()", button);
    }
}
