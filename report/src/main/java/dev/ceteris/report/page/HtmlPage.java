// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.page;

import static java.util.stream.Collectors.joining;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import dev.ceteris.report.plot.Json;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.plot.Plotly;
import dev.ceteris.report.summary.Look;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The report as one HTML file that loads nothing from anywhere: style, script, plots and data are inside. */
public final class HtmlPage {
    /** The parts of the page's script, in the order in which they run: later ones use what earlier ones declare. */
    private static final List<String> SCRIPTS = List.of(
            "start",
            "axes",
            "curves",
            "dots",
            "estimates",
            "ranks",
            "points",
            "heat-map",
            "parallel",
            "traces",
            "outcome",
            "surface",
            "regions",
            "figure",
            "drawing",
            "saving",
            "tables",
            "actions");

    private HtmlPage() {}

    /** What the script gets: every plot, and every table as CSV, by its id; files are saved under its {@code name}. */
    private record Data(String name, Map<String, Plot> plots, Map<String, String> tables) {}

    /** What the template gets. */
    private record Page(
            String title,
            String name,
            List<Look> looks,
            List<Shown> chapters,
            String style,
            String script,
            Plotly plotly,
            String data) {}

    /** A chapter, with its elements in HTML. */
    private record Shown(String id, String title, String body) {}

    /** What the template of elements gets for a table: its name among all tables of the page. */
    private record Labelled(Table table, String label) {}

    /** What the template of elements gets for details, whose elements are in HTML already. */
    private record Folded(Element.Answer answer, String body) {}

    /**
     * A page.
     *
     * @param title its heading
     * @param name what it is about, in a word; files that readers save begin with it
     * @param looks every look that a chapter uses
     */
    public static String of(String title, String name, List<Look> looks, List<Chapter> chapters) {
        Mustache elements = template("elements.mustache");
        Map<String, Integer> captions = new HashMap<>();
        Page page = new Page(
                title,
                name,
                ofDifferentColours(looks),
                chapters.stream()
                        .map(chapter ->
                                new Shown(chapter.id(), chapter.title(), html(chapter.elements(), elements, captions)))
                        .toList(),
                resource("report.css"),
                script(),
                Plotly.fromClassPath(),
                Json.embedded(data(name, chapters)));
        return filled(template("report.mustache"), page);
    }

    private static String script() {
        return SCRIPTS.stream().map(name -> resource("script/" + name + ".js")).collect(joining("\n"));
    }

    private static List<Look> ofDifferentColours(List<Look> looks) {
        Map<String, Look> different = new LinkedHashMap<>();
        looks.forEach(look -> different.putIfAbsent(look.colours(), look));
        return List.copyOf(different.values());
    }

    private static Mustache template(String name) {
        return new DefaultMustacheFactory().compile(new InputStreamReader(open(name), StandardCharsets.UTF_8), name);
    }

    private static String filled(Mustache template, Object scope) {
        StringWriter html = new StringWriter();
        template.execute(html, scope);
        return html.toString();
    }

    private static String html(List<Element> elements, Mustache template, Map<String, Integer> captions) {
        List<Map<String, Object>> shown = new ArrayList<>();
        for (Element element : elements) {
            Object fields = switch (element) {
                case Element.Details(Element.Answer answer, List<Element> within) ->
                    new Folded(answer, html(within, template, captions));
                case Element.Tabled(Table table) -> new Labelled(table, label(table, captions));
                default -> element;
            };
            shown.add(Map.of(kind(element), fields));
        }
        return filled(template, Map.of("elements", shown));
    }

    /** Its caption, and a number where other tables had the same: a screen reader lists tables by their names. */
    private static String label(Table table, Map<String, Integer> captions) {
        int tables = captions.merge(table.caption(), 1, Integer::sum);
        return tables == 1 ? table.caption() : table.caption() + ", table " + tables;
    }

    /** The name of the template's block that shows it. */
    private static String kind(Element element) {
        return switch (element) {
            case Element.Heading heading -> "heading";
            case Element.Paragraph paragraph -> "paragraph";
            case Element.Items items -> "items";
            case Element.Answers answers -> "verdicts";
            case Element.Details details -> "details";
            case Element.Legend legend -> "legend";
            case Element.Figures figures -> "figures";
            case Element.Pictures pictures -> "pictures";
            case Element.Listing(String label, Element.Listing.Fold fold, String text) ->
                switch (fold) {
                    case OPEN -> "listing";
                    case FOLDED -> "folded";
                };
            case Element.Tabled tabled -> "tabled";
        };
    }

    private static Data data(String name, List<Chapter> chapters) {
        Map<String, Plot> plots = new LinkedHashMap<>();
        Map<String, String> tables = new LinkedHashMap<>();
        Stream<Element> elements = chapters.stream().flatMap(Chapter::all);
        elements.forEach(element -> {
            switch (element) {
                case Element.Figures(List<Plot> figures) -> figures.forEach(plot -> plots.put(plot.id(), plot));
                case Element.Tabled(Table table) -> tables.put(table.id(), table.csv());
                case Element.Heading heading -> {}
                case Element.Paragraph text -> {}
                case Element.Items items -> {}
                case Element.Answers answers -> {}
                case Element.Details details -> {}
                case Element.Legend legend -> {}
                case Element.Listing listing -> {}
                case Element.Pictures pictures -> {}
            }
        });
        return new Data(name, plots, tables);
    }

    private static String resource(String name) {
        try (InputStream stream = open(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    private static InputStream open(String name) {
        InputStream stream = HtmlPage.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException("not on the class path: " + name);
        }
        return stream;
    }
}
