// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.plot;

import dev.ceteris.report.summary.Look;
import dev.ceteris.report.summary.Part;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Learning curves as a static picture, for places that run no script: white ground, so that it reads on pages of any
 * colour. The same lines, colours and axes as on the page.
 */
public final class SvgPicture {
    private static final int WIDTH = 820;
    private static final int HEIGHT = 440;
    private static final int LEFT = 70;
    private static final int RIGHT = 640;
    private static final int TOP = 56;
    private static final int BOTTOM = 390;

    private static final int MARGIN = 10;

    /** Where labels at the ends of lines begin, and the line that leads to them ends. */
    private static final int LABELS = RIGHT + 12;

    /** Between the base lines of the legend's rows. */
    private static final int LEGEND_ROW = 18;

    /** Of more conditions the colours are similar or repeat; then curves need their markers too. */
    private static final int COLOURS = 9;

    /** Markers on a curve, enough to recognize it where it crosses others. */
    private static final int MARKERS = 4;

    /** Wide characters of 13 pixels; what the reader's own font does is not known here. */
    private static final double CHARACTER = 7.8;

    /** A marker and the space after it. */
    private static final double GLYPH = 20;

    private final Plot.Lines plot;

    /** One line of each condition, which carries its name. */
    private final List<Plot.Line> named;

    private final List<EndLabels.Place> places;
    private final List<Plot.Line> legend;
    private final StringBuilder svg = new StringBuilder();

    private SvgPicture(Plot.Lines plot) {
        this.plot = plot;
        this.named = named(plot);
        this.places = new EndLabels(TOP, BOTTOM)
                .of(
                        named.stream().map(line -> y(line.y()[last(line)])).toList(),
                        IntStream.range(0, named.size())
                                .boxed()
                                .sorted(Comparator.comparingInt(i -> rank(named.get(i))))
                                .toList());
        boolean complete = places.size() == named.size()
                && named.stream()
                        .allMatch(line -> shortened(line.level(), WIDTH - MARGIN - LABELS - GLYPH)
                                .equals(line.level()));
        this.legend = complete ? List.of() : named;
    }

    public static String of(Plot.Lines plot) {
        return new SvgPicture(plot).draw();
    }

    private String draw() {
        int height = HEIGHT + (legend.isEmpty() ? 0 : LEGEND_ROW * (legendRows() + 1));
        add("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %s %s' width='%s' height='%s' role='img' "
                        .formatted(WIDTH, height, WIDTH, height)
                + "font-family='system-ui, sans-serif' font-size='13' fill='#1d1f21'>");
        add("<title>" + escape(plot.title()) + "</title>");
        add("<desc>" + escape(plot.description()) + "</desc>");
        add("<rect width='100%' height='100%' fill='#fff'/>");
        text(LEFT, 24, "text-anchor='start' font-size='16' font-weight='600'", plot.title());
        text(LEFT, 43, "text-anchor='start' fill='#5a6066'", plot.note());
        axes();
        plot.lines().stream().filter(line -> line.seeds() > 1).forEach(this::band);
        plot.lines().forEach(this::line);
        if (named.size() > COLOURS) {
            named.forEach(this::markers);
        }
        labels();
        legend();
        add("</svg>");
        return svg.toString();
    }

    private void axes() {
        for (double tick : Ticks.of(plot.y())) {
            add("<path d='M%s %sH%s' stroke='#e6e8ea'/>".formatted(LEFT, number(y(tick)), RIGHT));
            text(LEFT - 8, y(tick) + 4, "text-anchor='end'", Ticks.label(tick));
        }
        for (double tick : Ticks.of(plot.x())) {
            text(x(tick), BOTTOM + 18, "text-anchor='middle'", Ticks.label(tick));
        }
        add("<path d='M%s %sV%sH%s' fill='none' stroke='#5a6066'/>".formatted(LEFT, TOP, BOTTOM, RIGHT));
        text(
                (LEFT + RIGHT) / 2.0,
                BOTTOM + 40,
                "text-anchor='middle' fill='#5a6066'",
                plot.x().name());
        text(
                0,
                0,
                "text-anchor='middle' fill='#5a6066' transform='translate(18 %s) rotate(-90)'"
                        .formatted((TOP + BOTTOM) / 2),
                plot.y().name());
    }

    private void band(Plot.Line line) {
        int[] drawn = drawn(line);
        Stream<String> upper = Arrays.stream(drawn).mapToObj(i -> point(line.x()[i], line.greatest()[i]));
        Stream<String> lower = Arrays.stream(drawn).mapToObj(i -> point(line.x()[i], line.least()[i]));
        // Bands of many conditions lie on top of each other; as dark as those of few they would hide the curves.
        double opacity = 0.15 * Math.min(1, (double) COLOURS / named.size());
        add("<polygon points='%s' fill='%s' fill-opacity='%s'/>"
                .formatted(
                        Stream.concat(upper, lower.toList().reversed().stream()).collect(Collectors.joining(" ")),
                        line.look().light(),
                        String.format(Locale.ROOT, "%.3f", opacity)));
    }

