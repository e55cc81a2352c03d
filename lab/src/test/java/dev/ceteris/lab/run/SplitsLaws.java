// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.split.Parts;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.sample.Values;
import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.study.Study;
import dev.ceteris.spec.StudyException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Laws: what random labels change of what a trial is given, and what not. */
class SplitsLaws {
    /** The parts of trials with these settings, in their order. */
    private static List<Parts> parts(String... settings) {
        Study study = Tiny.study(settings);
        Splits splits = new Splits(Datasets.load(study, Tiny::data));
        return study.trials().stream().map(splits::of).toList();
    }

    private static int[] labels(Samples samples) {
        return samples.labels().values();
    }

    @Test
    void trials_that_differ_in_labels_only_share_their_features() {
        List<Parts> parts = parts("vary={randomLabels: [0, 0.5, 1]}", "seeds=1", "data.validation=9");
        Samples given = parts.getFirst().train();
        assertThat(parts).hasSize(3).allSatisfy(part -> {
            assertThat(part.train().features()).isSameAs(given.features());
            assertThat(part)
                    .isInstanceOfSatisfying(
                            Parts.TrainingAndValidation.class,
                            both -> assertThat(both.validation())
                                    .isSameAs(((Parts.TrainingAndValidation) parts.getFirst()).validation()));
        });
    }

    @Test
    void a_larger_share_replaces_the_labels_of_a_smaller_one_and_more() {
        List<Parts> parts = parts("vary={randomLabels: [0, 0.4, 0.8]}", "seeds=1");
        int[] given = labels(parts.get(0).train());
        int[] some = labels(parts.get(1).train());
        int[] more = labels(parts.get(2).train());
        int[] replaced = IntStream.range(0, given.length)
                .filter(i -> some[i] != given[i])
                .toArray();
        assertThat(replaced).isNotEmpty();
        assertThat(Arrays.stream(replaced)).allMatch(i -> more[i] == some[i]);
        assertThat(IntStream.range(0, given.length)
                        .filter(i -> more[i] != given[i])
                        .count())
                .isGreaterThan(replaced.length);
    }

    @Test
    void the_seed_decides_which() {
        List<Parts> parts = parts("vary={randomLabels: [1]}", "seeds=2");
        List<Parts> again = parts("vary={randomLabels: [1]}", "seeds=2");
        assertThat(labels(parts.get(0).train()))
                .isNotEqualTo(labels(parts.get(1).train()));
        assertThat(labels(parts.get(0).train())).isEqualTo(labels(again.get(0).train()));
    }

    @Test
    void numbers_have_no_random_labels() {
        Study study = Tiny.study("data.randomLabels=0.5");
        Datasets datasets = Datasets.load(study, spec -> numbers(Tiny.data(spec)));
        assertThatThrownBy(() -> Checks.check(study, datasets, new Splits(datasets)))
                .isInstanceOf(StudyException.class)
                .hasMessage("study tiny, batchSize 8: data.randomLabels is 0.5, expected 0, for what mnist asks for are"
                        + " numbers, not classes");
    }

    private static Dataset numbers(Dataset dataset) {
        Samples train = dataset.train();
        Samples numbers = new Samples(train.features(), new Values(new double[train.count()], 1));
        return new Dataset(dataset.name(), numbers, numbers, dataset.classNames(), dataset.files());
    }
}
