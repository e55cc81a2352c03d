// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.app.command.DataOption;
import dev.ceteris.app.command.Shell;
import dev.ceteris.app.process.ExitCode;
import dev.ceteris.app.terminal.ScreenSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journeys: Ctrl-C while that is done which follows training. */
class StudyTrainingTest {
    private static final String SENTENCE =
            "interrupted; finished epochs are kept, go on with:  ceteris reproduce --quick\n";

    private final Shell shell;
    private final List<Runnable> registered = new ArrayList<>();

    StudyTrainingTest(@TempDir Path folder) {
        shell = new Shell(folder);
        shell.ctrlC = action -> {
            registered.add(action);
            return () -> registered.remove(action);
        };
    }

    private Shell.Outcome interrupted() {
        return shell.in(surroundings -> {
            StudyTraining training =
                    new StudyTraining(surroundings, new DataOption(), 1, List.of("reproduce", "--quick"));
            training.untilInterrupted(() -> {
                surroundings.messages().print("0 of 9");
                registered.forEach(Runnable::run);
                return "";
            });
            assertThat(registered).isEmpty();
            return training.isInterrupted() ? ExitCode.INTERRUPTED : ExitCode.FINE;
        });
    }

    @Test
    void it_says_how_to_go_on_and_waits_for_nothing() {
        Shell.Outcome outcome = interrupted();

        assertThat(outcome.exitCode()).isEqualTo(130);
        assertThat(outcome.err()).isEqualTo("0 of 9" + SENTENCE);
    }

    @Test
    void a_line_that_a_terminal_is_drawing_stays() {
        shell.screen = Optional.of(new ScreenSize(80, 24));

        assertThat(interrupted().err()).isEqualTo("0 of 9\n" + SENTENCE);
    }
}
