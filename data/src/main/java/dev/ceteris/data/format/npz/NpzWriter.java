// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.format.npz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes what {@code numpy.load} reads, as {@code numpy.savez_compressed} would; equal arrays give equal bytes. */
public final class NpzWriter {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

    /** The numbers of an array begin at a multiple of it. */
    private static final int ALIGNMENT = 64;

    private NpzWriter() {}

    /** A file with these arrays, in this order. */
    public static byte[] bytes(List<NpyArray> arrays) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file, StandardCharsets.UTF_8)) {
            for (NpyArray array : arrays) {
                ZipEntry entry = new ZipEntry(array.name() + ".npy");
                entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(header(array));
                zip.write(array.bytes());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }

    /** Version 1.0: magic, length of the text, the text padded with blanks and a line end. */
    private static byte[] header(NpyArray array) {
        String shape = Arrays.stream(array.shape()).mapToObj(side -> side + ",").collect(Collectors.joining(" "));
        String text = "{'descr': '" + array.type() + "', 'fortran_order': False, 'shape': (" + shape + "), }";
        int length = Math.ceilDiv(MAGIC.length + 2 + text.length() + 1, ALIGNMENT) * ALIGNMENT;
        byte[] padded = new byte[length - MAGIC.length - 2];
        Arrays.fill(padded, (byte) ' ');
        byte[] letters = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(letters, 0, padded, 0, letters.length);
        padded[padded.length - 1] = '\n';
        return ByteBuffer.allocate(length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putShort((short) padded.length)
                .put(padded)
                .array();
    }
}