    private void line(Plot.Line line) {
        StringBuilder path = new StringBuilder();
        int[] drawn = drawn(line);
        int previous = -2;
        for (int i : drawn) {
            path.append(i == previous + 1 ? 'L' : 'M').append(point(line.x()[i], line.y()[i]));
            previous = i;
        }
        String dashes = switch (line.part()) {
            case TRAIN -> "stroke-dasharray='7 4'";
            case VALIDATION -> "stroke-dasharray='2 3'";
            case TEST, NONE -> "";
        };
        String width = line.end() == Plot.End.FINISHED ? "2" : "1";
        add(("<path class='curve' d='%s' fill='none' stroke='%s' stroke-width='%s' stroke-linejoin='round' "
                        + "%s><title>%s</title></path>")
                .formatted(
                        path,
                        line.look().light(),
                        width,
                        dashes,
                        escape(line.label()
                                + (line.part() == Part.NONE
                                        ? ""
                                        : ", " + line.part().word()))));
        if (line.end() != Plot.End.FINISHED && drawn.length > 0) {
            int last = drawn[drawn.length - 1];
            text(
                    x(line.x()[last]),
                    y(line.y()[last]) + 5,
                    "text-anchor='middle' fill='" + line.look().light() + "'",
                    line.end() == Plot.End.DIVERGED ? "✕" : "○");
        }
    }

    private static int[] drawn(Plot.Line line) {
        return IntStream.range(0, line.x().length)
                .filter(i -> Double.isFinite(line.x()[i]) && Double.isFinite(line.y()[i]))
                .toArray();
    }

    private static int last(Plot.Line line) {
        return Arrays.stream(drawn(line)).max().orElseThrow();
    }

    /** Its condition's marker on a line, at other points for each condition, so that none hides another for long. */
    private void markers(Plot.Line line) {
        int[] drawn = drawn(line);
        int step = Math.max(1, drawn.length / MARKERS);
        for (int i = line.look().position() % step; i < drawn.length; i += step) {
            text(
                    x(line.x()[drawn[i]]),
                    y(line.y()[drawn[i]]) + 4,
                    "class='marker' text-anchor='middle' font-size='11' fill='"
                            + line.look().light() + "'",
                    line.look().glyph());
        }
    }

    /** Each condition's name beside the end of its curve, where there is room, with a line to it. */
    private void labels() {
        for (EndLabels.Place place : places) {
            Plot.Line line = named.get(place.end());
            int last = last(line);
            add("<path class='leader' d='M%s %sL%s %s' stroke='%s' stroke-opacity='0.5'/>"
                    .formatted(
                            number(x(line.x()[last])),
                            number(y(line.y()[last])),
                            LABELS - 3,
                            number(place.height()),
                            line.look().light()));
            name(
                    "label",
                    LABELS,
                    place.height() + 4,
                    line.look(),
                    shortened(line.level(), WIDTH - MARGIN - LABELS - GLYPH));
        }
    }

    /** Every condition with its marker, below the plot, column by column. */
    private void legend() {
        for (int i = 0; i < legend.size(); i++) {
            Plot.Line line = legend.get(i);
            name(
                    "legend",
                    LEFT + Math.floorDiv(i, legendRows()) * legendColumn(),
                    HEIGHT + LEGEND_ROW * (i % legendRows() + 1.0),
                    line.look(),
                    shortened(line.level(), legendColumn() - GLYPH));
        }
    }

    private int legendRows() {
        int columns = Math.max(1, (int) ((WIDTH - LEFT - MARGIN) / legendColumn()));
        return Math.ceilDiv(legend.size(), columns);
    }

    /** As wide as the longest name needs, and never wider than the picture. */
    private double legendColumn() {
        int longest =
                legend.stream().mapToInt(line -> line.level().length()).max().orElse(1);
        return Math.min(WIDTH - LEFT - MARGIN, 2 * GLYPH + longest * CHARACTER);
    }

    private void name(String kind, double x, double y, Look look, String name) {
        add("<text class='%s' x='%s' y='%s'><tspan fill='%s'>%s</tspan> %s</text>"
                .formatted(kind, number(x), number(y), look.light(), look.glyph(), escape(name)));
    }

    /** As much of a name as there is room for. */
    private static String shortened(String name, double width) {
        int most = (int) (width / CHARACTER);
        return name.length() <= most ? name : name.substring(0, most - 1) + "…";
    }

    /** One line of each condition that has a name: the mean on the test set, or the best there is instead. */
    private static List<Plot.Line> named(Plot.Lines plot) {
        Comparator<Plot.Line> finishedFirst = Comparator.comparing(line -> line.end() != Plot.End.FINISHED);
        Comparator<Plot.Line> best = finishedFirst.thenComparing(Plot.Line::part, Comparator.reverseOrder());
        return List.copyOf(plot.lines().stream()
                .filter(line -> !line.level().isEmpty() && drawn(line).length > 0)
                .collect(Collectors.toMap(
                        line -> line.look().position(), line -> line, BinaryOperator.minBy(best), TreeMap::new))
                .values());
    }

    private int rank(Plot.Line line) {
        int rank = plot.ranked().indexOf(line.look().position());
        return rank < 0 ? plot.ranked().size() : rank;
    }

    private double x(double value) {
        return LEFT + plot.x().place(value) * (RIGHT - LEFT);
    }

    /** Values above or below the axis stay at its end: a loss that explodes leaves the frame there. */
    private double y(double value) {
        return BOTTOM - Math.clamp(plot.y().place(value), 0, 1) * (BOTTOM - TOP);
    }

    private String point(double x, double y) {
        return number(x(x)) + "," + number(y(y));
    }

    private void text(double x, double y, String attributes, String text) {
        add("<text x='%s' y='%s' %s>%s</text>".formatted(number(x), number(y), attributes, escape(text)));
    }

    private void add(String element) {
        svg.append(element).append('\n');
    }

    private static String number(double pixels) {
        return String.format(Locale.ROOT, "%.1f", pixels);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
