// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Laws: one owner at a time, among threads and among processes; what fails leaves nothing locked. */
class FolderLockTest {
    private static final String HELD = "held";

    @TempDir
    private Path folder;

    /** Another process, which says whether it finds a folder held. */
    static final class Onlooker {
        private Onlooker() {}

        public static void main(String[] arguments) {
            System.out.println(FolderLock.isHeld(Path.of(arguments[0])) ? HELD : "free");
        }
    }

    private boolean isHeldForOthers() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Onlooker.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String answer = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(other.waitFor()).isZero();
        return answer.equals(HELD);
    }

    private Optional<FolderLock> take() {
        return FolderLock.take(folder, Duration.ZERO);
    }

    private void assertThatItIsFree() {
        Optional<FolderLock> taken = take();
        assertThat(taken).isPresent();
        taken.orElseThrow().close();
        assertThat(FolderLock.isHeld(folder)).isFalse();
    }

    /** A moment before its owner has said who it is, or after another process has tidied up. */
    @Test
    void a_thread_that_finds_no_name_of_an_owner_does_not_take_the_lock() throws Exception {
        try (FolderLock _ = take().orElseThrow()) {
            Files.delete(folder.resolve("owner"));

            assertThat(take()).isEmpty();
            assertThat(isHeldForOthers()).isTrue();
            assertThat(FolderLock.isHeld(folder)).isTrue();
            assertThat(isHeldForOthers()).isTrue();
        }
        assertThat(isHeldForOthers()).isFalse();
        assertThatItIsFree();
    }

    @Test
    void a_folder_is_the_same_by_whatever_path() throws Exception {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        try (FolderLock _ = FolderLock.take(real, Duration.ZERO).orElseThrow()) {
            Files.delete(real.resolve("owner"));

            assertThat(FolderLock.take(link, Duration.ZERO)).isEmpty();
            assertThat(FolderLock.isHeld(real.resolve("../link"))).isTrue();
        }
        assertThat(FolderLock.isHeld(link)).isFalse();
    }

    @Test
    void one_of_several_threads_gets_the_lock_and_readers_disturb_none() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int round = 0; round < 50; round++) {
                Callable<Optional<FolderLock>> taker = this::take;
                Callable<Optional<FolderLock>> looker = () -> {
                    FolderLock.isHeld(folder);
                    return Optional.empty();
                };
                int owners = 0;
                for (Future<Optional<FolderLock>> future :
                        threads.invokeAll(Stream.of(taker, looker, taker, looker, taker, looker, taker, looker)
                                .toList())) {
                    if (future.get().isPresent()) {
                        owners++;
                        future.get().orElseThrow().close();
                    }
                }
                assertThat(owners).isPositive();
                assertThatItIsFree();
            }
        }
    }

    @Test
    void threads_that_only_read_do_not_take_each_other_for_an_owner() throws Exception {
        take().orElseThrow().close();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            Callable<Boolean> looker = () -> FolderLock.isHeld(folder);
            for (int round = 0; round < 100; round++) {
                for (Future<Boolean> held :
                        threads.invokeAll(Stream.generate(() -> looker).limit(8).toList())) {
                    assertThat(held.get()).isFalse();
                }
            }
        }
    }

    @Test
    void an_owner_that_cannot_say_its_name_has_no_lock() throws Exception {
        inTheWay(folder.resolve("owner"));
        assertThatThrownBy(this::take).isInstanceOf(StoreException.class);

        outOfTheWay(folder.resolve("owner"));
        assertThatItIsFree();
    }

    @Test
    void an_owner_whose_name_cannot_be_removed_lets_go_all_the_same() throws Exception {
        FolderLock lock = take().orElseThrow();
        Files.delete(folder.resolve("owner"));
        inTheWay(folder.resolve("owner"));
        assertThatThrownBy(lock::close).isInstanceOf(StoreException.class);
        assertThat(isHeldForOthers()).isFalse();

        outOfTheWay(folder.resolve("owner"));
        assertThatItIsFree();
    }

    /** A folder that holds something can neither be written as a file nor removed like one. */
    private static void inTheWay(Path file) throws IOException {
        Files.createDirectories(file.resolve("something"));
    }

    private static void outOfTheWay(Path file) throws IOException {
        Files.delete(file.resolve("something"));
        Files.delete(file);
    }
}
