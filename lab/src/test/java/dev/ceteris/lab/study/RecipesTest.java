// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.engine.optimizer.Momentum;
import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.trial.Factor;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.spec.StudyException;
import dev.ceteris.spec.StudyText;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Levels with a name that set several knobs, and those that add to the one before them. */
class RecipesTest {
    private static final String LADDER = """
            vary={recipe: {plain: {}, + dropout: {dropout: 0.5, inputDropout: 0.1},
            + normalization: {normalization: batch}, other: {optimizer: adam, learningRate: 0.01},
            + slower: {adam.beta1: 0.5}}}""";

    private static <T> List<T> each(Study study, Function<TrialSpec, T> what) {
        return study.trials().stream()
                .filter(trial -> trial.seeds().split() == 1)
                .map(what)
                .toList();
    }

    @Test
    void a_recipe_with_a_plus_has_all_that_the_one_before_it_has() {
        Study study = Tiny.study(LADDER);

        assertThat(each(study, trial -> trial.training().dropout())).containsExactly(0.0, 0.5, 0.5, 0.0, 0.0);
        assertThat(each(study, trial -> trial.training().inputDropout())).containsExactly(0.0, 0.1, 0.1, 0.0, 0.0);
        assertThat(each(
                        study,
                        trial -> trial.network().normalization().getClass().getSimpleName()))
                .containsExactly("Unnormalized", "Unnormalized", "BatchNormalization", "Unnormalized", "Unnormalized");
        assertThat(each(study, trial -> trial.training().learningRate())).containsExactly(0.1, 0.1, 0.1, 0.01, 0.01);
        assertThat(each(study, trial -> trial.condition().label()))
                .containsExactly(
                        "recipe plain",
                        "recipe + dropout",
                        "recipe + normalization",
                        "recipe other",
                        "recipe + slower");
        Factor factor = study.factors().getFirst();
        assertThat(factor.levels()).containsExactly("plain", "+ dropout", "+ normalization", "other", "+ slower");
        assertThat(factor.meanings())
                .containsEntry("plain", "nothing else")
                .containsEntry("+ dropout", "dropout 0.5, inputDropout 0.1")
                .containsEntry("+ slower", "adam.beta1 0.5");
    }

    @Test
    void what_recipes_set_is_not_held() {
        assertThat(Tiny.study(LADDER).held())
                .containsKeys("training.batchSize", "network.hidden")
                .doesNotContainKeys(
                        "training.dropout", "training.learningRate", "network.normalization", "training.optimizer");
    }

    /** What stands elsewhere for a knob is what a recipe has that does not set it. */
    @Test
    void a_study_that_is_written_out_is_the_same_study() {
        Study study = Tiny.study("training.dropout=0.25", LADDER);
        assertThat(each(study, trial -> trial.training().dropout())).containsExactly(0.25, 0.5, 0.5, 0.25, 0.25);
        Study again = StudyReader.read(new StudyText("again.yaml", study.text()), List.of());

        assertThat(again.digest()).isEqualTo(study.digest());
        assertThat(again.trials()).isEqualTo(study.trials());
        assertThat(again.text()).isEqualTo(study.text());
    }

    @Test
    void another_number_in_a_recipe_is_another_study() {
        assertThat(Tiny.study(LADDER.replace("0.5, inputDropout", "0.4, inputDropout"))
                        .experiment())
                .isNotEqualTo(Tiny.study(LADDER).experiment());
    }

    /** It is the order of the trials, and of a table's lines. */
    @Test
    void another_order_of_recipes_is_another_study() {
        String study = "vary={recipe: {%s}}";
        String plain = "plain: {}";
        String dropout = "dropout: {dropout: 0.5}";

        assertThat(Tiny.study(study.formatted(plain + ", " + dropout)).experiment())
                .isNotEqualTo(
                        Tiny.study(study.formatted(dropout + ", " + plain)).experiment());
    }

