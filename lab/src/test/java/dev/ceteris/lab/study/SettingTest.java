// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.lab.trial.Factor;
import dev.ceteris.spec.StudyException;
import dev.ceteris.spec.StudyText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Journeys: what {@code --set}, {@code --seeds} and {@code --quick} do to a study. */
class SettingTest {
    @ParameterizedTest
    @CsvSource({"training.epochs=5", "epochs=5", "epochs = 5"})
    void a_knob_is_set_by_its_path_or_its_short_name(String setting) {
        Study study = ExampleStudy.read(ExampleStudy.TEXT, setting);
        assertThat(study.trials()).allMatch(trial -> trial.training().epochs() == 5);
        assertThat(study.overrides()).containsExactly("training.epochs=5");
    }

    @Test
    void a_list_is_set_as_it_is_written_in_yaml() {
        Study study = ExampleStudy.read(ExampleStudy.TEXT, "network.hidden=[64, 32]");
        assertThat(study.trials().getFirst().network().hidden()).containsExactly(64, 32);
    }

    @Test
    void levels_are_replaced_and_factors_added_below_vary() {
        Study study = ExampleStudy.read(ExampleStudy.TEXT, "vary.batchSize=[16]", "vary.learningRate=[0.1, 0.2]");
        assertThat(study.factors())
                .containsExactly(
                        new Factor("batchSize", "training.batchSize", List.of(16)),
                        new Factor("learningRate", "training.learningRate", List.of(0.1, 0.2)));
        assertThat(study.overrides())
                .containsExactly("vary.training.batchSize=[16]", "vary.training.learningRate=[0.1, 0.2]");
    }

    @Test
    void all_factors_are_replaced_by_vary_alone() {
        Study study = ExampleStudy.read(ExampleStudy.TEXT, "vary={epochs: [1, 2]}");
        assertThat(study.factors()).containsExactly(new Factor("epochs", "training.epochs", List.of(1, 2)));
    }

    @Test
    void what_has_no_default_may_come_from_the_command_line_alone() {
        Study study = ExampleStudy.read(ExampleStudy.with("  epochs: 20\n", ""), "epochs=7");
        assertThat(study.trials().getFirst().training().epochs()).isEqualTo(7);
    }

    @Test
    void the_later_of_two_settings_of_a_knob_counts() {
        Study study = ExampleStudy.read(ExampleStudy.TEXT, "epochs=5", "seeds=3", "training.epochs=6");
        assertThat(study.trials().getFirst().training().epochs()).isEqualTo(6);
        assertThat(study.overrides()).containsExactly("seeds=3", "training.epochs=6");
    }

    @Test
    void quick_is_three_epochs_and_the_first_seed() {
        Study study =
                StudyReader.quick(new StudyText("my.yaml", ExampleStudy.with("seeds: 2", "seeds: [7, 8]")), List.of());
        assertThat(study.trials())
                .hasSize(2)
                .allMatch(
                        trial -> trial.seeds().split() == 7 && trial.training().epochs() == 3);
        assertThat(study.overrides()).containsExactly("training.epochs=3", "seeds=[7]");
    }

    @Test
    void quick_is_never_longer_than_the_study() {
        StudyText text = new StudyText("my.yaml", ExampleStudy.with("epochs: 20", "epochs: 2"));
        assertThat(StudyReader.quick(text, List.of()).trials())
                .allMatch(trial -> trial.training().epochs() == 2);
    }

    @Test
    void quick_shortens_every_level_of_varied_epochs() {
        StudyText text = new StudyText("my.yaml", ExampleStudy.with("batchSize: [128, 1024]", "epochs: [1, 10, 20]"));
        assertThat(StudyReader.quick(text, List.of()).factors())
                .containsExactly(new Factor("epochs", "training.epochs", List.of(1, 3)));
    }

