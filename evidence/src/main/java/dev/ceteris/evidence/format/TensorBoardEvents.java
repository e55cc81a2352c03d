// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.format;

import dev.ceteris.base.DataException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.function.Consumer;

/**
 * An event file of TensorBoard: records of TensorFlow, each with its length, the masked checksum of the length, one
 * {@code Event} message, and the masked checksum of that. A row has the wall time, the step and the scalars of an
 * event. A file that is still being written ends within a record; it is read up to there.
 */
final class TensorBoardEvents implements ResultFile {
    private static final String MARK = "tfevents";
    private static final String GIVEN = "events.out.tfevents";
    private static final int CHECKSUM_BYTES = 4;
    private static final int MOST_BYTES = 1 << 30;

    private final String name;
    private final Path path;
    private boolean isCut;

    TensorBoardEvents(String name, Path path) {
        this.name = name;
        this.path = path;
    }

    /** Whether the name of a file is that of an event file. */
    static boolean isOne(Path path) {
        return path.getFileName().toString().contains(MARK);
    }

    @Override
    public String name() {
        return name;
    }

    /**
     * Its folder, if its name is one that TensorBoard gives: a training that is started again writes a further file
     * beside the first.
     */
    @Override
    public String log() {
        String whole = name.replace('\\', '/');
        int start = whole.lastIndexOf('/') + 1;
        return whole.startsWith(GIVEN, start) ? whole.substring(0, start) + GIVEN : name;
    }

    @Override
    public String place(int number) {
        return name + ", event " + number;
    }

    @Override
    public List<String> notes() {
        return isCut
                ? List.of(name + " ends within a record, as a file does that is still being written; it was read up to"
                        + " there")
                : List.of();
    }

    @Override
    public void read(Consumer<Row> rows) {
        isCut = false;
        try (DataInputStream content =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16))) {
            int number = 1;
            for (byte[] record = next(content); record.length > 0; record = next(content)) {
                Row row = event(record, number++);
                if (row.columns().size() > 2) {
                    rows.accept(row);
                }
            }
        } catch (IOException failure) {
            throw new DataException(name + " cannot be read: " + failure.getMessage(), failure);
        }
    }

    /** The next record; nothing at the end of the file, or of what was written so far. */
    private byte[] next(DataInputStream content) throws IOException {
        byte[] head = content.readNBytes(Long.BYTES + CHECKSUM_BYTES);
        if (head.length == 0) {
            return head;
        }
        if (head.length == Long.BYTES + CHECKSUM_BYTES) {
            ByteBuffer numbers = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
            long length = numbers.getLong();
            if (length <= 0 || length > MOST_BYTES || numbers.getInt() != MaskedChecksum.of(head, Long.BYTES)) {
                throw new DataException(name + " is no event file of TensorBoard, or is damaged: the checksum of a"
                        + " record's length is wrong");
            }
            byte[] record = content.readNBytes((int) length);
            byte[] checksum = content.readNBytes(CHECKSUM_BYTES);
            if (checksum.length == CHECKSUM_BYTES) {
                return record;
            }
        }
        isCut = true;
        return new byte[0];
    }

    /** Event: wall_time = 1, step = 2, summary = 5. */
    private Row event(byte[] record, int number) {
        SequencedMap<String, Cell> cells = new LinkedHashMap<>();
        cells.put("wall_time", new Cell(0.0));
        cells.put("step", new Cell(0L));
        try {
            ProtobufFields fields = new ProtobufFields(ByteBuffer.wrap(record));
            while (fields.next()) {
                switch (fields.number()) {
                    case 1 -> cells.put("wall_time", new Cell(fields.number64()));
                    case 2 -> cells.put("step", new Cell(fields.whole()));
                    case 5 -> summary(fields.bytes(), cells);
                    default -> fields.skip();
                }
            }
        } catch (EOFException malformed) {
            throw new DataException(place(number) + ": found no Event message, expected one", malformed);
        }
        return new NamedCells(cells, number);
    }

    /** Summary: value = 1. Of a value: tag = 1, simple_value = 2, tensor = 8. */
    private static void summary(ByteBuffer bytes, SequencedMap<String, Cell> cells) throws EOFException {
        ProtobufFields values = new ProtobufFields(bytes);
        while (values.next()) {
            if (values.number() != 1) {
                values.skip();
                continue;
            }
            String tag = "";
            OptionalDouble scalar = OptionalDouble.empty();
            ProtobufFields value = new ProtobufFields(values.bytes());
            while (value.next()) {
                switch (value.number()) {
                    case 1 -> tag = value.text();
                    case 2 -> scalar = OptionalDouble.of(exact(value.number32()));
                    case 8 -> scalar = tensor(value.bytes());
                    default -> value.skip();
                }
            }
            if (scalar.isPresent()) {
                cells.put(tag, new Cell(scalar.getAsDouble()));
            }
        }
    }

    /** TensorProto: dtype = 1, tensor_content = 4, float_val = 5, double_val = 6. Only single numbers count. */
    private static OptionalDouble tensor(ByteBuffer bytes) throws EOFException {
        ProtobufFields fields = new ProtobufFields(bytes);
        OptionalDouble scalar = OptionalDouble.empty();
        long type = 0;
        while (fields.next()) {
            switch (fields.number()) {
                case 1 -> type = fields.whole();
                case 4 -> scalar = scalar(fields.bytes(), type);
                case 5 ->
                    scalar =
                            fields.isPacked() ? scalar(fields.bytes(), 1) : OptionalDouble.of(exact(fields.number32()));
                case 6 -> scalar = fields.isPacked() ? scalar(fields.bytes(), 2) : OptionalDouble.of(fields.number64());
                default -> fields.skip();
            }
        }
        return scalar;
    }

    private static OptionalDouble scalar(ByteBuffer content, long type) {
        if (type == 1 && content.remaining() == Float.BYTES) {
            return OptionalDouble.of(exact(content.getFloat()));
        }
        return type == 2 && content.remaining() == Double.BYTES
                ? OptionalDouble.of(content.getDouble())
                : OptionalDouble.empty();
    }

    /** The shortest digits that give a float back, as a text file would have it. */
    private static double exact(float number) {
        return Double.parseDouble(Float.toString(number));
    }
}
