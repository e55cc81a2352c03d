// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.base.DataException;
import dev.ceteris.evidence.claim.Series;
import dev.ceteris.evidence.results.FileResults;
import dev.ceteris.evidence.results.ResultFolder;
import dev.ceteris.evidence.verdict.Decision;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Laws: an event file of TensorBoard gives its scalars, in the form of PyTorch and in that of TensorFlow 2. */
class TensorBoardEventsTest {
    private static final int SEEDS = 12;
    private static final String CLAIMS = """
            from: "{optimizer}-s{seed}/events.out.tfevents.*"
            hypotheses:
              - greater: {metric: acc/val, of: {optimizer: adam}, than: {optimizer: sgd}}
            """;

    private final Path path;
    private final ResultFolder folder;

    TensorBoardEventsTest(@TempDir Path path) {
        this.path = path;
        this.folder = new ResultFolder(path);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Series series(FileResults results, int trial, String metric) {
        return results.observations().trials().get(trial).metrics().get(metric);
    }

    /** Thousandths, so that a float and its shortest digits are the same number. */
    private static float accuracy(String optimizer, int seed, int epoch) {
        int better = optimizer.equals("adam") ? 100 + seed % 3 * 3 : 0;
        return (700 + epoch * 50 + better + seed % 5 * 4) / 1000f;
    }

    /** A field of a message: its number and type, and its content, with the length if it is of type 2. */
    private static byte[] field(int number, int type, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write((number << 3) | type);
        if (type == 2) {
            out.write(content.length); // all are shorter than 128 bytes
        }
        out.write(content);
        return out.toByteArray();
    }

    private static byte[] all(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }

    /** The lowest bytes of a number, the lowest one first. */
    private static byte[] little(long bits, int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (bits >>> (8 * i));
        }
        return bytes;
    }

    private static byte[] little(double number) {
        return little(Double.doubleToRawLongBits(number), Double.BYTES);
    }

    private static byte[] little(float number) {
        return little(Float.floatToRawIntBits(number), Float.BYTES);
    }

    private static byte[] event(int step, byte[] summary) throws IOException {
        byte[] time = little(1.7e9 + step);
        return all(field(1, 1, time), field(2, 0, new byte[] {(byte) step}), field(5, 2, summary));
    }

    /** summary.value with tag and simple_value, as PyTorch's SummaryWriter writes it. */
    private static byte[] simple(String tag, float value) throws IOException {
        return field(1, 2, all(field(1, 2, utf8(tag)), field(2, 5, little(value))));
    }

    /** summary.value with tag, metadata and a float tensor of no dimension, as TensorFlow 2 writes it. */
    private static byte[] tensor(String tag, float value) throws IOException {
        byte[] metadata = field(1, 2, field(1, 2, utf8("scalars")));
        byte[] tensor = all(field(1, 0, new byte[] {1}), field(2, 2, new byte[0]), field(4, 2, little(value)));
        return field(1, 2, all(field(1, 2, utf8(tag)), field(9, 2, metadata), field(8, 2, tensor)));
    }

    private static int masked(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        int crc = (int) checksum.getValue();
        return ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
    }

    private static byte[] record(byte[] event) {
        byte[] length = little(event.length, Long.BYTES);
        return all(length, little(masked(length), Integer.BYTES), event, little(masked(event), Integer.BYTES));
    }

    private static byte[] events(String optimizer, int seed) throws IOException {
        byte[] version = all(field(1, 1, little(1.7e9)), field(3, 2, utf8("brain.Event:2")));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(record(version));
        for (int epoch = 0; epoch < 3; epoch++) {
            float accuracy = accuracy(optimizer, seed, epoch);
            byte[] value = seed % 2 == 0 ? simple("acc/val", accuracy) : tensor("acc/val", accuracy);
            out.writeBytes(record(event(epoch * 10, value)));
            out.writeBytes(record(event(epoch * 10, simple("loss/train", 0.5f))));
        }
        return out.toByteArray();
    }

