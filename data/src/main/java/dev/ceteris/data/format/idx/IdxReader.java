// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.format.idx;

import dev.ceteris.base.DataException;
import dev.ceteris.base.FileContent;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.ZipException;

/**
 * Reads IDX files, plain or gzip-compressed. All numbers are big-endian: two zero bytes, one byte for the
 * {@link ElementType}, one for the rank, four for each dimension's length, then the values and nothing more.
 */
public final class IdxReader {
    /** The longest array a JVM gives out. */
    private static final long MOST_BYTES = Integer.MAX_VALUE - 8;

    // A header may announce anything. Up to this size it is believed and the values are read straight into their array;
    // MNIST has 47 MB. Beyond it memory grows only with what the file really holds, at the price of one copy.
    private static final int BELIEVED_BYTES = 1 << 26;

    private final FileContent content;
    private final String place;

    private IdxReader(FileContent content, String place) {
        this.content = content;
        this.place = place;
    }

    /**
     * Reads a file.
     *
     * @throws DataException when it is missing, cannot be read, is cut short, goes on after its values, or is no IDX
     *     file
     */
    public static IdxFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new DataException(file + " does not exist or is no file; expected an IDX file");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return read(stream, file.toString());
        } catch (IOException e) {
            throw new DataException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a stream to its end.
     *
     * @param place what messages call it
     * @throws DataException when it is cut short, goes on after its values, or is no IDX file
     */
    public static IdxFile read(InputStream stream, String place) {
        try {
            FileContent content = FileContent.of(stream);
            IdxArray array = new IdxReader(content, place).array();
            return new IdxFile(array, content.sha256());
        } catch (ZipException e) {
            throw new DataException(
                    place + " is damaged: its gzip data cannot be unpacked (" + e.getMessage()
                            + "); get the file again",
                    e);
        } catch (EOFException e) {
            throw new DataException(
                    place + " is cut short: it ends in the middle of its gzip data; get the file again", e);
        } catch (IOException e) {
            throw new DataException(place + " cannot be read: " + e.getMessage(), e);
        }
    }

    private IdxArray array() throws IOException {
        byte[] magic = header(4, "4 bytes that tell type and rank");
        if (magic[0] != 0 || magic[1] != 0) {
            throw new DataException(String.format(
                    "%s is no IDX file: it starts with the bytes %02x %02x, expected 00 00",
                    place, magic[0], magic[1]));
        }
        ElementType type = ElementType.of(magic[2]).orElseThrow(() -> unknownType(magic[2]));
        int[] shape = shape(type, magic[3] & 0xff);
        byte[] bytes = values(type, shape);
        return typed(type, shape, bytes);
    }

    private DataException unknownType(byte code) {
        String known = Arrays.stream(ElementType.values())
                .map(type -> String.format("%02x (%s)", type.code(), name(type)))
                .collect(Collectors.joining(", "));
        return new DataException(
                String.format("%s has the unknown element type %02x, expected one of %s", place, code, known));
    }

    private int[] shape(ElementType type, int rank) throws IOException {
        ByteBuffer lengths = ByteBuffer.wrap(header(4 * rank, rank + " dimensions of 4 bytes each"));
        int[] shape = new int[rank];
        long bytes = type.bytes();
        for (int i = 0; i < rank; i++) {
            long length = Integer.toUnsignedLong(lengths.getInt());
            bytes = length > MOST_BYTES ? Long.MAX_VALUE : multiplySaturated(bytes, length);
            if (bytes > MOST_BYTES) {
                throw new DataException(place + " announces more than can be read: dimension " + (i + 1) + " of " + rank
                        + " is " + length + ", expected at most " + MOST_BYTES + " bytes of " + name(type)
                        + " values in all");
            }
            shape[i] = (int) length;
        }
        return shape;
    }

    private static long multiplySaturated(long bytes, long length) {
        return Math.multiplyHigh(bytes, length) == 0 ? bytes * length : Long.MAX_VALUE;
    }

    private byte[] header(int length, String expected) throws IOException {
        byte[] bytes = new byte[length];
        int found = fill(bytes);
        if (found < length) {
            throw new DataException(
                    place + " is cut short within its header: found " + found + " bytes, expected " + expected);
        }
        return bytes;
    }

    private byte[] values(ElementType type, int[] shape) throws IOException {
        int length = type.bytes();
        for (int dimension : shape) {
            length *= dimension;
        }
        byte[] bytes;
        int found;
        if (length <= BELIEVED_BYTES) {
            bytes = new byte[length];
            found = fill(bytes);
        } else {
            bytes = content.readNBytes(length);
            found = bytes.length;
        }
        if (found < length) {
            throw new DataException(place + " is cut short: found " + found + " bytes of values, expected " + length
                    + " for its " + dimensions(shape) + " values of type " + name(type) + "; get the file again");
        }
        long trailing = content.drain();
        if (trailing > 0) {
            throw new DataException(place + " goes on after its values: found " + trailing
                    + " more bytes, expected none after its " + dimensions(shape) + " values of type " + name(type));
        }
        return bytes;
    }

    /** Reads until the array is full or the content ends; gzip data that breaks off ends there, too. */
    private int fill(byte[] bytes) throws IOException {
        int filled = 0;
        try {
            while (filled < bytes.length) {
                int count = content.read(bytes, filled, bytes.length - filled);
                if (count < 0) {
                    break;
                }
                filled += count;
            }
        } catch (EOFException e) {
            return filled;
        }
        return filled;
    }

    private static IdxArray typed(ElementType type, int[] shape, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int count = bytes.length / type.bytes();
        return switch (type) {
            case UBYTE -> new IdxArray.UnsignedBytes(shape, bytes);
            case BYTE -> new IdxArray.SignedBytes(shape, bytes);
            case SHORT -> {
                short[] values = new short[count];
                buffer.asShortBuffer().get(values);
                yield new IdxArray.Shorts(shape, values);
            }
            case INT -> {
                int[] values = new int[count];
                buffer.asIntBuffer().get(values);
                yield new IdxArray.Ints(shape, values);
            }
            case FLOAT -> {
                float[] values = new float[count];
                buffer.asFloatBuffer().get(values);
                yield new IdxArray.Floats(shape, values);
            }
            case DOUBLE -> {
                double[] values = new double[count];
                buffer.asDoubleBuffer().get(values);
                yield new IdxArray.Doubles(shape, values);
            }
        };
    }

    private static String dimensions(int[] shape) {
        return shape.length == 0
                ? "1"
                : Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(" × "));
    }

    private static String name(ElementType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
