// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.ceteris.data.source.Dataset;
import dev.ceteris.engine.sample.ByteFeatures;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.training.WarmUp;
import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.DataSpec;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PreparationTest {
    /** How many warm-ups a study is given: each asks once whether it is wanted, and hears no. */
    private static int warmUps(Study study) {
        return warmUps(study, Tiny::data);
    }

    private static int warmUps(Study study, Function<DataSpec, Dataset> data) {
        AtomicInteger asked = new AtomicInteger();
        WarmUp warmUp = new WarmUp(() -> 0, () -> {
            asked.incrementAndGet();
            return false;
        });
        preparation(study, data, warmUp).run(study.trials(), 1);
        return asked.get();
    }

    private static Preparation preparation(Study study, Function<DataSpec, Dataset> data, WarmUp warmUp) {
        Datasets datasets = Datasets.load(study, data);
        return new Preparation(datasets, new Splits(datasets), warmUp);
    }

    @Test
    void work_of_a_moment_is_begun_at_once() {
        assertThat(warmUps(Tiny.study())).isZero();
    }

    @Test
    void trials_that_differ_in_sizes_and_seeds_are_warmed_up_for_once() {
        assertThat(warmUps(Tiny.study("training.epochs=3000000"))).isEqualTo(1);
    }

    @Test
    void every_kind_of_trial_has_a_warm_up_of_its_own() {
        assertThat(warmUps(Tiny.study(
                        "training.epochs=3000000",
                        "vary={network.activation: [relu, tanh], training.update: [batch, epoch]}")))
                .isEqualTo(4);
    }

    @Test
    void sources_with_samples_of_one_form_such_as_folds_in_files_share_a_warm_up() {
        Study study = Tiny.study("training.epochs=3000000", "vary={data.source: [mnist, fashion-mnist]}");

        assertThat(warmUps(study)).isEqualTo(1);
        assertThat(warmUps(study, spec -> spec.source().name().equals("mnist") ? Tiny.data(spec) : pixels()))
                .isEqualTo(2);
    }

    private static Dataset pixels() {
        Samples samples = new Samples(new ByteFeatures(new byte[60 * 5], 5, 1f / 255), new Labels(new int[60], 3));
        return new Dataset("pixels", samples, samples, List.of("a", "b", "c"), Tiny.files("1"));
    }

    @Test
    void an_optimizer_of_the_second_order_is_warmed_up_for_as_well() {
        assertThat(warmUps(Tiny.study("training.epochs=3000000", "vary={optimizer: [sgd, lbfgs]}")))
                .isEqualTo(2);
    }

    @Test
    void a_trial_that_cannot_be_warmed_up_for_is_left_to_fail_by_itself() {
        Study study = Tiny.study("training.epochs=3000000");
        WarmUp broken = new WarmUp(() -> 0, () -> {
            throw new OutOfMemoryError("said by a test");
        });

        assertThatCode(() -> preparation(study, Tiny::data, broken).run(study.trials(), 1))
                .doesNotThrowAnyException();
    }
}