    @Test
    void what_is_set_counts_more_than_quick() {
        Study study = StudyReader.quick(
                new StudyText("my.yaml", ExampleStudy.TEXT), ExampleStudy.parsed("epochs=10", "seeds=3"));
        assertThat(study.trials()).hasSize(6).allMatch(trial -> trial.training().epochs() == 10);
        assertThat(study.overrides()).containsExactly("training.epochs=10", "seeds=3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "epochs | --set epochs: expected path=value, such as training.epochs=20",
                "=20 | --set =20: expected path=value, such as training.epochs=20",
                "epochs=0 | --set epochs: 'training.epochs' is 0, expected at least 1",
                "training.epochs=many | --set training.epochs: 'training.epochs' is the text 'many', expected a whole "
                        + "number",
                "epochs= | --set epochs: 'training.epochs' is empty, expected a whole number",
                "seeds=0 | --seeds: 'seeds' is 0, expected how many (at least 1), a list of seeds, "
                        + "or a section such as {split: 5, initialization: 2, order: 2}",
                "hidden=[1, | --set hidden: this is not YAML: expected the node content, but found '<stream end>'",
                "batchSize=5 | --set batchSize: 'batchSize' is what this study varies, so it cannot be set to one "
                        + "value; set its levels, such as --set vary.batchSize=[5]",
                "vary.batchSize=5 | --set vary.batchSize: 'vary.batchSize' is 5, expected a list of levels",
                "vary.batchSize=[5, 0] | --set vary.batchSize: 'training.batchSize' is 0, expected at least 1",
            })
    void a_wrong_setting_is_named_as_it_was_typed(String setting, String message) {
        assertThatThrownBy(() -> ExampleStudy.read(ExampleStudy.TEXT, setting))
                .isInstanceOf(StudyException.class)
                .hasMessage(message);
    }

    @Test
    void a_knob_inside_of_a_varied_choice_cannot_be_set_or_varied_beside_it() {
        String text = ExampleStudy.with("batchSize: [128, 1024]", "loss: [usual, binaryCrossEntropy]");
        assertThatThrownBy(() -> ExampleStudy.read(text, "quantile.level=0.3"))
                .isInstanceOf(StudyException.class)
                .hasMessage("--set quantile.level: 'loss' is what this study varies, so 'quantile.level' inside of it"
                        + " cannot be set to one value; set its levels, such as"
                        + " --set vary.loss=[{quantile: {level: 0.3}}]");
        String tuned = text + "tune: {regularization: [none, {l2: {lambda: 0.1}}], search: grid}\n";
        assertThatThrownBy(() -> ExampleStudy.read(tuned, "l2.lambda=0.3"))
                .isInstanceOf(StudyException.class)
                .hasMessage("--set l2.lambda: 'regularization' is chosen by 'tune', so 'l2.lambda' inside of it cannot"
                        + " be set to one value; set its space, such as"
                        + " --set tune.regularization=[{l2: {lambda: 0.3}}]");
        assertThatThrownBy(() -> ExampleStudy.read(text, "vary.quantile.level=[0.3]"))
                .isInstanceOf(StudyException.class)
                .hasMessageStartingWith("--set vary.quantile.level: 'loss' and 'quantile.level', a knob inside of it,"
                        + " are both varied; expected one of them");
    }

    @Test
    void an_unknown_knob_is_answered_with_the_nearest_and_all_others() {
        assertThatThrownBy(() -> ExampleStudy.read(ExampleStudy.TEXT, "epoch=3"))
                .isInstanceOf(StudyException.class)
                .hasMessage("--set epoch: unknown knob 'epoch'; did you mean 'epochs'?\n"
                        + "  known here: activation, augmentation, averaging, batchSize, classWeights, "
                        + "clipping, convolution, distillation, dropout, "
                        + "earlyStopping, epochs, folds, frozenLayers, hidden, initialization, inputDropout, "
                        + "labelSmoothing, learningRate, "
                        + "loss, maxNorm, mixup, normalization, optimizer, randomLabels, rateScaling, "
                        + "regularization, residual, schedule, source, train, update, validation");
    }

    @Test
    void a_section_that_is_none_is_named_at_its_place() {
        assertThatThrownBy(() ->
                        ExampleStudy.read(ExampleStudy.with("data:\n  source: mnist", "data: mnist"), "source=mnist"))
                .isInstanceOf(StudyException.class)
                .hasMessage("my.yaml:3:7: 'data' is the text 'mnist', expected a section");
    }
}
