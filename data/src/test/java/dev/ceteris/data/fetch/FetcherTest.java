// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.base.DataException;
import dev.ceteris.base.FileContent;
import dev.ceteris.data.fetch.FileServer.Manner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Against an HTTP server on loopback that can misbehave; what arrives is a packed file of some 200,000 random bytes.
 */
class FetcherTest {
    private static final byte[] FILE = packed(200_000);
    private static final String SHA256 = digest(FILE);

    // Long enough for loopback under load, short enough to wait for in the one test that has to.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final List<String> notices = new ArrayList<>();
    private final FileServer server = new FileServer(FILE);

    @TempDir
    private Path folder;

    private Path target;
    private Path part;

    @BeforeEach
    void name() {
        target = folder.resolve("cache").resolve("file.gz");
        part = folder.resolve("cache").resolve("file.gz.part");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_file_arrives_whole_and_is_announced() throws IOException {
        fetch(SHA256);
        assertArrived();
        assertThat(notices).containsExactly("fetching " + server.address());
    }

    @Test
    void a_connection_that_breaks_off_is_taken_up_where_it_ended() throws IOException {
        server.behave(Manner.CUT, Manner.CUT, Manner.PROPER);
        fetch(SHA256);
        assertArrived();
        assertThat(server.ranges()).hasSize(3).first().isEqualTo("");
        assertThat(server.ranges().subList(1, 3))
                .allSatisfy(range -> assertThat(range).matches("bytes=[1-9][0-9]*-"));
        assertThat(notices).anySatisfy(line -> assertThat(line).startsWith("fetching the rest of "));
    }

    @Test
    void what_an_earlier_fetch_left_is_not_fetched_again() throws IOException {
        Files.createDirectories(part.getParent());
        Files.write(part, Arrays.copyOf(FILE, 150_000));
        fetch(SHA256);
        assertArrived();
        assertThat(server.ranges()).containsExactly("bytes=150000-");
    }

    @Test
    void a_part_that_is_already_whole_is_only_checked() throws IOException {
        Files.createDirectories(part.getParent());
        Files.write(part, FILE);
        fetch(SHA256);
        assertArrived();
    }

    @Test
    void a_server_that_knows_no_ranges_sends_it_from_the_start() throws IOException {
        Files.createDirectories(part.getParent());
        Files.write(part, Arrays.copyOf(FILE, 150_000));
        server.behave(Manner.WITHOUT_RANGES);
        fetch(SHA256);
        assertArrived();
    }

    @Test
    void a_server_that_always_breaks_off_is_given_up_with_what_has_arrived() {
        server.behave(Manner.CUT, Manner.NOTHING);
        assertThatThrownBy(() -> fetch(SHA256))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(server.address() + " broke off (")
                .hasMessageContaining(" bytes that have arrived are kept, run the command again to go on");
        assertThat(part).exists();
        assertThat(target).doesNotExist();
    }

    @Test
    void a_server_that_stalls_is_given_up_and_gone_on_with_later() throws IOException {
        server.behave(Manner.STALLING, Manner.PROPER);
        assertThatThrownBy(() -> fetch(SHA256))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(server.address() + " sent nothing for 2.0 seconds; ")
                .hasMessageEndingWith("run the command again to go on");
        assertThat(target).doesNotExist();
        fetch(SHA256);
        assertArrived();
    }

    @Test
    void other_content_than_expected_is_removed_and_said() {
        String expected = "0".repeat(64);
        assertThatThrownBy(() -> fetch(expected))
                .isInstanceOf(DataException.class)
                .hasMessage(server.address() + " gave content with the SHA-256 " + SHA256 + ", expected the SHA-256 "
                        + expected + "; it was removed, run the command again to fetch it anew");
        assertThat(part).doesNotExist();
        assertThat(target).doesNotExist();
    }

    @Test
    void a_part_of_another_file_is_found_out_and_removed() throws IOException {
        Files.createDirectories(part.getParent());
        byte[] other = new byte[150_000];
        other[0] = 0x1f;
        other[1] = (byte) 0x8b;
        Files.write(part, other);
        assertThatThrownBy(() -> fetch(SHA256))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(" gave gzip data that cannot be unpacked (");
        assertThat(part).doesNotExist();
        fetch(SHA256);
        assertArrived();
    }

    @Test
    void an_address_without_the_file_is_said() {
        server.behave(Manner.ABSENT);
        assertThatThrownBy(() -> fetch(SHA256))
                .isInstanceOf(DataException.class)
                .hasMessage(server.address() + " answered HTTP 404, expected the file; try again later");
        assertThat(target).doesNotExist();
    }

    @Test
    void an_address_where_nobody_answers_is_said() {
        URI address = server.address();
        server.close();
        assertThatThrownBy(() -> fetch(address, SHA256))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(address + " cannot be reached (")
                .hasMessageEndingWith("; nothing has arrived, run the command again to go on");
    }

    @Test
    void two_fetches_of_the_same_file_do_not_mix() throws IOException {
        Files.createDirectories(part.getParent());
        try (FileChannel other = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = other.lock()) {
            assertThatThrownBy(() -> fetch(SHA256))
                    .isInstanceOf(DataException.class)
                    .hasMessage(
                            part + " is being written by another fetch; wait until that has ended and run the command"
                                    + " again");
        }
    }

    @Test
    void a_folder_that_cannot_be_written_is_said() throws IOException {
        Files.writeString(folder.resolve("cache"), "a file where the folder should be");
        assertThatThrownBy(() -> fetch(SHA256))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(part + " cannot be written: ");
    }

    private void fetch(String sha256) {
        fetch(server.address(), sha256);
    }

    private void fetch(URI address, String sha256) {
        try (Fetcher fetcher = new Fetcher(PATIENCE, notices::add)) {
            fetcher.fetch(address, target, sha256);
        }
    }

    private void assertArrived() throws IOException {
        assertThat(Files.readAllBytes(target)).isEqualTo(FILE);
        assertThat(part).doesNotExist();
    }

    private static byte[] packed(int count) {
        byte[] bytes = new byte[count];
        new Random(1).nextBytes(bytes);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return packed.toByteArray();
    }

    private static String digest(byte[] file) {
        try (FileContent content = FileContent.of(new ByteArrayInputStream(file))) {
            content.drain();
            return content.sha256();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
