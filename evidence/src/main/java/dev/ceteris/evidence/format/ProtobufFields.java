// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.format;

import java.io.EOFException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The fields of a message in the wire format of Protocol Buffers, one after the other. */
final class ProtobufFields {
    private static final int VARINT = 0;
    private static final int SIXTY_FOUR_BITS = 1;
    private static final int BYTES = 2;
    private static final int THIRTY_TWO_BITS = 5;

    private final ByteBuffer message;
    private int tag;

    ProtobufFields(ByteBuffer message) {
        this.message = message.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Goes to the next field, if there is one. */
    boolean next() throws EOFException {
        if (!message.hasRemaining()) {
            return false;
        }
        tag = (int) varint();
        return true;
    }

    /** The number of the field. */
    int number() {
        return tag >>> 3;
    }

    /** Whether its numbers stand together as bytes. */
    boolean isPacked() {
        return type() == BYTES;
    }

    private int type() {
        return tag & 7;
    }

    long whole() throws EOFException {
        require(VARINT);
        return varint();
    }

    double number64() throws EOFException {
        require(SIXTY_FOUR_BITS);
        return take(Double.BYTES).getDouble();
    }

    float number32() throws EOFException {
        require(THIRTY_TWO_BITS);
        return take(Float.BYTES).getFloat();
    }

    ByteBuffer bytes() throws EOFException {
        require(BYTES);
        return take(varint());
    }

    String text() throws EOFException {
        return StandardCharsets.UTF_8.decode(bytes()).toString();
    }

    void skip() throws EOFException {
        switch (type()) {
            case VARINT -> varint();
            case SIXTY_FOUR_BITS -> take(Long.BYTES);
            case BYTES -> take(varint());
            case THIRTY_TWO_BITS -> take(Integer.BYTES);
            default -> throw new EOFException("field of type " + type());
        }
    }

    private void require(int type) throws EOFException {
        if (type() != type) {
            throw new EOFException("field " + number() + " of type " + type());
        }
    }

    private ByteBuffer take(long length) throws EOFException {
        if (length < 0 || length > message.remaining()) {
            throw new EOFException("field " + number() + " of " + length + " bytes");
        }
        ByteBuffer taken = message.slice(message.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
        message.position(message.position() + (int) length);
        return taken;
    }

    private long varint() throws EOFException {
        long value = 0;
        try {
            for (int shift = 0; shift < Long.SIZE; shift += 7) {
                byte part = message.get();
                value |= (long) (part & 0x7f) << shift;
                if (part >= 0) {
                    return value;
                }
            }
        } catch (BufferUnderflowException _) {
            throw new EOFException("field without an end");
        }
        throw new EOFException("number without an end");
    }
}
