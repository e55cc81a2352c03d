// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.app.Checkout.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Journeys: what happens between {@code ./ceteris} and the program's first line. */
class LauncherTest {
    @TempDir
    Path folder;

    private Checkout checkout;

    @BeforeEach
    void lay_out_a_checkout() {
        checkout = new Checkout(folder);
    }

    @Test
    void the_first_start_builds_and_says_which_module_it_is_at() {
        Outcome outcome = checkout.start("list");

        assertThat(outcome.exitCode()).isZero();
        assertThat(checkout.builds()).hasSize(1);
        assertThat(outcome.err().lines().filter(line -> line.startsWith("building Ceteris, once: ")))
                .map(line -> line.replaceAll("\\d+ s$", "N s"))
                .containsExactly(
                        "building Ceteris, once: asking Maven for what there is to do, N s",
                        "building Ceteris, once: base (module 2 of 3), N s",
                        "building Ceteris, once: app (module 3 of 3), N s",
                        "building Ceteris, once: trying every command, so that starts are fast, N s",
                        "building Ceteris, once: done in N s");
        assertThat(outcome.err()).contains("from the program: list").doesNotContain("\u001b", "[INFO]");
    }

    @Test
    void the_second_start_does_not_build() {
        checkout.start("list");
        Outcome second = checkout.start("list");

        assertThat(checkout.builds()).hasSize(1);
        assertThat(second.err()).doesNotContain("building");
    }

    @Test
    void a_start_after_an_edit_builds_again() {
        checkout.start("list");
        checkout.editSource();
        checkout.start("list");

        assertThat(checkout.builds()).hasSize(2);
    }

    @Test
    void two_starts_at_once_build_once_and_both_run() {
        CompletableFuture<Outcome> other = CompletableFuture.supplyAsync(() -> checkout.start("studies"));
        Outcome one = checkout.start("list");

        assertThat(one.err()).contains("from the program: list");
        assertThat(other.join().err()).contains("from the program: studies");
        assertThat(checkout.builds()).hasSize(1);
    }

    @Test
    void a_lock_left_by_a_dead_process_is_taken_over() throws IOException, InterruptedException {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Path work = Files.createDirectories(checkout.home().resolve("target/launcher"));
        Files.createSymbolicLink(work.resolve("lock"), Path.of(Long.toString(dead.pid())));

        assertThat(checkout.start("list").exitCode()).isZero();
        assertThat(checkout.builds()).hasSize(1);
    }

    @Test
    void a_failed_build_shows_mavens_words_and_is_tried_again() {
        checkout.breakSource();
        Outcome first = checkout.start("list");
        Outcome second = checkout.start("list");

        assertThat(first.exitCode()).isEqualTo(1);
        assertThat(first.out()).isEmpty();
        assertThat(first.err())
                .contains("failed", "Main.java:1: it is broken")
                .doesNotContain("from the program", "[INFO]");
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(checkout.builds()).hasSize(2);
    }

