// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.format.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.base.DataException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class IdxLawsTest {
    @Property(tries = 300)
    void what_is_written_is_read(@ForAll("arrays") IdxArray array) throws IOException {
        assertSame(read(plain(array)).array(), array);
    }

    @Property(tries = 100)
    void gzip_changes_neither_the_array_nor_the_digest(@ForAll("arrays") IdxArray array) throws IOException {
        IdxFile packed = read(gzip(plain(array)));
        assertSame(packed.array(), array);
        assertThat(packed.sha256()).isEqualTo(read(plain(array)).sha256());
    }

    @Property(tries = 200)
    void a_file_cut_anywhere_is_refused_and_named(@ForAll("arrays") IdxArray array, @ForAll Random random)
            throws IOException {
        byte[] whole = plain(array);
        byte[] cut = Arrays.copyOf(whole, random.nextInt(whole.length));
        assertThatThrownBy(() -> read(cut))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("test.idx is cut short");
    }

    @Property(tries = 200)
    void gzip_data_cut_anywhere_is_refused(@ForAll("arrays") IdxArray array, @ForAll Random random) throws IOException {
        byte[] whole = gzip(plain(array));
        byte[] cut = Arrays.copyOf(whole, random.nextInt(whole.length));
        assertThatThrownBy(() -> read(cut)).isInstanceOf(DataException.class);
    }

    @Property(tries = 50)
    void bytes_after_the_values_are_refused(@ForAll("arrays") IdxArray array) throws IOException {
        byte[] whole = plain(array);
        assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length + 3)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("goes on after its values: found 3 more bytes");
    }

    @Provide
    Arbitrary<IdxArray> arrays() {
        Arbitrary<int[]> shapes =
                Arbitraries.integers().between(0, 4).array(int[].class).ofMaxSize(4);
        return Combinators.combine(
                        shapes, Arbitraries.of(ElementType.values()), Arbitraries.randomValue(Random::nextLong))
                .as(IdxLawsTest::array);
    }

    private static IdxArray array(int[] shape, ElementType type, long seed) {
        Random random = new Random(seed);
        int count = Arrays.stream(shape).reduce(1, (product, length) -> product * length);
        return switch (type) {
            case UBYTE -> new IdxArray.UnsignedBytes(shape, bytes(count, random));
            case BYTE -> new IdxArray.SignedBytes(shape, bytes(count, random));
            case SHORT -> {
                short[] values = new short[count];
                for (int i = 0; i < count; i++) {
                    values[i] = (short) random.nextInt();
                }
                yield new IdxArray.Shorts(shape, values);
            }
            case INT -> new IdxArray.Ints(shape, random.ints(count).toArray());
            case FLOAT -> {
                float[] values = new float[count];
                for (int i = 0; i < count; i++) {
                    values[i] = Float.intBitsToFloat(random.nextInt());
                }
                yield new IdxArray.Floats(shape, values);
            }
            case DOUBLE ->
                new IdxArray.Doubles(
                        shape,
                        random.longs(count)
                                .mapToDouble(Double::longBitsToDouble)
                                .toArray());
        };
    }

    private static void assertSame(IdxArray actual, IdxArray expected) {
        assertThat(actual.type()).isEqualTo(expected.type());
        assertThat(actual.shape()).isEqualTo(expected.shape());
        assertThat(Objects.deepEquals(values(actual), values(expected))).isTrue();
    }

    private static Object values(IdxArray array) {
        return switch (array) {
            case IdxArray.UnsignedBytes(int[] _, byte[] values) -> values;
            case IdxArray.SignedBytes(int[] _, byte[] values) -> values;
            case IdxArray.Shorts(int[] _, short[] values) -> values;
            case IdxArray.Ints(int[] _, int[] values) -> values;
            case IdxArray.Floats(int[] _, float[] values) -> values;
            case IdxArray.Doubles(int[] _, double[] values) -> values;
        };
    }

    private static byte[] bytes(int count, Random random) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] plain(IdxArray array) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        IdxWriter.write(array, bytes);
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write(plain);
        }
        return bytes.toByteArray();
    }

    private static IdxFile read(byte[] bytes) {
        return IdxReader.read(new ByteArrayInputStream(bytes), "test.idx");
    }
}
