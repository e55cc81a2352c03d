// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.spec;

import static dev.ceteris.base.Require.require;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Laws: a new kind of spec is a record and a line where its kind is listed, and studies know it. */
public class ShapesTest {
    public sealed interface Method permits Plainly, Momentum {}

    public record Plainly() implements Method {}

    public record Momentum(double beta) implements Method {
        public Momentum {
            require(beta >= 0 && beta < 1, "beta", beta, "at least 0 and below 1");
        }
    }

    public record Learning(Method method, int steps) {}

    @Test
    void a_choice_without_components_is_a_word() {
        assertThat(bound("{method: plainly, steps: 2}")).isEqualTo(new Learning(new Plainly(), 2));
    }

    @Test
    void a_choice_with_components_is_a_section_under_its_word() {
        assertThat(bound("{method: {momentum: {beta: 0.9}}, steps: 2}")).isEqualTo(new Learning(new Momentum(0.9), 2));
    }

    public sealed interface Way permits Walk, Ride {}

    public record Walk() implements Way {}

    public sealed interface Ride extends Way permits Bicycle {}

    public record Bicycle(int gears) implements Ride {}

    public record Journey(Way way) {}

    @Test
    void a_choice_of_choices_is_the_choice_of_any_of_their_records() {
        assertThat(Shapes.words(Way.class)).containsExactly("bicycle", "walk");
        assertThat(Shapes.paths(Journey.class)).containsExactly("way", "way.bicycle.gears");
        Node.Fields tree = (Node.Fields) YamlTree.of(new StudyText("x", "{way: {bicycle: {gears: 3}}}"));
        assertThat(Binder.record(Journey.class, tree, tree.place(), "")).isEqualTo(new Journey(new Bicycle(3)));
    }

    @Test
    void the_components_of_a_choice_are_knobs() {
        assertThat(Shapes.paths(Learning.class)).containsExactly("method", "method.momentum.beta", "steps");
    }

    @Test
    void specs_survive_becoming_plain_values() {
        Learning learning = new Learning(new Momentum(0.5), 3);
        assertThat(bound(Canonical.yaml(Plain.section(learning)))).isEqualTo(learning);
        assertThat(Plain.leaves(Plain.section(learning)))
                .containsEntry("method.momentum.beta", 0.5)
                .containsEntry("steps", 3);
    }

    @Test
    void a_choice_is_refused_where_it_is_wrong() {
        refused(
                "{method: momentun, steps: 2}",
                "x:1:10: unknown method 'momentun'; did you mean 'momentum'?\n" + "  known here: momentum, plainly");
        refused("{method: momentum, steps: 2}", "x:1:10: 'method.momentum' has no 'beta', expected a number");
        refused(
                "{method: {momentum: {beta: 1}}, steps: 2}",
                "x:1:28: 'method.momentum.beta' is 1, expected at least 0 and below 1");
        refused(
                "{method: {momentum: 0.9}, steps: 2}",
                "x:1:21: 'method.momentum' is 0.9, expected a section with the keys beta");
        refused("{method: [momentum], steps: 2}", "x:1:10: 'method' is [momentum], expected momentum or plainly");
    }

    private static Learning bound(String yaml) {
        Node.Fields tree = (Node.Fields) YamlTree.of(new StudyText("x", yaml));
        return Binder.record(Learning.class, tree, tree.place(), "");
    }

    private static void refused(String yaml, String message) {
        assertThatThrownBy(() -> bound(yaml)).isInstanceOf(StudyException.class).hasMessage(message);
    }
}
