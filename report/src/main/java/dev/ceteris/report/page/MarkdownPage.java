// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.page;

import dev.ceteris.report.plot.Axis;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.summary.PlottedMetric;
import dev.ceteris.report.summary.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report in GitHub's Markdown: the same words and tables, and one picture. */
public final class MarkdownPage {
    /** The plots that may represent the report where there is room for one only: the first of them that it has. */
    static final List<String> COVERS = Stream.of(PlottedMetric.ACCURACY, PlottedMetric.LOSS)
            .map(PlottedMetric::key)
            .toList();

    /** The picture's file, beside the page. */
    public static final String PICTURE = "report.svg";

    private MarkdownPage() {}

    public static String of(Results results, List<Chapter> chapters) {
        List<String> blocks = new ArrayList<>();
        blocks.add("# " + escape(results.run().study().question()));
        for (Chapter chapter : chapters) {
            blocks.add("## " + escape(chapter.title()));
            chapter.elements().forEach(element -> blocks.addAll(blocks(element)));
        }
        return String.join("\n\n", blocks) + "\n";
    }

    private static List<String> blocks(Element element) {
        return switch (element) {
            case Element.Heading(String text) -> List.of("### " + escape(text));
            case Element.Paragraph(String text) -> List.of(escape(text));
            case Element.Items(List<String> texts) ->
                List.of(items(texts.stream().map(MarkdownPage::escape)));
            case Element.Answers(List<Element.Answer> answers) ->
                List.of(items(answers.stream().map(MarkdownPage::answered)));
            case Element.Details(Element.Answer answer, List<Element> elements) -> details(answer, elements);
            case Element.Legend legend -> List.of();
            case Element.Figures(List<Plot> plots) -> figures(plots);
            case Element.Pictures(List<PixelImage> images) ->
                List.of(
                        "Shown in `report.html`, next to this file:",
                        items(images.stream().map(image -> escape(image.caption()))));
            case Element.Listing(String label, Element.Listing.Fold fold, String text) -> listing(label, fold, text);
            case Element.Tabled(Table table) -> tabled(table);
        };
    }

    private static String items(Stream<String> items) {
        return items.map(item -> "- " + item).collect(Collectors.joining("\n"));
    }

    private static List<String> details(Element.Answer answer, List<Element> elements) {
        List<String> blocks = new ArrayList<>();
        blocks.add("<details><summary>" + answer.ruling().glyph() + " "
                + answer.ruling().word() + " · " + html(answer.sentence()) + "</summary>");
        elements.forEach(element -> blocks.addAll(blocks(element)));
        blocks.add("</details>");
        return blocks;
    }

    private static String answered(Element.Answer answer) {
        Element.Ruling ruling = answer.ruling();
        String marks = ruling.marks().stream().map(mark -> " · " + escape(mark)).collect(Collectors.joining());
        return "**" + ruling.glyph() + " " + ruling.word() + "** " + escape(answer.sentence()) + marks
                + (answer.why().isEmpty() ? "" : "  \n  " + escape(answer.why()));
    }

    /** The one plot that is drawn; an empty one when the run has no curve yet. */
    public static Plot.Lines cover(List<Chapter> chapters) {
        List<Plot> drawn = chapters.stream()
                .flatMap(Chapter::all)
                .flatMap(element -> element instanceof Element.Figures(List<Plot> plots) ? plots.stream() : Stream.of())
                .toList();
        return coverAmong(drawn)
                .map(Plot.Lines.class::cast)
                .orElse(new Plot.Lines(
                        COVERS.getFirst(),
                        "No curve yet",
                        "",
                        "",
                        List.of(new Plot.Along("", "", "", Axis.spanning("", List.of()))),
                        Axis.spanning("", List.of()),
                        List.of(),
                        List.of(),
                        List.of()));
    }

    private static Optional<Plot> coverAmong(List<Plot> plots) {
        return COVERS.stream()
                .flatMap(id -> plots.stream().filter(plot -> plot.id().equals(id)))
                .findFirst();
    }

    private static List<String> figures(List<Plot> plots) {
        List<String> blocks = new ArrayList<>();
        Optional<Plot> cover = coverAmong(plots);
        cover.ifPresent(plot -> blocks.add("![" + escape(plot.description()) + "](" + PICTURE + ")"));
        String others = plots.stream()
                .filter(plot -> !plot.equals(cover.orElse(null)))
                .map(plot -> escape(plot.title()))
                .collect(Collectors.joining(" · "));
        if (!others.isEmpty()) {
            blocks.add("Drawn in `report.html`, next to this file: " + others + ".");
        }
        return blocks;
    }

    private static List<String> listing(String label, Element.Listing.Fold fold, String text) {
        String fence = text.contains("```") ? "````" : "```";
        String code = fence + "\n" + text.stripTrailing() + "\n" + fence;
        return switch (fold) {
            case OPEN -> List.of(escape(label) + ":", code);
            case FOLDED -> folded(label, code);
        };
    }

    private static List<String> tabled(Table table) {
        String rows = Stream.of(
                        Stream.of(line(table.columns().stream().map(column -> escape(column.name())))),
                        Stream.of(line(table.columns().stream().map(column -> column.numeric() ? "---:" : "---"))),
                        table.rows().stream().map(MarkdownPage::line))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
        return table.tall() ? folded(table.caption(), rows) : List.of("*" + escape(table.caption()) + ".*", rows);
    }

    private static List<String> folded(String label, String block) {
        return List.of("<details><summary>" + html(label) + "</summary>", block, "</details>");
    }

    private static String line(Table.Row row) {
        return line(Stream.concat(Stream.of(row.head()), row.cells().stream()).map(MarkdownPage::cell));
    }

    private static String line(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String cell(Table.Cell cell) {
        return switch (cell) {
            case Table.Cell.Digest digest -> "`" + digest.full() + "`";
            case Table.Cell.Plain plain -> escape(plain.text());
            case Table.Cell.Named named -> escape(named.text());
            case Table.Cell.Reference reference -> escape(reference.text());
            case Table.Cell.Measured measured -> escape(measured.text());
        };
    }

    /** Text that means itself: no markup, no markup's beginning, no end of a table's cell or line. */
    static String escape(String text) {
        return html(text.replaceAll("\\s+", " ").strip()).replaceAll("([\\\\`*_\\[\\]|~$#])", "\\\\$1");
    }

    private static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