    @Test
    void it_works_from_any_folder_through_symbolic_links() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("else where"));
        Path chain = Files.createSymbolicLink(
                elsewhere.resolve("chain"), Path.of("..").resolve(folder.relativize(checkout.home())));
        Path link = Files.createSymbolicLink(elsewhere.resolve("c"), chain.resolve("ceteris"));

        Outcome outcome = checkout.start(elsewhere, link, Map.of(), "list");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains(checkout.home().toRealPath() + "/target/launcher/app-");
    }

    @Test
    void the_jvm_gets_the_vector_module_native_access_and_the_aot_cache() {
        assertThat(checkout.start("run").out())
                .contains("--add-modules jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-XX:AOTCache=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "list", "brie", "--verbose"})
    void what_computes_gets_the_compiler_that_makes_fast_code(String command) {
        assertThat(checkout.start(command, "--help").out()).doesNotContain("TieredStopAtLevel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--help", "--version", "brief", "show"})
    void what_the_build_lists_as_over_at_once_does_without_it(String command) {
        Outcome outcome = command.isEmpty() ? checkout.start() : checkout.start(command);

        assertThat(outcome.out()).contains("-XX:TieredStopAtLevel=1");
    }

    @Test
    void a_build_rewrites_old_classes_and_rehearses_before_the_first_start() {
        checkout.start("list");

        assertThat(checkout.rehearsals()).hasSize(2);
        assertThat(checkout.rehearsals().getFirst()).matches(".*/bin/Renewal\\.java .*/lib");
        assertThat(checkout.rehearsals().getLast())
                .matches(".* -XX:AOTCacheOutput=.* dev\\.ceteris\\.app\\.start\\.Rehearsal .*/at-once .*/rehearsal");
        assertThat(checkout.builtProgram())
                .isDirectoryContaining("glob:**/lib")
                .isDirectoryNotContaining("glob:**/rehearsal");
    }

    @Test
    void without_a_rehearsal_it_starts_all_the_same() {
        checkout.failRehearsals();
        Outcome outcome = checkout.start("list");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).doesNotContain("AOTCache");
    }

    @Test
    void arguments_and_exit_code_pass_through() {
        Outcome outcome = checkout.start(
                checkout.home(), checkout.home().resolve("ceteris"), Map.of("EXIT_CODE", "37"), "run", "a study", "*");

        assertThat(outcome.exitCode()).isEqualTo(37);
        assertThat(outcome.out()).endsWith("/ceteris.jar run a study *\n");
    }

    @Test
    void only_the_incubator_line_is_kept_off_the_screen() {
        checkout.start("list");
        Outcome outcome = checkout.start("list");

        assertThat(outcome.err().lines()).containsExactlyInAnyOrder("before the program", "from the program: list");
    }

    @Test
    void without_a_jdk_that_is_new_enough_one_sentence_says_how_to_get_one() {
        checkout.wantJdk(99);
        Outcome outcome = checkout.start("list");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines())
                .singleElement()
                .asString()
                .contains("needs JDK 99", "install it", "JAVA_HOME");
    }

    @Test
    void without_maven_one_sentence_says_how_to_get_it() {
        checkout.withoutMaven();
        Outcome outcome = checkout.start("list");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err().lines()).singleElement().asString().contains("Maven", "install it");
    }

    @Test
    void an_unpacked_archive_starts_with_its_own_java_and_builds_nothing() {
        checkout.withoutJdk();
        checkout.withoutMaven();
        Path unpacked = checkout.unpacked();
        Outcome outcome = checkout.start(folder, unpacked.resolve("ceteris"), Map.of(), "show", "a run");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .contains("-XX:AOTCache=" + unpacked + "/app/ceteris.aot", "-XX:TieredStopAtLevel=1")
                .contains("-Dceteris.home=" + unpacked)
                .endsWith("-jar " + unpacked + "/app/ceteris.jar show a run\n");
        assertThat(outcome.err().lines()).containsExactlyInAnyOrder("before the program", "from the program: a run");
        assertThat(checkout.builds()).isEmpty();
    }

    @Test
    void an_unpacked_archive_gets_the_flags_of_a_checkout() throws IOException {
        String inCheckout = checkout.start("run").out();
        Path unpacked = checkout.unpacked();
        String inArchive = checkout.start(folder, unpacked.resolve("ceteris"), Map.of(), "run")
                .out();

        assertThat(inArchive.replace(unpacked + "/app", "APP").replace(unpacked.toString(), "HOME"))
                .isEqualTo(inCheckout
                        .replace(checkout.builtProgram().toRealPath().toString(), "APP")
                        .replace(checkout.home().toRealPath().toString(), "HOME"));
    }

    @Test
    void an_unpacked_archive_works_through_a_chain_of_links_and_knows_its_short_name() throws IOException {
        Path unpacked = checkout.unpacked();
        Path links = Files.createDirectories(folder.resolve("link s"));
        Path chain = Files.createSymbolicLink(links.resolve("chain"), Path.of("..", "an archive", "ceteris"));
        Files.createSymbolicLink(links.resolve("ceteris"), chain);
        String path = links + ":" + folder.resolve("tools");

        Outcome outcome = checkout.start(folder, links.resolve("ceteris"), Map.of("PATH", path), "list");

        assertThat(outcome.out()).contains("-Dceteris.home=" + unpacked.toRealPath(), "-Dceteris.called=ceteris ");
    }
}
