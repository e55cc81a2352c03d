// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journey: the launcher goes through every command once. */
class RehearsalTest {
    @Test
    void every_command_ends_well_and_the_run_is_removed(@TempDir Path folder) {
        assertThat(Rehearsal.play(folder)).isZero();
        assertThat(folder.resolve("runs")).isDirectoryNotContaining("glob:**/batch-size-*");
    }
}
