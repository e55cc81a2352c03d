// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.trial.Factor;
import dev.ceteris.report.Report;
import dev.ceteris.report.Runs;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.HtmlPage;
import dev.ceteris.report.page.PageFile;
import dev.ceteris.report.page.Table;
import dev.ceteris.report.plot.Axis;
import dev.ceteris.report.plot.Json;
import dev.ceteris.report.plot.Means;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.section.Sections;
import dev.ceteris.report.summary.Look;
import dev.ceteris.report.summary.Results;
import dev.ceteris.report.verdict.Claims;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * The page as a reader meets it, in a real browser without a window. Skipped where Chromium is not installed. All tests
 * share one browser, because a start takes as long as a page; after each test it is a light screen again.
 */
class BrowserJourneyTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private static ChromeDriver browser;

    @BeforeAll
    static void open_a_browser(@TempDir Path profile) {
        Optional<File> chromium = onPath("chromium", "chromium-browser", "google-chrome");
        Optional<File> driver = onPath("chromedriver");
        assumeTrue(
                chromium.isPresent() && driver.isPresent(),
                "skipped: chromium and chromedriver are not on the PATH, so the page is not tried in a browser");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.orElseThrow());
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--enable-unsafe-swiftshader",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1400,1000",
                "--user-data-dir=" + profile);
        // Naming the driver keeps Selenium from looking for one on the network.
        System.setProperty("webdriver.chrome.driver", driver.orElseThrow().getPath());
        browser = new ChromeDriver(options);
        browser.manage().timeouts().scriptTimeout(PATIENCE).pageLoadTimeout(PATIENCE);
    }

    @AfterEach
    void put_the_phone_away() {
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
        browser.get("about:blank");
        complaints();
    }

    @AfterAll
    static void close_the_browser() {
        if (browser != null) {
            browser.quit();
        }
    }

    @Test
    void every_plot_is_drawn_without_an_error_and_without_a_request() {
        show(Runs.batchSizes(3));

        assertThat(browser.findElements(By.cssSelector("[data-plot]"))).hasSize(15);
        assertThat(number("document.querySelectorAll('[data-plot] .main-svg .xy').length"))
                .isGreaterThanOrEqualTo(9);
        assertThat(number("document.querySelectorAll('#loss-epochs .scatterlayer .trace').length"))
                .isEqualTo(3 * 2 * 2);
        assertThat(number("performance.getEntriesByType('resource').length")).isZero();
        assertThat(complaints()).isEmpty();
    }

    @Test
    void diverged_and_unfinished_trials_and_empty_conditions_do_not_stop_the_page() {
        show(Runs.troubled());

        assertThat(number("document.querySelectorAll('[data-plot] .main-svg .xy').length"))
                .isGreaterThanOrEqualTo(9);
        assertThat(complaints()).isEmpty();
    }

    @Test
    void ninety_trials_of_200_epochs_are_drawn() {
        show(Runs.large());

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
            await("document.querySelectorAll('#hypotheses [data-plot]:has(.xy)').length === 6");

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
                    .write(ReproductionTest.runs(), folder.resolve("reproduce.html"));
        }
        for (String device : List.of("screen", "phone")) {
            if (device.equals("phone")) {
                holdAPhone();
            }
            show(page);

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

    private List<String> texts(String selector) {
        return browser.findElements(By.cssSelector(selector)).stream()
                .map(found -> found.getAttribute("textContent"))
                .toList();
    }

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

        browser.findElement(By.cssSelector("#loss-updates [data-picture=svg]")).click();
        await("saved.length === 1");
        browser.findElement(By.cssSelector("#loss-updates [data-picture=png]")).click();
        await("saved.some((blob) => blob.type === 'image/png')");

        assertThat((String) browser.executeAsyncScript("saved[0].text().then(arguments[0])"))
                .startsWith("<svg")
                .contains("Loss against updates of the weights")
                .contains("60000");
        assertThat(complaints()).isEmpty();
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
    void a_condition_is_hidden_and_shown_in_all_plots() {
        show(Runs.batchSizes(2));
        String traces = "document.querySelectorAll('#accuracy-seconds .scatterlayer .trace').length";
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
        String traces = "document.querySelectorAll('#accuracy-seconds .scatterlayer .trace').length";
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

        browser.findElement(By.cssSelector("#loss-epochs [data-curves]")).click();

        assertThat((String) browser.executeAsyncScript("saved[0].text().then(arguments[0])"))
                .startsWith("curve,part,")
                .contains("batchSize 128,");
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

        assertThat(number("Math.ceil(Math.max(...[...document.querySelectorAll('.figures .annotation-text')]"
                        + ".map((label) => label.getBoundingClientRect().right)))"))
                .isBetween(1L, 390L);
        assertThat(number("[...document.querySelectorAll('.figures .annotation-text')]"
                        + ".filter((label) => label.textContent.endsWith('…')).length"))
                .isPositive();
    }

    private void holdAPhone() {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 390, "height", 844, "deviceScaleFactor", 1, "mobile", true));
    }

    private void show(RunRecord run) {
        show(Report.write(run, folder).getFirst());
    }

    private void show(Path page) {
        browser.get(page.toUri().toString());
        await("document.documentElement.dataset.drawn === 'true'");
    }

    /** Waits, a frame at a time, for a condition in the page; the driver gives up after {@link #PATIENCE}. */
    private void await(String condition) {
        browser.executeAsyncScript("const done = arguments[0];(function look() { (" + condition
                + ") ? done() : requestAnimationFrame(look); })();");
    }

    /** What the page gives to be saved goes to a list instead of a folder. */
    private void collectSavedFiles() {
        browser.executeScript("window.saved = []; const create = URL.createObjectURL;"
                + "URL.createObjectURL = (blob) => { saved.push(blob); return create.call(URL, blob); };");
    }

    private List<Object> strings(String expression) {
        return List.copyOf((List<?>) browser.executeScript("return " + expression));
    }

    private long number(String expression) {
        return ((Number) browser.executeScript("return " + expression)).longValue();
    }

    /** Without what a browser that has no graphics card says of drawing without one. */
    private List<String> complaints() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .filter(message -> !message.contains("GL Driver Message") && !message.contains("Canvas2D:"))
                .toList();
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

    private static Optional<File> onPath(String... names) {
        return Arrays.stream(names)
                .flatMap(name -> Arrays.stream(
                                System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toFile)
                .findFirst();
    }
}