    @Test
    void recipes_are_crossed_with_other_factors() {
        Study study = Tiny.study("vary={batchSize: [8, 20], recipe: {plain: {}, dropout: {dropout: 0.5}}}");

        assertThat(each(study, trial -> trial.condition().levels()))
                .containsExactly(
                        Map.of("batchSize", 8, "recipe", "plain"),
                        Map.of("batchSize", 8, "recipe", "dropout"),
                        Map.of("batchSize", 20, "recipe", "plain"),
                        Map.of("batchSize", 20, "recipe", "dropout"));
    }

    /** Nothing of the first recipe, not even a knob inside of a choice, is in the others. */
    @Test
    void what_the_first_recipe_sets_is_in_no_other_one() {
        Study study = Tiny.study(
                "training.optimizer=momentum",
                "vary={recipe: {first: {dropout: 0.5, momentum.beta: 0.5}, second: {batchSize: 9}, third: {}}}");

        assertThat(each(study, trial -> trial.training().dropout())).containsExactly(0.5, 0.0, 0.0);
        assertThat(each(study, trial -> ((Momentum) trial.training().optimizer()).beta()))
                .containsExactly(0.5, 0.9, 0.9);
    }

    @Test
    void a_choice_goes_before_a_knob_inside_of_it_in_any_order() {
        Study study = Tiny.study("vary={recipe: {a: {momentum.beta: 0.5, optimizer: momentum}, b: {}}}");

        assertThat(((Momentum) study.trials().getFirst().training().optimizer()).beta())
                .isEqualTo(0.5);
    }

    @Test
    void a_study_of_second_order_recipes_needs_no_learning_rate_but_one_with_others_does() {
        String text = """
                study: orders
                question: Which of two?
                data: {source: {function: x1^2, from: -1, to: 1}, train: 20}
                network: {hidden: [4], activation: tanh}
                training: {epochs: 5}
                vary: {recipe: {a: {optimizer: lbfgs}, b: {optimizer: OTHER}}}
                """;

        assertThat(StudyReader.read(
                                new StudyText("orders.yaml", text.replace("OTHER", "levenbergMarquardt")), List.of())
                        .trials())
                .isNotEmpty();
        assertThatThrownBy(
                        () -> StudyReader.read(new StudyText("orders.yaml", text.replace("OTHER", "sgd")), List.of()))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("learningRate");
    }

    @Test
    void claims_name_recipes_that_look_like_numbers_as_they_are_written() {
        Study study = Tiny.study(
                "vary={recipe: {1: {}, 1.0: {dropout: 0.1}, true: {dropout: 0.2}}}",
                "hypotheses=[{greater: {metric: test.accuracy, of: {recipe: 1.0}, than: {recipe: true}}},"
                        + " {greater: {metric: test.accuracy, of: {recipe: 1}, than: {recipe: true}}}]");

        assertThat(study.hypotheses().getFirst().text()).contains("recipe 1.0 ").contains("recipe true");
        assertThat(study.hypotheses().getLast().text()).contains("recipe 1 ");
    }

    /** A knob without a default may stand in the recipes alone. */
    @Test
    void recipes_may_set_what_the_sections_leave_out() {
        String text = """
                study: pairs
                question: Which of two?
                data: {source: mnist}
                network: {hidden: [4]}
                training: {batchSize: 8, epochs: 5}
                vary:
                  recipe:
                    sgd: {learningRate: 0.1}
                    adam: {learningRate: 0.001, optimizer: adam}
                hypotheses:
                  - greater: {metric: test.accuracy, of: {recipe: adam}, than: {recipe: sgd}}
                """;
        Study study = StudyReader.read(new StudyText("pairs.yaml", text), List.of());

        assertThat(each(study, trial -> trial.training().learningRate())).containsExactly(0.1, 0.001);
        assertThat(study.hypotheses().getFirst().text()).contains("recipe adam").contains("recipe sgd");
    }

    @Test
    void a_first_look_has_fewer_epochs_in_every_recipe() {
        StudyText text = new StudyText(
                "tiny.yaml",
                Tiny.study("vary={recipe: {short: {epochs: 2}, + long: {epochs: 9, dropout: 0.5}}}")
                        .text());
        Study quick = StudyReader.quick(text, List.of());

        assertThat(each(quick, TrialSpec::epochs)).containsExactly(2, 3);
        assertThat(each(quick, trial -> trial.training().dropout())).containsExactly(0.0, 0.5);
    }

