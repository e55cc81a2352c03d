// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.format.npz;

import dev.ceteris.base.DataException;
import dev.ceteris.base.Visible;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** Reads what {@code numpy.savez} and {@code numpy.savez_compressed} write. */
public final class NpzFile {
    private static final String SUFFIX = ".npy";
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST_HEADER = 1 << 16;
    private static final Pattern TYPE = Pattern.compile("'descr': *'([^']*)'");
    private static final Pattern READ_TYPE = Pattern.compile("\\|[ui]1|<[ui][248]|<f4");
    private static final Pattern ANY_TYPE = Pattern.compile(READ_TYPE.pattern() + "|<f8");
    private static final Pattern ORDER = Pattern.compile("'fortran_order': *(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape': *\\(([0-9, ]*)\\)");

    private NpzFile() {}

    /**
     * The arrays of these names that the file has.
     *
     * @throws DataException when it cannot be read, or an array has numbers or an order that are not read
     */
    public static SequencedMap<String, NpyArray> read(Path file, List<String> names) {
        SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (String name : names) {
                ZipEntry entry = zip.getEntry(name + SUFFIX);
                if (entry != null) {
                    try (InputStream stream = zip.getInputStream(entry)) {
                        arrays.put(name, array(name, stream, file + ", array '" + name + "'", READ_TYPE));
                    }
                }
            }
        } catch (IOException e) {
            throw new DataException(
                    file + " cannot be read: " + e.getMessage() + "; expected a .npz file as numpy.savez writes it", e);
        }
        return arrays;
    }

    /**
     * All arrays of a file, those in double precision as well.
     *
     * @param file its bytes
     * @param place what messages call it
     * @throws DataException when it is cut, or an array has numbers or an order that are not read
     */
    public static SequencedMap<String, NpyArray> all(byte[] file, String place) {
        SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName().replaceFirst("\\.npy$", "");
                arrays.put(name, array(name, zip, place + ", array '" + Visible.text(name) + "'", ANY_TYPE));
            }
        } catch (IOException e) {
            throw new DataException(place + " cannot be unpacked: " + e.getMessage(), e);
        }
        return arrays;
    }

    /** The names of all its arrays. */
    public static List<String> names(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<String> names = new ArrayList<>();
            for (ZipEntry entry : Collections.list(zip.entries())) {
                names.add(entry.getName().replaceFirst("\\.npy$", ""));
            }
            return names;
        } catch (IOException e) {
            throw new DataException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static NpyArray array(String name, InputStream stream, String place, Pattern types) throws IOException {
        DataInputStream data = new DataInputStream(stream);
        byte[] magic = data.readNBytes(MAGIC.length);
        int version = Arrays.equals(magic, MAGIC) ? data.readUnsignedByte() : 0;
        if (version < 1 || version > 3) {
            throw new DataException(place + " has no NumPy header of version 1 to 3");
        }
        int _ = data.readUnsignedByte();
        int length = Short.toUnsignedInt(Short.reverseBytes(data.readShort()));
        if (version > 1) {
            length |= Short.toUnsignedInt(Short.reverseBytes(data.readShort())) << 16;
        }
        if (length < 0 || length > LONGEST_HEADER) {
            throw new DataException(place + " has a header of " + Integer.toUnsignedString(length)
                    + " bytes, expected at most " + LONGEST_HEADER);
        }
        String header = new String(data.readNBytes(length), StandardCharsets.ISO_8859_1);
        String type = type(header, place, types);
        int[] shape = shape(header, place);
        double size = NpyArray.size(type);
        for (int side : shape) {
            size *= side;
        }
        if (size > Integer.MAX_VALUE - 8) {
            throw new DataException(place + " holds more than 2 GiB, expected less");
        }
        int bytes = (int) size;
        byte[] values = data.readNBytes(bytes);
        if (values.length != bytes) {
            throw new DataException(place + " ends after " + values.length + " bytes of numbers, expected " + bytes);
        }
        return new NpyArray(name, type, shape, values);
    }

    private static String type(String header, String place, Pattern types) {
        Matcher type = TYPE.matcher(header);
        String found = type.find() ? type.group(1) : "none";
        if (!types.matcher(found).matches()) {
            throw new DataException(place + " has the type " + Visible.quoted(found)
                    + ", expected uint8, float32 or whole numbers, little-endian; save it with .astype('float32')");
        }
        Matcher order = ORDER.matcher(header);
        if (!order.find() || order.group(1).equals("True")) {
            throw new DataException(
                    place + " is in Fortran order, expected C order; save it with" + " numpy.ascontiguousarray(…)");
        }
        return found;
    }

    private static int[] shape(String header, String place) {
        Matcher shape = SHAPE.matcher(header);
        if (!shape.find()) {
            throw new DataException(place + " has a header without a shape");
        }
        try {
            return Pattern.compile("[0-9]+")
                    .matcher(shape.group(1))
                    .results()
                    .mapToInt(side -> Integer.parseInt(side.group()))
                    .toArray();
        } catch (NumberFormatException e) {
            throw new DataException(
                    place + " has the shape (" + Visible.text(shape.group(1)) + "), which is too long", e);
        }
    }
}
