// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.app.command.Shell;
import dev.ceteris.app.process.ExitCode;
import dev.ceteris.app.process.Failures;
import dev.ceteris.app.process.Surroundings;
import dev.ceteris.app.process.UserFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journeys: a user puts Ceteris within reach of the shell, and takes it away again. */
class InstallJourneys {
    private static final String BASH = ".local/share/bash-completion/completions/ceteris";
    private static final String ZSH = ".local/share/zsh/site-functions/_ceteris";
    private static final String FISH = ".config/fish/completions/ceteris.fish";

    private final Path home;
    private final Path programs;
    private final Path program;
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    Path folder;

    InstallJourneys(@TempDir Path folder) throws IOException {
        home = Files.createDirectories(folder.resolve("home"));
        programs = home.resolve(".local/bin");
        program = launcher(folder.resolve("a checkout"));
    }

    @BeforeEach
    void give_the_user_a_home() {
        environment.put("HOME", home.toString());
        environment.put("PATH", "/usr/bin-that-is-empty");
    }

    private static Path launcher(Path home) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("bin/jvm"), "");
        Path launcher = Files.writeString(home.resolve("ceteris"), "");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        return launcher;
    }

    @Test
    void the_program_is_linked_and_each_shell_gets_its_completion() throws IOException {
        Shell.Outcome outcome = install();

        assertThat(outcome.exitCode()).isZero();
        assertThat(programs.resolve("ceteris")).isSymbolicLink().hasSameBinaryContentAs(program);
        assertThat(Files.readSymbolicLink(programs.resolve("ceteris"))).isEqualTo(program);
        assertThat(home.resolve(BASH)).content().contains("complete -o default -F _ceteris ceteris");
        assertThat(home.resolve(ZSH)).content().startsWith("#compdef ceteris\n");
        assertThat(home.resolve(FISH)).content().contains("complete -c ceteris");
        assertThat(outcome.out())
                .contains("~/.local/bin/ceteris: link to " + program, "~/" + BASH, "~/" + ZSH, "~/" + FISH)
                .contains("fpath=(~/.local/share/zsh/site-functions $fpath)");
    }

    @Test
    void a_folder_that_is_not_on_path_comes_with_the_line_for_the_users_shell() {
        assertThat(install().out())
                .contains("not on PATH; add this line to ~/.bashrc", "export PATH=\"$HOME/.local/bin:$PATH\"");
        environment.put("SHELL", "/bin/zsh");
        assertThat(install().out()).contains("add this line to ~/.zshrc");
        environment.put("SHELL", "/usr/bin/fish");
        assertThat(install().out()).contains("fish_add_path ~/.local/bin");
    }

    @Test
    void a_folder_on_path_is_reported_and_so_is_a_program_that_is_found_before() throws IOException {
        environment.put("PATH", "/usr/bin-that-is-empty:" + programs);
        assertThat(install().out()).contains("~/.local/bin is on PATH").doesNotContain("not on PATH");

        Path other = launcher(folder.resolve("other"));
        environment.put("PATH", other.getParent() + ":" + programs);
        assertThat(install().out()).contains("the shell finds another program first, " + other);
    }

    @Test
    void a_second_call_changes_nothing_and_removal_leaves_nothing() throws IOException {
        install();
        assertThat(install().exitCode()).isZero();
        Shell.Outcome removal = remove();

        assertThat(removal.exitCode()).isZero();
        assertThat(removal.out()).contains("removed ~/.local/bin/ceteris", "removed ~/" + FISH);
        try (var left = Files.walk(home)) {
            assertThat(left.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)))
                    .isEmpty();
        }
        assertThat(program).exists();
        assertThat(remove().out()).isEqualTo("nothing was installed\n");
    }

    @Test
    void a_newer_checkout_takes_the_link_over_and_the_older_one_does_not_remove_it() throws IOException {
        install();
        Path newer = launcher(folder.resolve("newer"));
        Shell.Outcome outcome = act(newer, Installation::install);

        assertThat(outcome.out()).contains("link to " + newer + ", before to " + program.toRealPath());
        assertThat(programs.resolve("ceteris").toRealPath()).isEqualTo(newer.toRealPath());
        Shell.Outcome removal = remove();
        assertThat(removal.exitCode()).isEqualTo(2);
        assertThat(removal.err()).contains("another Ceteris", newer.toRealPath() + " install --remove");
        assertThat(home.resolve(BASH)).exists();
    }

    @Test
    void a_foreign_file_is_neither_overwritten_nor_removed() throws IOException {
        Path foreign = Files.writeString(Files.createDirectories(programs).resolve("ceteris"), "mine");
        Shell.Outcome outcome = install();

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .startsWith("ceteris: ~/.local/bin/ceteris is there already and is no link to Ceteris");
        assertThat(home.resolve(BASH)).doesNotExist();
        assertThat(remove().out()).contains("kept ~/.local/bin/ceteris", "nothing was installed");
        assertThat(foreign).hasContent("mine");
    }

    @Test
    void a_link_to_something_else_or_to_nothing_is_foreign() throws IOException {
        Files.createDirectories(programs);
        for (Path target :
                new Path[] {Files.writeString(folder.resolve("ceteris"), ""), folder.resolve("gone/ceteris")}) {
            Files.deleteIfExists(programs.resolve("ceteris"));
            Files.createSymbolicLink(programs.resolve("ceteris"), target);

            assertThat(install().exitCode()).isEqualTo(2);
            assertThat(Files.readSymbolicLink(programs.resolve("ceteris"))).isEqualTo(target);
        }
    }

    @Test
    void a_completion_that_someone_else_wrote_stops_everything() throws IOException {
        Path foreign = home.resolve(FISH);
        Files.createDirectories(foreign.getParent());
        Files.writeString(foreign, "complete -c ceteris -a mine\n");
        Shell.Outcome outcome = install();

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("~/" + FISH + " is there already and was not written by 'ceteris install'");
        assertThat(programs).doesNotExist();
        assertThat(foreign).hasContent("complete -c ceteris -a mine");
    }

    @Test
    void a_file_in_the_place_of_a_folder_is_named() throws IOException {
        Files.writeString(home.resolve(".local"), "");
        Shell.Outcome outcome = install();

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("~/.local is a file, expected a folder, because ~/.local/bin is needed");
    }

    @Test
    void xdg_folders_are_used_and_a_missing_home_is_a_sentence() {
        environment.put("XDG_DATA_HOME", folder.resolve("data").toString());
        environment.put("XDG_CONFIG_HOME", "relative/is/ignored");
        install();
        assertThat(folder.resolve("data/bash-completion/completions/ceteris")).exists();
        assertThat(home.resolve(FISH)).exists();

        environment.remove("HOME");
        Shell.Outcome outcome = install();
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("ceteris: HOME is '', expected the user's own folder");
    }

    @Test
    void without_a_launcher_there_is_nothing_to_link() {
        Shell.Outcome outcome = new Shell(folder).ceteris("install");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("was not started by the file 'ceteris'");
    }

    private interface Act {
        void on(Installation installation) throws IOException;
    }

    private Shell.Outcome install() {
        return act(program, Installation::install);
    }

    private Shell.Outcome remove() {
        return act(program, Installation::remove);
    }

    private Shell.Outcome act(Path launcher, Act act) {
        return new Shell(folder).in(surroundings -> {
            Surroundings user = new Surroundings(
                    surroundings.results(),
                    surroundings.messages(),
                    surroundings.screen(),
                    surroundings.answer(),
                    surroundings.ctrlC(),
                    surroundings.folder(),
                    environment,
                    surroundings.clock(),
                    surroundings.nanoTime());
            try {
                act.on(new Installation(launcher, UserFolders.of(environment), user));
                return ExitCode.FINE;
            } catch (IOException | RuntimeException failure) {
                return new Failures(user).execution(failure, true);
            }
        });
    }
}
