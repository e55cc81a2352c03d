// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.trial.Factor;
import dev.ceteris.report.Runs;
import dev.ceteris.report.ShippedRuns;
import dev.ceteris.report.page.MarkdownPage;
import dev.ceteris.report.section.CurvesSection;
import dev.ceteris.report.section.Sections;
import dev.ceteris.report.summary.Results;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * Laws of the static picture: however many conditions there are, every one of them is named and no name covers another.
 */
class SvgPictureLaws {
    /** A line and a half. */
    private static final double NEAR = 24;

    /** What a wide character of 13 pixels takes. */
    private static final double CHARACTER = 7.8;

    private record Box(String text, double left, double top, double right, double bottom) {
        static Box of(Element text) {
            double x = Double.parseDouble(text.getAttribute("x"));
            double y = Double.parseDouble(text.getAttribute("y"));
            // The marker is as wide as a full character of its size.
            double width = 13 + CHARACTER * (text.getTextContent().length() - 1);
            return new Box(text.getTextContent(), x, y - 11, x + width, y + 4);
        }

        boolean meets(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }

    static Stream<Arguments> runs() {
        return Stream.of(3, 22, 36, 81)
                .flatMap(conditions -> Stream.of(0.0, 0.0005, 0.03)
                        .map(apart -> Arguments.of(conditions, apart, run(conditions, apart, "level"))));
    }

    /** Conditions whose losses end so far apart. */
    private static RunRecord run(int conditions, double apart, String name) {
        List<Object> levels =
                IntStream.range(0, conditions).<Object>mapToObj(i -> name + i).toList();
        return Runs.of(
                "Which of many?",
                new Factor("knob", "network.knob", levels),
                1,
                20,
                (number, condition, seed) -> Runs.done(number, condition, seed, 20, 469, 0.02 + apart * number));
    }

    private static Document picture(RunRecord run) throws Exception {
        String svg = SvgPicture.of(MarkdownPage.cover(Sections.render(Results.of(run))));
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<Element> elements(Document picture, String tag, String kind) {
        NodeList found = picture.getElementsByTagName(tag);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .filter(element ->
                        kind.isEmpty() || element.getAttribute("class").equals(kind))
                .toList();
    }

    private static List<Box> names(Document picture) {
        List<Box> boxes = new ArrayList<>();
        elements(picture, "text", "label").forEach(text -> boxes.add(Box.of(text)));
        elements(picture, "text", "legend").forEach(text -> boxes.add(Box.of(text)));
        return boxes;
    }

    @ParameterizedTest
    @MethodSource("runs")
    void names_are_inside_the_picture_and_cover_no_other(int conditions, double apart, RunRecord run) throws Exception {
        Document picture = picture(run);
        double width = Double.parseDouble(picture.getDocumentElement().getAttribute("width"));
        double height = Double.parseDouble(picture.getDocumentElement().getAttribute("height"));
        List<Box> names = names(picture);

        assertThat(names).isNotEmpty().allSatisfy(box -> {
            assertThat(box.left()).isNotNegative();
            assertThat(box.top()).isNotNegative();
            assertThat(box.right()).isLessThanOrEqualTo(width);
            assertThat(box.bottom()).isLessThanOrEqualTo(height);
            assertThat(names.stream().filter(other -> !other.equals(box) && other.meets(box)))
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("runs")
    void a_label_is_near_the_end_of_its_own_curve(int conditions, double apart, RunRecord run) throws Exception {
        Document picture = picture(run);
        Map<String, Double> ends = new HashMap<>();
        for (Element curve : elements(picture, "path", "curve")) {
            String[] points = curve.getAttribute("d").split("[ML]", -1);
            ends.put(
                    curve.getTextContent(),
                    Double.parseDouble(points[points.length - 1].split(",", -1)[1]));
        }

        assertThat(elements(picture, "text", "label")).isNotEmpty().allSatisfy(label -> {
            String level = label.getTextContent().split(" ", 2)[1];
            double middle = Double.parseDouble(label.getAttribute("y")) - 4;
            assertThat(middle)
                    .isBetween(
                            ends.get("knob " + level + ", test") - NEAR - 0.1,
                            ends.get("knob " + level + ", test") + NEAR + 0.1);
        });
    }

    @ParameterizedTest
    @MethodSource("runs")
    void every_condition_is_named_at_its_curve_or_in_a_legend_that_has_all(int conditions, double apart, RunRecord run)
            throws Exception {
        Document picture = picture(run);
        int labels = elements(picture, "text", "label").size();
        List<String> legend = elements(picture, "text", "legend").stream()
                .map(text -> text.getTextContent().split(" ", 2)[1])
                .toList();

        if (labels < conditions) {
            assertThat(legend)
                    .containsExactlyElementsOf(IntStream.range(0, conditions)
                            .mapToObj(i -> "level" + i)
                            .toList());
        } else {
            assertThat(legend).isEmpty();
        }
        assertThat(elements(picture, "text", "marker").isEmpty()).isEqualTo(conditions <= 9);
    }

    @ParameterizedTest
    @ValueSource(ints = {22, 36, 81})
    void the_best_condition_is_named_at_its_curve_wherever_that_ends(int conditions) throws Exception {
        List<Object> levels = IntStream.range(0, conditions)
                .<Object>mapToObj(i -> "level" + i)
                .toList();
        RunRecord run = Runs.of(
                "Which of many?",
                new Factor("knob", "network.knob", levels),
                1,
                20,
                (number, condition, seed) ->
                        Runs.done(number, condition, seed, 20, 469, 0.02 + 0.0005 * Math.abs(number - 12)));
        // The best loss is the lowest curve, which ends far below the first ones from the top.
        String svg = SvgPicture.of((Plot.Lines)
                ShippedRuns.plot(new CurvesSection().render(Results.of(run)).elements(), "loss"));

        assertThat(svg).containsPattern("class='label' [^>]*><tspan [^>]*>.</tspan> level11<");
    }

    @Test
    void a_long_name_is_shortened_at_its_curve_and_whole_in_the_legend() throws Exception {
        String name = "a network with a rather long name ";
        Document picture = picture(run(3, 0.03, name));

        assertThat(elements(picture, "text", "label"))
                .extracting(Element::getTextContent)
                .allMatch(text -> text.endsWith("…"));
        assertThat(elements(picture, "text", "legend"))
                .extracting(text -> text.getTextContent().split(" ", 2)[1])
                .containsExactly(name + "0", name + "1", name + "2");
        assertThat(names(picture)).allSatisfy(box -> assertThat(box.right()).isLessThanOrEqualTo(820));
    }
}
