// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.lab.Silence;
import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.store.LiveRun;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Laws: what goes wrong with one trial ends that trial, and neither the session nor what has ended before. */
class SessionTest {
    @TempDir
    private Path folder;

    private final List<String> notices = new ArrayList<>();

    private Session session(LiveRun run, Study study) {
        Datasets datasets = Datasets.load(study, Tiny::data);
        Splits splits = new Splits(datasets);
        return new Session(
                run,
                new Silence() {
                    @Override
                    public void notice(String sentence) {
                        notices.add(sentence);
                    }
                },
                study.trials().stream().skip(1).map(Assignment::whole).toList(),
                1,
                () -> 0,
                (spec, start) -> new Trial(spec, List.of(), datasets.of(spec.data()), splits.of(spec), start, () -> 0),
                _ -> true);
    }

    @Test
    void a_trial_that_fails_after_its_end_keeps_its_result_and_the_others_are_trained() {
        Study study = Tiny.study();
        TrialSpec first = study.trials().getFirst();
        try (Store store = Store.open(folder);
                LiveRun run = store.begin(study, Tiny.provenance(), Tiny.NOON)) {
            TrialState ended = new TrialState.Done("ab".repeat(32), 5);
            run.setState(first.number(), ended);
            Session session = session(run, study);

            session.failed(first, new IllegalStateException("its memory could not be given back"));

            assertThat(run.record().trials().getFirst().state()).isEqualTo(ended);
            assertThat(notices)
                    .containsExactly(
                            "trial 1 has ended, and then failed: IllegalStateException: its memory could not be"
                                    + " given back; what it measured is kept");
            session.train(Map.of());
            assertThat(run.record().trials())
                    .extracting(TrialRecord::state)
                    .hasOnlyElementsOfType(TrialState.Done.class);
        }
    }
}
