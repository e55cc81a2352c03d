// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.data.source.Dataset;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.training.FixedNetwork;
import dev.ceteris.engine.training.Weights;
import dev.ceteris.lab.Silence;
import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.inspect.TrainedNetworks;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.theory.GradientNoise;
import dev.ceteris.theory.WeightHistogram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedNetworksTest {
    private static final Study STUDY = Tiny.study("data.train=40");
    private static final GradientNoise.Plan PLAN = new GradientNoise.Plan(2, 16, 4, 1);

    @TempDir
    private Path folder;

    private static RunRecord run(Store store) {
        return new Runner(store, Tiny::data, new Silence(), 2, Tiny.environment()).run(STUDY);
    }

    @Test
    void the_noise_is_that_of_the_kept_weights_on_what_the_trial_learned_from() {
        try (Store store = Store.open(folder)) {
            RunRecord run = run(store);
            TrialRecord last = run.trials().getLast();
            Map<Integer, GradientNoise> noise =
                    new TrainedNetworks(store, Tiny::data, 2).noise(run, List.of(last), PLAN);

            TrialSpec spec = STUDY.trials().getLast();
            Dataset data = Tiny.data(spec.data());
            Samples train =
                    new Splits(Datasets.load(STUDY, Tiny::data)).of(spec).train();
            Weights weights = (Weights) store.weights(run.id(), last).orElseThrow();
            try (ThreadTeam alone = ThreadTeam.of(1)) {
                assertThat(noise)
                        .containsExactly(Map.entry(
                                last.number(),
                                GradientNoise.of(
                                        new FixedNetwork(Trial.network(spec, data), weights), train, PLAN, alone)));
            }
        }
    }

    @Test
    void histograms_are_those_of_the_kept_weights() {
        try (Store store = Store.open(folder)) {
            RunRecord run = run(store);
            List<Weights> weights = run.trials().stream()
                    .map(trial -> (Weights) store.weights(run.id(), trial).orElseThrow())
                    .toList();
            assertThat(new TrainedNetworks(store, Tiny::data, 1).histograms(run, run.trials(), 7))
                    .isEqualTo(WeightHistogram.of(weights, 7));
        }
    }

    @Test
    void weights_that_are_not_there_are_left_out() throws IOException {
        try (Store store = Store.open(folder)) {
            RunRecord run = run(store);
            TrialRecord first = run.trials().getFirst();
            Files.delete(store.folderOf(run.id()).resolve("weights/" + first.number() + ".bin"));
            TrainedNetworks networks = new TrainedNetworks(store, Tiny::data, 1);

            assertThat(networks.noise(run, run.trials().subList(0, 2), PLAN))
                    .containsOnlyKeys(run.trials().get(1).number());
            assertThat(networks.histograms(run, run.trials(), 7)).isEmpty();
        }
    }
}