    @Test
    void event_files_of_tensorboard_are_read_in_both_forms() throws IOException {
        for (String optimizer : List.of("sgd", "adam")) {
            for (int seed = 1; seed <= SEEDS; seed++) {
                String run = "runs/" + optimizer + "-s" + seed;
                Files.createDirectories(path.resolve(run));
                folder.with(run + "/events.out.tfevents.1714557600.host.7.0", events(optimizer, seed));
            }
        }
        FileResults results = folder.read(CLAIMS, "runs");
        assertThat(results.rows()).isEqualTo(2 * SEEDS * 6);
        assertThat(series(results, SEEDS, "acc/val").epochs()).containsExactly(0, 10, 20);
        assertThat(series(results, SEEDS, "acc/val").values()).containsExactly(0.704, 0.754, 0.804);
        assertThat(series(results, 1, "loss/train").values()).containsExactly(0.5, 0.5, 0.5);
        assertThat(results.observations().trials()).hasSize(2 * SEEDS);
        assertThat(results.verdicts().verdicts().getFirst().decision()).isEqualTo(Decision.SUPPORTED);
    }

    @Test
    void the_training_and_the_validation_set_of_keras_are_never_made_one_curve() throws IOException {
        for (String optimizer : List.of("sgd", "adam")) {
            for (int seed = 1; seed <= SEEDS; seed++) {
                for (String part : List.of("train", "validation")) {
                    Path run = path.resolve("logs/" + optimizer + "-s" + seed + "/" + part);
                    Files.createDirectories(run);
                    byte[] events = part.equals("train") ? events("adam", seed + 1) : events(optimizer, seed);
                    Files.write(run.resolve("events.out.tfevents.1714557600.host.7.0." + part), events);
                }
            }
        }
        String both = CLAIMS.replace("/events", "/*/events");
        assertThatThrownBy(() -> folder.read(both, "logs"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("are both of optimizer adam, seed 1, epoch 0; their names differ in 'train' and"
                        + " 'validation'. To judge one of them, state from:"
                        + " \"{optimizer}-s{seed}/validation/events.out.tfevents.*\"");
        FileResults results = folder.read(CLAIMS.replace("/events", "/validation/events"), "logs");
        assertThat(results.verdicts().verdicts().getFirst().decision()).isEqualTo(Decision.SUPPORTED);
    }

    @Test
    void a_training_that_was_started_again_in_its_folder_is_one_curve() throws IOException {
        String claims = "from: '{optimizer}/events.*'\nhypotheses: [{threshold: {metric: acc/val, above: 0.5}}]";
        Files.createDirectories(path.resolve("runs/adam"));
        folder.with("runs/adam/events.out.tfevents.1", events("adam", 1));
        folder.with("runs/adam/events.out.tfevents.2", events("adam", 2));
        FileResults results = folder.read(claims, "runs");
        assertThat(results.observations().trials()).hasSize(1);
        assertThat(series(results, 0, "acc/val").epochs()).containsExactly(0, 10, 20);
        assertThat(results.notes())
                .contains("1 trial has several files in one folder (first: runs/adam/events.out.tfevents.2); of a"
                        + " step that was written twice, the later one counts");
    }

    @Test
    void event_files_with_names_of_their_own_are_trials_of_their_own() throws IOException {
        String claims = "from: '{optimizer}-*.tfevents'\nhypotheses: [{threshold: {metric: acc/val, above: 0.5}}]";
        folder.with("adam-a.tfevents", events("adam", 1)).with("adam-b.tfevents", events("adam", 2));
        FileResults results = folder.read(claims, "adam-a.tfevents", "adam-b.tfevents");
        assertThat(results.observations().trials()).hasSize(2);
    }

    @Test
    void an_event_file_that_is_still_being_written_is_read_up_to_its_last_whole_record() throws IOException {
        byte[] whole = events("adam", 2);
        String claims = "from: '{optimizer}.tfevents'\nhypotheses: [{threshold: {metric: acc/val, above: 0.5}}]";
        for (int cut : List.of(1, 4, 20, 30)) {
            folder.with("adam.tfevents", Arrays.copyOf(whole, whole.length - cut));
            FileResults results = folder.read(claims, "adam.tfevents");
            assertThat(results.rows()).as("%d", cut).isEqualTo(5);
            assertThat(results.notes())
                    .contains("adam.tfevents ends within a record, as a file does that is still being written; it was"
                            + " read up to there");
        }
        whole[whole.length / 2] = 99;
        whole[3] = 99;
        folder.with("adam.tfevents", whole);
        assertThatThrownBy(() -> folder.read(claims, "adam.tfevents"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("adam.tfevents is no event file of TensorBoard, or is damaged");
    }
}
