// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.lab.Tiny;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Recipes with a name in two studies. */
class RecipePairTest {
    private static final String RECIPES =
            "vary={recipe: {plain: {}, low: {optimizer: {momentum: {beta: 0.5}}}, gone: {maxNorm: 1}}}";

    private static List<String> differences(String recipes, String setting, String... reported) {
        return new RecipePair(Tiny.study(RECIPES), Tiny.study(setting, recipes)).differences(List.of(reported));
    }

    @Test
    void recipes_of_one_name_that_differ_are_named_with_their_knobs() {
        assertThat(differences(RECIPES, "seeds=1")).isEmpty();
        assertThat(differences(
                        "vary={recipe: {plain: {dropout: 0.5}, low: {optimizer: {momentum: {beta: 0.7}}}}}", "seeds=1"))
                .containsExactly(
                        "recipe plain: training.dropout 0 → 0.5",
                        "recipe low: training.optimizer momentum beta 0.5 → momentum beta 0.7");
    }

    /** What one study holds and the recipes of the other one set is the same where the values are. */
    @Test
    void the_place_of_a_value_is_no_difference() {
        assertThat(differences(RECIPES.replace("plain: {}", "plain: {batchSize: 8}"), "training.clipping=none"))
                .allMatch(difference -> difference.startsWith("recipe plain: training.batchSize"));
        assertThat(differences(RECIPES, "training.dropout=0.5"))
                .contains("recipe plain: training.dropout 0 → 0.5", "recipe low: training.dropout 0 → 0.5");
        assertThat(differences(RECIPES, "training.dropout=0.5", "training.dropout"))
                .isEmpty();
    }

    @Test
    void what_is_varied_or_tuned_is_not_what_recipes_do() {
        assertThat(differences(RECIPES.replace("vary={", "vary={batchSize: [9, 20], "), "seeds=1"))
                .isEmpty();
        assertThat(new RecipePair(
                                Tiny.study(
                                        RECIPES, "data.validation=20", "tune={learningRate: [0.1, 0.2], search: grid}"),
                                Tiny.study(
                                        RECIPES, "data.validation=20", "tune={learningRate: [0.2, 0.1], search: grid}"))
                        .differences(List.of()))
                .isEmpty();
    }
}
