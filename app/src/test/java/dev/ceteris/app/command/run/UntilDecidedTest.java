// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.app.command.DataOption;
import dev.ceteris.app.command.Shell;
import dev.ceteris.app.process.ExitCode;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.study.Setting;
import dev.ceteris.lab.study.Studies;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.study.StudyReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Laws of the budget: it is charged with the time that has passed, whatever was expected. */
class UntilDecidedTest {
    /** Nothing decides it. */
    private static final String CLAIM = """
            hypotheses:
              - less: {metric: test.accuracy, of: {batchSize: 4}, than: {batchSize: 16}}
            """;

    private final Shell shell;

    UntilDecidedTest(@TempDir Path folder) {
        shell = new Shell(folder);
    }

    /** Interim analyses of a study of milliseconds, while each reading of the clock takes half an hour. */
    private Shell.Outcome goOn(Duration budget) {
        String file = shell.study(CLAIM);
        Function<List<Setting>, Study> with = more -> {
            List<Setting> settings = new ArrayList<>(List.of(Setting.seeds("2")));
            settings.addAll(more);
            return StudyReader.read(Studies.find(file), settings);
        };
        AtomicLong halfHours = new AtomicLong();
        return shell.in(surroundings -> {
            StudyTraining training = new StudyTraining(surroundings, new DataOption(), 1, List.of("run", file));
            try (Store store = Store.open(shell.folder.resolve("runs"))) {
                RunRecord first = training.train(store, with.apply(List.of()), file);
                new UntilDecided(
                                store,
                                training,
                                file,
                                budget,
                                () -> Duration.ofMinutes(30 * halfHours.getAndIncrement())
                                        .toNanos(),
                                surroundings.messages())
                        .goOn(first, with);
            }
            return ExitCode.FINE;
        });
    }

    @Test
    void an_analysis_that_took_longer_than_expected_has_spent_what_it_took() {
        String said = goOn(Duration.ofMinutes(50)).err();

        assertThat(said)
                .contains("continuing with interim analysis 2, at 4 seeds")
                .contains("the next interim analysis, at 8 seeds, would take about")
                .contains("and the budget has 0.0 s left")
                .doesNotContain("continuing with interim analysis 3");
    }

    @Test
    void what_is_left_after_an_analysis_pays_for_the_next_one() {
        String said = goOn(Duration.ofMinutes(70)).err();

        assertThat(said)
                .contains("continuing with interim analysis 3, at 8 seeds")
                .contains("the next interim analysis, at 16 seeds, would take about")
                .contains("and the budget has 0.0 s left");
    }
}
