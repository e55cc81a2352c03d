// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.trial.Factor;
import dev.ceteris.report.Report;
import dev.ceteris.report.Runs;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.plot.SvgPicture;
import dev.ceteris.report.section.Sections;
import dev.ceteris.report.summary.Results;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

class ReportTest {
    private static final String HOSTILE = "</script><script>alert('1|2')</script> & *why*?";

    @TempDir
    private Path folder;

    static List<RunRecord> runs() {
        return List.of(Runs.batchSizes(3), Runs.batchSizes(1), Runs.accumulated(), Runs.troubled(), hostile());
    }

    private static RunRecord hostile() {
        return Runs.of(HOSTILE, new Factor("batchSize", "training.batchSize", List.of(128, 256)), 2, 20, Runs::learned);
    }

    /** The page as a browser reads it, without the packed Plotly. */
    private String page(RunRecord run) throws Exception {
        String page = Files.readString(Report.write(run, folder).getFirst());
        return page.replaceFirst("(?s)id=\"plotly\">[^<]*<", "id=\"plotly\"><");
    }

    private String markdown(RunRecord run) throws Exception {
        return Files.readString(Report.write(run, folder).get(1));
    }

    @Test
    void three_files_are_written_and_nothing_else_is_left() throws Exception {
        List<Path> files = Report.write(Runs.batchSizes(1), folder.resolve("new/folder"));

        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .containsExactly("report.html", "report.md", "report.svg");
        try (var found = Files.list(folder.resolve("new/folder"))) {
            assertThat(found).containsExactlyInAnyOrderElementsOf(files);
        }
    }

    @Test
    void a_folder_that_cannot_be_written_is_named() throws Exception {
        Path file = Files.createFile(folder.resolve("taken"));

        assertThatThrownBy(() -> Report.write(Runs.batchSizes(1), file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot write " + file.resolve("report.html"));
    }

    @Test
    void a_page_that_cannot_take_its_predecessors_place_leaves_nothing_beside_it() throws Exception {
        Path taken = folder.resolve("report.html");
        Files.createFile(Files.createDirectory(taken).resolve("something"));

        assertThatThrownBy(() -> Report.write(Runs.batchSizes(1), folder)).isInstanceOf(UncheckedIOException.class);

        try (var found = Files.list(folder)) {
            assertThat(found).containsExactly(taken);
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void the_page_refers_to_nothing_outside_of_itself(RunRecord run) throws Exception {
        String page = page(run);

        assertThat(Pattern.compile("https?:|//[a-z]|@import|url\\(|\\ssrc=|<link|<iframe")
                        .matcher(page.replaceAll("(?m)^// .*$", ""))
                        .results()
                        .map(match -> page.substring(match.start())))
                .isEmpty();
        assertThat(page).contains("default-src 'none'");
    }

    @Test
    void text_from_a_study_cannot_become_markup_or_script() throws Exception {
        String page = page(hostile());

        assertThat(page).doesNotContain("<script>alert").contains("&lt;/script&gt;&lt;script&gt;alert");
        assertThat(Pattern.compile("</script").matcher(page).results()).hasSize(3);
    }

    @Test
    void numbers_that_are_not_finite_are_null_in_the_pages_data() throws Exception {
        assertThat(page(Runs.troubled()))
                .doesNotContain("NaN,")
                .doesNotContain("Infinity")
                .contains("null");
    }

    @ParameterizedTest
    @MethodSource("runs")
    void every_row_of_a_markdown_table_has_as_many_cells_as_its_header(RunRecord run) throws Exception {
        int cells = 0;
        for (String line : markdown(run).split("\n", -1)) {
            boolean row = line.startsWith("| ");
            int found = line.split("(?<!\\\\)\\|", -1).length - 2;
            assertThat(!row || cells == 0 || found == cells).as(line).isTrue();
            cells = row ? found : 0;
        }
    }

    @Test
    void text_from_a_study_means_itself_in_markdown() throws Exception {
        assertThat(markdown(hostile()))
                .startsWith("# &lt;/script&gt;&lt;script&gt;alert('1\\|2')&lt;/script&gt; &amp; \\*why\\*?\n");
    }

    @ParameterizedTest
    @MethodSource("runs")
    void the_picture_is_well_formed(RunRecord run) throws Exception {
        String svg = Files.readString(Report.write(run, folder).get(2));

        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(svg)))
                        .getElementsByTagName("path")
                        .getLength())
                .isGreaterThan(3);
        assertThat(svg).doesNotContain("NaN");
    }

    @Test
    void the_picture_names_every_condition_also_one_that_only_diverged() {
        Plot.Lines cover = MarkdownPage.cover(Sections.render(Results.of(Runs.troubled())));

        assertThat(SvgPicture.of(cover)).contains("</tspan> 0.1<", "</tspan> 0.4<", "</tspan> 3<");
    }

    @Test
    void ninety_trials_of_200_epochs_take_less_room_than_plotly() throws Exception {
        assertThat(page(Runs.large()).length()).isLessThan(1_500_000);
    }

    @Test
    void the_same_run_gives_the_same_files() throws Exception {
        String first = page(Runs.batchSizes(2)) + markdown(Runs.batchSizes(2));

        assertThat(page(Runs.batchSizes(2)) + markdown(Runs.batchSizes(2))).isEqualTo(first);
    }
}
