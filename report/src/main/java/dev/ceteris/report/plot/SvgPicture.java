// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.plot;

import dev.ceteris.report.summary.Look;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Learning curves as a static picture, for places that run no script: white ground, so that it reads on pages of any colour.
 * The same lines, colours and axes as on the page.
 */
public final class SvgPicture {
    private static final int WIDTH = 820;
    private static final int HEIGHT = 440;
    private static final int LEFT = 70;
    private static final int RIGHT = 640;
    private static final int TOP = 56;
    private static final int BOTTOM = 390;

    /** Between the base lines of two labels at the ends of lines. */
    private static final int LABEL = 16;

    private final Plot.Lines plot;
    private final StringBuilder svg = new StringBuilder();

    private SvgPicture(Plot.Lines plot) {
        this.plot = plot;
    }

    public static String of(Plot.Lines plot) {
        return new SvgPicture(plot).draw();
    }

    private String draw() {
        add("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %s %s' width='%s' height='%s' role='img' "
                        .formatted(WIDTH, HEIGHT, WIDTH, HEIGHT)
                + "font-family='system-ui, sans-serif' font-size='13' fill='#1d1f21'>");
        add("<title>" + escape(plot.title()) + "</title>");
        add("<desc>" + escape(plot.description()) + "</desc>");
        add("<rect width='100%' height='100%' fill='#fff'/>");
        text(LEFT, 24, "text-anchor='start' font-size='16' font-weight='600'", plot.title());
        text(LEFT, 43, "text-anchor='start' fill='#5a6066'", plot.note());
        axes();
        plot.lines().stream().filter(line -> line.seeds() > 1).forEach(this::band);
        plot.lines().forEach(this::line);
        labels();
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
        add("<polygon points='%s' fill='%s' fill-opacity='0.15'/>"
                .formatted(
                        Stream.concat(upper, lower.toList().reversed().stream()).collect(Collectors.joining(" ")),
                        line.look().light()));
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
            case TEST -> "";
        };
        String width = line.end() == Plot.End.FINISHED ? "2" : "1";
        add("<path d='%s' fill='none' stroke='%s' stroke-width='%s' stroke-linejoin='round' %s/>"
                .formatted(path, line.look().light(), width, dashes));
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

    /** Each condition's name beside the end of its curve, moved as far as its neighbours need. */
    private void labels() {
        record End(Plot.Line line, double y) {}
        List<End> ends = labelled().stream()
                .map(line -> new End(line, y(line.y()[drawn(line)[drawn(line).length - 1]])))
                .sorted(Comparator.comparingDouble(End::y))
                .toList();
        double lowest = BOTTOM - LABEL * (ends.size() - 1.0);
        double free = TOP;
        for (End end : ends) {
            double y = Math.max(free, Math.min(end.y(), lowest));
            Look look = end.line().look();
            add("<text x='%s' y='%s'><tspan fill='%s'>%s</tspan> %s</text>"
                    .formatted(
                            RIGHT + 10,
                            number(y + 4),
                            look.light(),
                            look.glyph(),
                            escape(end.line().level())));
            free = y + LABEL;
            lowest += LABEL;
        }
    }

    /** One line of each condition: the mean on the test part, or the best there is instead. */
    private Collection<Plot.Line> labelled() {
        Comparator<Plot.Line> finishedFirst = Comparator.comparing(line -> line.end() != Plot.End.FINISHED);
        Comparator<Plot.Line> best = finishedFirst.thenComparing(Plot.Line::part, Comparator.reverseOrder());
        return plot.lines().stream()
                .collect(Collectors.toMap(
                        line -> line.look().position(), line -> line, BinaryOperator.minBy(best), TreeMap::new))
                .values();
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
