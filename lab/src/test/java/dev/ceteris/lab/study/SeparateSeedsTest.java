// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.lab.trial.RandomSource;
import dev.ceteris.lab.trial.SeedDesign;
import dev.ceteris.lab.trial.TrialSeeds;
import dev.ceteris.spec.StudyException;
import dev.ceteris.spec.StudyText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A study that says how many splits, initializations and orders there are. */
class SeparateSeedsTest {
    private static Study study(String seeds, String... settings) {
        return ExampleStudy.read(
                ExampleStudy.with("seeds: 2", "seeds: " + seeds)
                        .replace("  source: mnist", "  source: mnist\n  train: 500"),
                settings);
    }

    @Test
    void every_split_has_its_initializations_and_each_of_these_its_orders() {
        Study study = study("{split: 2, initialization: 2, order: 2}");

        assertThat(study.design().trials())
                .extracting(TrialSeeds::text)
                .containsExactly(
                        "split 1, initialization 1, order 1",
                        "split 1, initialization 1, order 2",
                        "split 1, initialization 2, order 1",
                        "split 1, initialization 2, order 2",
                        "split 2, initialization 1, order 1",
                        "split 2, initialization 1, order 2",
                        "split 2, initialization 2, order 1",
                        "split 2, initialization 2, order 2");
        assertThat(study.trials()).hasSize(16);
        assertThat(study.trials().get(2).seeds())
                .isEqualTo(study.trials().get(3).seeds()); // two conditions of one seed
        assertThat(study.design().text()).isEqualTo("2 splits × 2 initializations × 2 orders");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{split: 3, initialization: 2}           | SPLIT          | 3 | 2 | initialization 1",
                "{split: 3, initialization: 1, order: 2} | SPLIT          | 3 | 2 | 'initialization 1, order 1'",
                "{initialization: 4}                     | INITIALIZATION | 4 | 1 | ''",
                "{split: [7], initialization: 4, order: 2} | INITIALIZATION | 4 | 2 | order 1",
                "{order: 5}                              | ORDER          | 5 | 1 | ''",
                "{split: [3, 9], initialization: [2, 4]} | SPLIT          | 2 | 2 | initialization 2",
                "6                                       | SPLIT          | 6 | 1 | ''"
            })
    void tests_count_the_outermost_source_that_is_repeated(
            String seeds, RandomSource unit, int units, int replicates, String first) {
        SeedDesign design = study(seeds).design();

        assertThat(design.unit()).isEqualTo(unit);
        assertThat(study(seeds).seeds()).hasSize(units);
        assertThat(study(seeds).looks().seeds()).containsExactly(units);
        assertThat(design.replicates()).isEqualTo(replicates);
        assertThat(design.replicate(design.trials().getFirst())).isEqualTo(first);
    }

    @Test
    void sources_that_are_not_repeated_are_one_seed() {
        assertThat(study("{split: 4}").text()).isEqualTo(study("4").text());
        assertThat(study("{split: 4, initialization: 1, order: 1}").digest())
                .isEqualTo(study("4").digest());
        assertThat(study("{split: [3, 5]}").digest()).isEqualTo(study("[3, 5]").digest());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{split: 3, initialization: 2}",
                "{split: [3, 5], order: 2}",
                "{initialization: [2, 3], order: [4]}",
                "{order: 3}"
            })
    void its_text_reads_as_the_same_study(String seeds) {
        Study study = study(seeds);
        Study again = StudyReader.read(new StudyText("again.yaml", study.text()), List.of());

        assertThat(again.text()).isEqualTo(study.text());
        assertThat(again.digest()).isEqualTo(study.digest());
        assertThat(again.trials()).isEqualTo(study.trials());
        assertThat(study.digest()).isNotEqualTo(study("3").digest());
        assertThat(study.experiment())
                .as("it trains the same")
                .isEqualTo(study("3").experiment());
    }

    @Test
    void a_number_of_seeds_is_one_of_the_outermost_source_that_is_repeated() {
        SeedDesign splits = study("{split: 3, initialization: 2}").design();
        SeedDesign weights = study("{initialization: 3, order: 2}").design();

        assertThat(Setting.seeds(splits, "8")).isEqualTo(new Setting("seeds.split", "8"));
        assertThat(Setting.seeds(weights, "8")).isEqualTo(new Setting("seeds.initialization", "8"));
        assertThat(Setting.seeds(study("3").design(), "8")).isEqualTo(new Setting("seeds", "8"));
        assertThat(study("{split: 3, initialization: 2}", "seeds.split=8")
                        .design()
                        .text())
                .isEqualTo("8 splits × 2 initializations");
    }

    @Test
    void a_quick_look_has_one_trial_for_each_condition() {
        String text = ExampleStudy.with("seeds: 2", "seeds: {split: [4, 5], initialization: 2}")
                .replace("  source: mnist", "  source: mnist\n  train: 500");
        Study quick = StudyReader.quick(new StudyText("my.yaml", text), List.of());
        Study three = StudyReader.quick(new StudyText("my.yaml", text), List.of(Setting.seeds(quick(text), "3")));

        assertThat(quick.design().trials()).containsExactly(TrialSeeds.of(4));
        assertThat(three.seeds()).containsExactly(1L, 2L, 3L);
    }

    private static SeedDesign quick(String text) {
        return StudyReader.seeds(new StudyText("my.yaml", text), List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{split: 0}                | 'seeds.split' is 0, expected how many (at least 1) or a list of them",
                "{splits: 5}               | unknown key 'splits' in 'seeds'; did you mean 'split'?",
                "{}                        | 'seeds' is empty, expected how many (at least 1), a list of seeds, or a",
                "{initialization: [0, 1]}  | 'seeds.initialization' has 0, expected numbers from 1",
                "{split: [1, 1]}           | 'seeds.split' has 1 twice; keep one of them",
                "{split: 500, order: 500}  | 250000 seeds for each of 1 condition are too many trials"
            })
    void what_is_no_design_is_refused_with_a_sentence(String seeds, String sentence) {
        assertThatThrownBy(() -> study(seeds))
                .isInstanceOf(StudyException.class)
                .hasMessageStartingWith("my.yaml:")
                .hasMessageContaining(sentence);
    }

    @Test
    void a_source_that_changes_nothing_is_refused() {
        String text = ExampleStudy.with("seeds: 2", "seeds: {split: 3, initialization: 2}");
        assertThatThrownBy(() -> ExampleStudy.read(text))
                .hasMessageContaining("'seeds.split' changes nothing here, because every trial learns from all training"
                        + " samples");
        assertThat(ExampleStudy.read(text, "data.validation=100").seeds()).hasSize(3);
        assertThat(ExampleStudy.read(text, "data.randomLabels=0.1").seeds()).hasSize(3);

        assertThatThrownBy(() -> study("{initialization: 2, order: 3}", "training.update=epoch"))
                .hasMessageContaining("'seeds.order' changes nothing here, because every update takes all samples");
        assertThatThrownBy(() -> ExampleStudy.read(ExampleStudy.TEXT, "seeds.splits=3"))
                .hasMessageContaining("unknown key 'splits' in 'seeds'");
    }
}
