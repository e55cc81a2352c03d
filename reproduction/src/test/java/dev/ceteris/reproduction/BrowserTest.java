// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.report.Report;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Tests of pages in a real browser without a window. Skipped where Chromium is not installed. All tests of a class
 * share one browser, because a start takes as long as a page; after each test it is a light screen again.
 */
abstract class BrowserTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    static ChromeDriver browser;

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

    final void holdAPhone() {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 390, "height", 844, "deviceScaleFactor", 1, "mobile", true));
    }

    final void show(RunRecord run) {
        show(Report.write(run, folder).getFirst());
    }

    final void show(Path page) {
        browser.get(page.toUri().toString());
        await("document.documentElement.dataset.drawn === 'true'");
    }

    /** As a reader who goes down the whole page: each plot in turn is brought into view and waited for. */
    final void scrollThrough() {
        browser.findElements(By.cssSelector("[data-plot]")).stream()
                .map(plot -> plot.getAttribute("data-plot"))
                .forEach(this::scrollTo);
    }

    /** Brings a plot into the window and waits until it is drawn. */
    final void scrollTo(String plot) {
        String place = "document.querySelector('[data-plot=\"" + plot + "\"]')";
        browser.executeScript(place + ".scrollIntoView({ block: 'center' })");
        await("!stale.has(" + place + ") && " + place + ".querySelector('.xy, .gl-container') !== null");
    }

    /** Waits, a frame at a time, for a condition in the page; the driver gives up after {@link #PATIENCE}. */
    final void await(String condition) {
        browser.executeAsyncScript("const done = arguments[0];(function look() { (" + condition
                + ") ? done() : requestAnimationFrame(look); })();");
    }

    final List<Object> strings(String expression) {
        return List.copyOf((List<?>) browser.executeScript("return " + expression));
    }

    final long number(String expression) {
        return ((Number) browser.executeScript("return " + expression)).longValue();
    }

    /** Without what a browser that has no graphics card says of drawing without one. */
    final List<String> complaints() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .filter(message -> !message.contains("GL Driver Message") && !message.contains("Canvas2D:"))
                .toList();
    }

    final List<String> texts(String selector) {
        return browser.findElements(By.cssSelector(selector)).stream()
                .map(found -> found.getAttribute("textContent"))
                .toList();
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