    /** Recipes that differ in their epochs alone are no duplicates in a first look. */
    @Test
    void a_first_look_keeps_recipes_apart() {
        StudyText text = new StudyText(
                "tiny.yaml",
                Tiny.study("training.epochs=60", "vary={recipe: {plain: {}, more: {epochs: 120}, fewer: {epochs: 30}}}")
                        .text());

        assertThat(each(StudyReader.quick(text, List.of()), TrialSpec::epochs)).containsExactly(2, 3, 1);
    }

    @Test
    void a_study_that_is_written_out_can_be_read_whatever_else_is_varied() {
        Study study = Tiny.study(
                "vary={maxNorm: [1, 2], recipe: {plain: {}, long: {epochs: 8}, b: {learningRate: 0.3, hidden: [7]}}}");
        Study again = StudyReader.read(new StudyText("again.yaml", study.text()), List.of());

        assertThat(again.trials()).isEqualTo(study.trials());
        assertThat(again.digest()).isEqualTo(study.digest());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            [8]                                           | is [8], expected a section with the knobs of each recipe
            {}                                            | is empty, expected a section with the knobs
            {a: [1]}                                      | 'vary.recipe.a' is [1], expected a section of knobs
            {a: {}, b: {dropuot: 0.5}}                    | unknown knob 'dropuot'; did you mean 'dropout'?
            {+ a: {dropout: 0.5}}                         | the first recipe is called '+ a', but there is none before it
            {a: {dropout: 0.5, training.dropout: 0.4}}    | sets 'training.dropout' twice
            {a: {}, b: {dropout: 1.5}}                    | 'training.dropout' is 1.5, expected at least 0 and below 1
            {a: {}, b: {deform.shift: 2}}                 | exists only with augmentation: deform, but 'augmentation' is none
            {a: {optimizer: adam, momentum.beta: 0.5}}    | such as optimizer: {momentum: {beta: …}}
            {a: {}, ' b': {dropout: 0.5}}                 | a recipe is called ' b', expected 1 to 40 characters
            """)
    void what_cannot_be_a_recipe_is_refused(String recipes, String message) {
        assertThatThrownBy(() -> Tiny.study("vary={recipe: " + recipes + "}"))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_knob_without_a_default_is_in_every_recipe_or_held() {
        String text = """
                study: pairs
                question: Which of two?
                data: {source: mnist}
                network: {hidden: [4]}
                training: {batchSize: 8, epochs: 5}
                vary: {recipe: {a: {learningRate: 0.1}, + b: {dropout: 0.2}, c: {dropout: 0.3}}}
                """;

        assertThatThrownBy(() -> StudyReader.read(new StudyText("pairs.yaml", text), List.of()))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("pairs.yaml:6:")
                .hasMessageContaining("'vary.recipe.c' lacks 'learningRate', which other recipes set");
    }

    @Test
    void a_knob_has_one_role() {
        assertThatThrownBy(() -> Tiny.study("vary={recipe: {a: {}, b: {batchSize: 9}}, batchSize: [8, 20]}"))
                .hasMessageContaining("'batchSize' is varied, and a recipe sets 'batchSize'");
        assertThatThrownBy(() -> Tiny.study(
                        "vary={recipe: {a: {}, b: {l2.lambda: 0.1}}, regularization: [none, {l1: {lambda: 0.1}}]}"))
                .hasMessageContaining("'regularization' is varied, and a recipe sets 'l2.lambda'");
        assertThatThrownBy(() -> Tiny.study(LADDER, "training.dropout=0.1"))
                .hasMessageContaining("'dropout' cannot be set to one value, because a recipe of this study sets"
                        + " 'dropout'; set all recipes with --set vary.recipe={…}");
        assertThatThrownBy(() -> Tiny.study(LADDER, "data.validation=20", "tune={dropout: [0.1, 0.2]}"))
                .hasMessageContaining("'dropout' is tuned and varied");
    }
}
