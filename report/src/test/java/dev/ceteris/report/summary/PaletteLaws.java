// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.study.Setting;
import dev.ceteris.lab.trial.Factor;
import dev.ceteris.report.Runs;
import dev.ceteris.report.ShippedRuns;
import dev.ceteris.report.page.MarkdownPage;
import dev.ceteris.report.plot.SvgPicture;
import dev.ceteris.report.section.Sections;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of the colours of conditions: the order is seen, by every reader, on a light and on a dark page. */
class PaletteLaws {
    private static final String WHITE = "#ffffff";
    private static final String DARK = "#16181a";

    /** What readers without one kind of cone see (Machado, Oliveira and Fernandes 2009, severity 1.0). */
    private static final List<double[][]> READERS = List.of(
            new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
            new double[][] {
                {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}
            },
            new double[][] {
                {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
            },
            new double[][] {
                {1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}
            });

    private static RunRecord vary(String vary) {
        return ShippedRuns.of(
                "batch-size",
                List.of(
                        new Setting("vary", vary),
                        new Setting("hypotheses", "[]"),
                        new Setting("seeds", "1"),
                        new Setting("training", "{learningRate: 0.1, batchSize: 128, epochs: 1}")),
                spec -> ShippedRuns.done(spec, Map.of()));
    }

    private static List<ConditionSummary> conditions(RunRecord run) {
        return Results.of(run).conditions();
    }

    /** Rates whose order in the study is not that of their size. */
    private static List<Look> rates(int levels) {
        List<Object> rates = new ArrayList<>(
                IntStream.rangeClosed(1, levels).<Object>mapToObj(i -> 0.01 * i).toList());
        Collections.shuffle(rates, new Random(levels));
        Factor factor = new Factor("learningRate", "training.learningRate", rates);
        return conditions(Runs.of(
                        "Which rate?",
                        factor,
                        1,
                        2,
                        (number, condition, seed) -> Runs.done(number, condition, seed, 2, 469, 0.02)))
                .stream()
                .sorted((one, other) -> Double.compare(rate(one), rate(other)))
                .map(ConditionSummary::look)
                .toList();
    }

    private static double rate(ConditionSummary condition) {
        return (double) condition.condition().levels().get("learningRate");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 9, 20, 36})
    void greater_levels_are_lighter_for_every_kind_of_colour_blindness(int levels) {
        for (double[][] reader : READERS) {
            for (Function<Look, String> page : List.<Function<Look, String>>of(Look::light, Look::dark)) {
                List<Double> lightness = rates(levels).stream()
                        .map(look -> luminance(seen(page.apply(look), reader)))
                        .toList();

                assertThat(lightness).isSorted().doesNotHaveDuplicates();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{learningRate: [0.1, 0.2]}",
                "{learningRate: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]}",
                "{learningRate: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9],"
                        + " batchSize: [1, 2, 4, 8, 16, 32, 64, 128, 256]}",
                "{activation: [relu, tanh, sigmoid], learningRate: [0.1, 0.2, 0.3]}",
                "{activation: [relu, tanh, sigmoid], learningRate: [0.1, 0.2, 0.3], batchSize: [16, 32, 64, 128]}",
                "{activation: [relu, tanh, sigmoid]}"
            })
    void every_colour_stands_out_from_its_ground_and_is_another_than_that_of_other_conditions(String vary) {
        List<Look> looks =
                conditions(vary(vary)).stream().map(ConditionSummary::look).toList();

        assertThat(looks)
                .extracting(Look::light)
                .doesNotHaveDuplicates()
                .allSatisfy(colour -> assertThat(contrast(colour, WHITE)).isGreaterThanOrEqualTo(3));
        assertThat(looks)
                .extracting(Look::dark)
                .doesNotHaveDuplicates()
                .allSatisfy(colour -> assertThat(contrast(colour, DARK)).isGreaterThanOrEqualTo(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"activation: [relu, tanh, sigmoid]", "hidden: [[64], [128], [256]]", "batchSize: [16, 32]"})
    void each_level_of_the_first_factor_has_a_hue_and_the_second_one_grows_lighter(String first) {
        List<ConditionSummary> conditions =
                conditions(vary("{" + first + ", learningRate: [0.05, 0.1, 0.2, 0.4, 0.8]}"));
        String factor = first.substring(0, first.indexOf(':'));
        Map<Object, List<Look>> groups = conditions.stream()
                .collect(Collectors.groupingBy(
                        condition -> condition.condition().levels().get(factor),
                        Collectors.mapping(ConditionSummary::look, Collectors.toList())));

        List<Double> hues = new ArrayList<>();
        groups.values().forEach(looks -> {
            double hue = hue(looks.get(2).light());
            assertThat(looks).allSatisfy(look -> {
                assertThat(hue(look.light())).isCloseTo(hue, within(6.0));
                assertThat(hue(look.dark())).isCloseTo(hue, within(6.0));
            });
            assertThat(looks).extracting(look -> luminance(light(look.light()))).isSorted();
            assertThat(hues)
                    .allSatisfy(other -> assertThat(Math.abs(other - hue)).isBetween(30.0, 330.0));
            hues.add(hue);
        });
    }

    @Test
    void names_give_the_hue_also_where_they_are_not_the_first_factor() {
        List<ConditionSummary> conditions = conditions(vary("{learningRate: [0.1, 0.2], activation: [relu, tanh]}"));
        Map<Object, List<Double>> hues = conditions.stream()
                .collect(Collectors.groupingBy(
                        condition -> condition.condition().levels().get("activation"),
                        Collectors.mapping(condition -> hue(condition.look().light()), Collectors.toList())));

        assertThat(hues.values()).allSatisfy(same -> assertThat(same.getFirst()).isCloseTo(same.get(1), within(6.0)));
    }

    @Test
    void levels_that_are_names_keep_the_colours_of_okabe_and_ito() {
        assertThat(conditions(vary("{activation: [relu, tanh, sigmoid]}")))
                .extracting(ConditionSummary::look)
                .containsExactly(Look.at(0), Look.at(1), Look.at(2));
    }

    @Test
    void the_static_picture_has_the_same_colours() {
        RunRecord run = Runs.batchSizes(2);
        String picture = SvgPicture.of(MarkdownPage.cover(Sections.render(Results.of(run))));

        assertThat(conditions(run))
                .allSatisfy(condition -> assertThat(picture)
                        .contains("stroke='" + condition.look().light() + "' stroke-width='2'"));
    }

    // ---- colours as others define them

    /** Red, green and blue as amounts of light (IEC 61966-2-1). */
    private static double[] light(String hex) {
        return IntStream.of(1, 3, 5)
                .mapToDouble(at -> Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0)
                .map(value -> value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4))
                .toArray();
    }

    private static double[] seen(String hex, double[][] reader) {
        double[] light = light(hex);
        return IntStream.range(0, 3)
                .mapToDouble(i ->
                        Math.clamp(reader[i][0] * light[0] + reader[i][1] * light[1] + reader[i][2] * light[2], 0, 1))
                .toArray();
    }

    /** Relative luminance (WCAG 2.2). */
    private static double luminance(double[] light) {
        return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2];
    }

    private static double contrast(String one, String other) {
        double first = luminance(light(one)) + 0.05;
        double second = luminance(light(other)) + 0.05;
        return Math.max(first, second) / Math.min(first, second);
    }

    /** The hue in OKLab, in degrees. */
    private static double hue(String hex) {
        double[] rgb = light(hex);
        double l = Math.cbrt(0.4122214708 * rgb[0] + 0.5363325363 * rgb[1] + 0.0514459929 * rgb[2]);
        double m = Math.cbrt(0.2119034982 * rgb[0] + 0.6806995451 * rgb[1] + 0.1073969566 * rgb[2]);
        double s = Math.cbrt(0.0883024619 * rgb[0] + 0.2817188376 * rgb[1] + 0.6299787005 * rgb[2]);
        double a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
        double b = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
        return (Math.toDegrees(Math.atan2(b, a)) + 360) % 360;
    }
}
