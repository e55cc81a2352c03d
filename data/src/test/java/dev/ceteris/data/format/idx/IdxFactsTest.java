// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.format.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.base.DataException;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files written by hand after the description of the format on MNIST's home page, THE IDX FILE FORMAT. */
class IdxFactsTest {
    @Test
    void unsigned_bytes_of_rank_two() {
        IdxArray array = read("00000802 00000002 00000003 000102 fdfeff");
        assertThat(array).isInstanceOfSatisfying(IdxArray.UnsignedBytes.class, bytes -> {
            assertThat(bytes.shape()).containsExactly(2, 3);
            assertThat(bytes.values()).containsExactly(0, 1, 2, 0xfd, 0xfe, 0xff);
        });
    }

    @Test
    void every_other_type_is_big_endian() {
        assertThat(read("00000901 00000002 80 7f"))
                .isInstanceOfSatisfying(
                        IdxArray.SignedBytes.class,
                        it -> assertThat(it.values()).containsExactly(-128, 127));
        assertThat(read("00000b01 00000002 0102 ffff"))
                .isInstanceOfSatisfying(
                        IdxArray.Shorts.class, it -> assertThat(it.values()).containsExactly((short) 258, (short) -1));
        assertThat(read("00000c01 00000001 00010000"))
                .isInstanceOfSatisfying(
                        IdxArray.Ints.class, it -> assertThat(it.values()).containsExactly(65536));
        assertThat(read("00000d01 00000001 40490fdb"))
                .isInstanceOfSatisfying(
                        IdxArray.Floats.class, it -> assertThat(it.values()).containsExactly((float) Math.PI));
        assertThat(read("00000e01 00000001 400921fb54442d18"))
                .isInstanceOfSatisfying(
                        IdxArray.Doubles.class, it -> assertThat(it.values()).containsExactly(Math.PI));
    }

    @Test
    void the_digest_is_that_of_the_whole_file() {
        // printf '\0\0\010\01\0\0\0\01\052' | sha256sum
        assertThat(file("00000801 00000001 2a").sha256())
                .isEqualTo("6855a6ab42c2b92a61e729a61ec012ebc72e471ee68893d2155abf85e6280daf");
    }

    @Test
    void what_is_no_idx_file_is_said_with_what_was_found_and_expected() {
        assertRefused("89504e47", "test.idx is no IDX file: it starts with the bytes 89 50, expected 00 00");
        assertRefused(
                "00000701",
                "test.idx has the unknown element type 07, expected one of 08 (ubyte), 09 (byte),"
                        + " 0b (short), 0c (int), 0d (float), 0e (double)");
        assertRefused(
                "0000",
                "test.idx is cut short within its header: found 2 bytes, expected 4 bytes that tell type"
                        + " and rank");
        assertRefused(
                "00000802 00000002",
                "test.idx is cut short within its header: found 4 bytes, expected 2" + " dimensions of 4 bytes each");
        assertRefused(
                "00000802 00000002 00000003 0001",
                "test.idx is cut short: found 2 bytes of values, expected 6"
                        + " for its 2 × 3 values of type ubyte; get the file again");
    }

    @Test
    void dimensions_beyond_what_an_array_holds_are_refused_before_anything_is_allocated() {
        assertRefused(
                "00000801 ffffffff",
                "test.idx announces more than can be read: dimension 1 of 1 is 4294967295,"
                        + " expected at most 2147483639 bytes of ubyte values in all");
        assertRefused(
                "00000e03 00010000 00010000 00000001",
                "test.idx announces more than can be read: dimension 2 of 3"
                        + " is 65536, expected at most 2147483639 bytes of double values in all");
        assertRefused(
                "00000c04 40000000 40000000 40000000 40000000",
                "test.idx announces more than can be read:"
                        + " dimension 1 of 4 is 1073741824, expected at most 2147483639 bytes of int values in all");
    }

    @Test
    void a_large_array_that_is_not_there_takes_no_memory() {
        assertRefused(
                "00000801 7ffffff0",
                "test.idx is cut short: found 0 bytes of values, expected 2147483632 for its"
                        + " 2147483632 values of type ubyte; get the file again");
    }

    @Test
    void damaged_gzip_data_is_named_as_such() {
        assertThatThrownBy(() -> read("1f8b0800000000000003 ffffffffffff"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("test.idx is damaged: its gzip data cannot be unpacked (")
                .hasMessageEndingWith("; get the file again");
    }

    @Test
    void a_missing_file_is_named(@TempDir Path folder) {
        Path file = folder.resolve("absent-idx1-ubyte");
        assertThatThrownBy(() -> IdxReader.read(file))
                .isInstanceOf(DataException.class)
                .hasMessage(file + " does not exist or is no file; expected an IDX file");
    }

    private static void assertRefused(String hex, String message) {
        assertThatThrownBy(() -> read(hex)).isInstanceOf(DataException.class).hasMessage(message);
    }

    private static IdxArray read(String hex) {
        return file(hex).array();
    }

    private static IdxFile file(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        return IdxReader.read(new ByteArrayInputStream(bytes), "test.idx");
    }
}
