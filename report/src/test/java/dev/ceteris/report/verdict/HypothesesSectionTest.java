// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.evidence.verdict.Decision;
import dev.ceteris.evidence.verdict.Verdict;
import dev.ceteris.evidence.verdict.Verdicts;
import dev.ceteris.lab.results.RunResults;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.report.Report;
import dev.ceteris.report.Runs;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.plot.Axis;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.section.AnswerSection;
import dev.ceteris.report.section.HypothesesSection;
import dev.ceteris.report.section.Sections;
import dev.ceteris.report.summary.Results;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HypothesesSectionTest {
    private static final RunRecord RUN = Claims.about(Runs.batchSizes(10), Claims.EVERY);

    @TempDir
    private Path folder;

    private static Chapter rendered(RunRecord run) {
        return new HypothesesSection().render(Results.of(run));
    }

    private static <T extends Element> List<T> elements(Chapter chapter, Class<T> kind) {
        return chapter.all().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static List<Element.Answer> answers(Chapter chapter) {
        return elements(chapter, Element.Details.class).stream()
                .map(Element.Details::answer)
                .toList();
    }

    private static List<Element.Ruling> rulings(RunRecord run) {
        return answers(rendered(run)).stream().map(Element.Answer::ruling).toList();
    }

    private static List<Plot> plots(RunRecord run) {
        return elements(rendered(run), Element.Figures.class).stream()
                .flatMap(figures -> figures.plots().stream())
                .toList();
    }

    private static Plot.Forest forest(String claim) {
        return (Plot.Forest) plots(Claims.about(Runs.batchSizes(10), claim)).getFirst();
    }

    @Test
    void a_study_that_claims_nothing_has_no_such_section() {
        assertThat(rendered(Runs.batchSizes(3)).elements()).isEmpty();
        assertThat(Sections.render(Results.of(Runs.batchSizes(3))))
                .extracting(Chapter::id)
                .doesNotContain("hypotheses");
    }

    @Test
    void a_page_opens_with_the_answer_the_outcome_the_curves_and_the_table() {
        assertThat(Sections.render(Results.of(RUN)))
                .extracting(Chapter::id)
                .startsWith("answer", "outcome", "curves", "comparison", "overview", "hypotheses", "design");
    }

    @Test
    void each_hypothesis_has_its_sentence_its_verdict_a_picture_and_its_numbers() {
        Chapter chapter = rendered(RUN);

        assertThat(answers(chapter))
                .extracting(Element.Answer::sentence)
                .containsExactlyElementsOf(RUN.study().hypotheses().stream()
                        .map(hypothesis -> hypothesis.sentence().replaceFirst("^final", "Final"))
                        .toList());
        assertThat(answers(chapter))
                .extracting(Element.Answer::id)
                .startsWith("hypothesis-1", "hypothesis-2")
                .hasSize(6);
        assertThat(elements(chapter, Element.Figures.class)).hasSize(6);
        assertThat(elements(chapter, Element.Tabled.class))
                .extracting(tabled -> tabled.table().id())
                .containsAll(IntStream.rangeClosed(1, 6)
                        .mapToObj(i -> "hypothesis-" + i + "-numbers")
                        .toList());
    }

    @Test
    void word_sentence_picture_and_table_say_what_the_record_says() {
        Verdicts verdicts = RunResults.verdicts(RUN);
        Chapter chapter = rendered(RUN);
        List<Element.Ruling> rulings = rulings(RUN);
        String paragraphs = String.join(
                "\n",
                elements(chapter, Element.Paragraph.class).stream()
                        .map(Element.Paragraph::text)
                        .toList());

        for (int i = 0; i < rulings.size(); i++) {
            Verdict verdict = verdicts.verdicts().get(i);
            assertThat(rulings.get(i).decision()).isEqualTo(verdict.decision());
            assertThat(paragraphs).contains(verdict.conclusion().getFirst());
        }
        Verdict first = verdicts.verdicts().getFirst();
        Plot.Forest forest = (Plot.Forest) plots(RUN).getFirst();
        assertThat(forest.rows())
                .extracting(Plot.Estimate::at)
                .containsExactlyElementsOf(first.comparisons().stream()
                        .map(comparison -> comparison.estimate())
                        .toList());
        assertThat(forest.rows())
                .filteredOn(row -> row.weight() == Plot.Weight.DECIDING)
                .singleElement()
                .satisfies(row ->
                        assertThat(row.label()).isEqualTo(first.deciding().label()));
    }

    @Test
    void the_answer_counts_the_verdicts_and_has_a_line_for_each() {
        List<Decision> decisions = RunResults.verdicts(RUN).verdicts().stream()
                .map(Verdict::decision)
                .toList();
        Chapter answer = new AnswerSection().render(Results.of(RUN));
        String text = elements(answer, Element.Paragraph.class).getFirst().text();

        assertThat(text).startsWith("6 hypotheses: ");
        for (Decision decision : Decision.values()) {
            long count = decisions.stream().filter(decision::equals).count();
            assertThat(text.contains(count + " " + decision.word())).as(text).isEqualTo(count > 0);
        }
        assertThat(elements(answer, Element.Answers.class))
                .singleElement()
                .satisfies(lines -> assertThat(lines.answers()).isEqualTo(answers(rendered(RUN))));
    }

    @Test
    void few_comparisons_show_every_seed_before_the_values_with_which_the_claim_is_true() {
        Plot.Forest forest = forest("- equivalent: {metric: test.accuracy, across: batchSize, within: 0.5}");

        assertThat(forest.rows()).hasSize(3).allSatisfy(row -> {
            assertThat(row.seeds()).hasSize(10);
            assertThat(row.low()).isEqualTo(-0.5);
            assertThat(row.high()).isEqualTo(0.5);
        });
        assertThat(forest.x().from()).isLessThan(-0.5);
    }

    @Test
    void a_band_without_an_end_reaches_to_the_frame() {
        Plot.Forest forest = forest("- less: {metric: test.accuracy, of: {batchSize: 60000}, than: {batchSize: 128}}");

        assertThat(forest.rows()).singleElement().satisfies(row -> {
            assertThat(row.low()).isEqualTo(forest.x().from());
            assertThat(row.high()).isZero();
        });
    }

    @Test
    void a_threshold_is_seen_against_what_each_condition_measured_and_not_against_zero() {
        Plot.Forest forest = forest("- threshold: {metric: test.accuracy, above: 0.5}");

        assertThat(forest.rows()).hasSize(3).allMatch(row -> row.low() == 0.5);
        assertThat(forest.x().from()).isGreaterThan(0);
    }

    @Test
    void an_order_is_drawn_along_a_logarithmic_axis() {
        Plot.Points order = (Plot.Points) plots(Claims.about(
                        Runs.batchSizes(10),
                        "- monotone: {metric: test.loss, along: batchSize, direction: increasing}"))
                .getFirst();

        assertThat(order.x().scale()).isEqualTo(Axis.Scale.LOGARITHMIC);
        assertThat(order.points()).extracting(Plot.Point::level).containsExactly("128", "1024", "60000");
        assertThat(order.points()).allMatch(point -> point.least() <= point.y() && point.y() <= point.greatest());
    }

    @Test
    void diverged_trials_lie_at_the_frame_and_are_reported() {
        RunRecord run = Claims.about(
                Runs.troubled(), "- less: {metric: test.accuracy, of: {learningRate: 3.0}, than: {learningRate: 0.4}}");
        Verdict verdict = Results.of(run).verdicts().verdicts().getFirst();
        Plot.Forest forest = (Plot.Forest) VerdictPicture.of("picture", verdict).orElseThrow();

        assertThat(forest.rows()).singleElement().satisfies(row -> {
            assertThat(row.at()).isEqualTo(forest.x().from());
            assertThat(row.seeds()).allMatch(seed -> seed.at() == forest.x().from());
        });
        assertThat(forest.note()).contains("at the frame");
        assertThat(verdict.notes()).anyMatch(note -> note.contains("4 trials diverged"));
    }

    @Test
    void what_came_after_the_results_is_marked() {
        RunRecord late = Claims.tooLate(Runs.batchSizes(10), "- threshold: {metric: test.accuracy, above: 0.5}");

        assertThat(rulings(late))
                .singleElement()
                .satisfies(ruling -> assertThat(ruling.marks()).containsExactly("exploratory"));
    }

    @Test
    void what_is_not_as_expected_is_marked() {
        RunRecord run = Claims.expecting(
                Runs.batchSizes(10), "- threshold: {metric: test.accuracy, above: 0.5}", Decision.REFUTED);

        assertThat(rulings(run))
                .singleElement()
                .satisfies(ruling -> assertThat(ruling.marks()).containsExactly("the author expected: refuted"));
    }

    @Test
    void the_verdict_is_a_word_and_a_sign_in_html_and_in_markdown() throws Exception {
        List<Path> files = Report.write(RUN, folder);

        assertThat(Files.readString(files.get(0)))
                .contains("<strong class=\"supported\"><span aria-hidden=\"true\">✓</span> supported</strong>");
        assertThat(Files.readString(files.get(1))).contains("**✓ supported**");
    }

    @Test
    void no_number_of_a_picture_is_lost_on_its_way_into_the_page() throws Exception {
        RunRecord run = Claims.about(
                Runs.troubled(), "- less: {metric: test.accuracy, of: {learningRate: 3.0}, than: {learningRate: 0.4}}");

        assertThat(Files.readString(Report.write(run, folder).getFirst()))
                .doesNotContain("NaN\"")
                .doesNotContain("Infinity");
    }

    @Test
    void anybodys_verdicts_are_a_page_of_their_own() throws Exception {
        Path page =
                VerdictReport.write(RunResults.verdicts(RUN), "What was found", folder.resolve("new/verdicts.html"));

        assertThat(Files.readString(page))
                .contains("<h1>What was found</h1>", "6 hypotheses: ", "default-src 'none'")
                .doesNotContain("id=\"design\"");
    }

    /** As the terminal says it. */
    @Test
    void a_page_about_files_says_once_that_they_do_not_show_when_the_claims_were_written() throws Exception {
        for (int seeds : List.of(1, 10)) {
            RunRecord run = Claims.about(Runs.batchSizes(seeds), Claims.EVERY);
            Path page = VerdictReport.write(RunResults.verdicts(run), "What was found", folder.resolve("v.html"));

            assertThat(Files.readString(page)).containsOnlyOnce(VerdictChapter.NOT_SHOWN);
        }
    }

    @Test
    void with_too_few_seeds_the_claims_are_one_list_that_says_how_many_a_verdict_needs() throws Exception {
        RunRecord run = Claims.about(Runs.batchSizes(1), Claims.EVERY);
        Chapter answer = new AnswerSection().render(Results.of(run));

        assertThat(rendered(run).elements()).isEmpty();
        assertThat(answer.elements()).hasSize(2);
        assertThat(elements(answer, Element.Paragraph.class))
                .extracting(Element.Paragraph::text)
                .containsExactly("A verdict on 6 hypotheses needs at least 8 seeds; so far there is 1.");
        assertThat(elements(answer, Element.Items.class))
                .singleElement()
                .satisfies(claims -> assertThat(claims.texts()).hasSize(6).contains("Full batches learn worse."));
        assertThat(Files.readString(Report.write(run, folder).get(1)))
                .contains("\n- Full batches learn worse.\n")
                .doesNotContain("undetermined");
    }

    @Test
    void the_answer_says_what_diverged_and_what_is_missing() {
        assertThat(elements(new AnswerSection().render(Results.of(Runs.troubled())), Element.Paragraph.class))
                .extracting(Element.Paragraph::text)
                .singleElement()
                .asString()
                .startsWith("Of 12 trials, 5 finished. 4 diverged");
    }

    @Test
    void what_is_folded_away_is_in_markdown_after_the_table() throws Exception {
        String markdown = Files.readString(Report.write(RUN, folder).get(1));

        assertThat(markdown.indexOf("<details><summary>"))
                .isGreaterThan(markdown.indexOf("\n| condition |"))
                .isGreaterThan(markdown.indexOf("![Line plot"));
        assertThat(markdown).contains("<details><summary>✓ supported · ").contains("\n\n</details>\n");
    }
}
