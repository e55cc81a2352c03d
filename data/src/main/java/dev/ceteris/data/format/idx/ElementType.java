// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.format.idx;

import java.util.Optional;

/** What the numbers of an IDX file are. */
public enum ElementType {
    UBYTE(0x08, 1),
    BYTE(0x09, 1),
    SHORT(0x0B, 2),
    INT(0x0C, 4),
    FLOAT(0x0D, 4),
    DOUBLE(0x0E, 8);

    private final int code;
    private final int bytes;

    ElementType(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /** The third byte of a file that holds such numbers. */
    int code() {
        return code;
    }

    /** Size of one number. */
    int bytes() {
        return bytes;
    }

    static Optional<ElementType> of(int code) {
        for (ElementType type : values()) {
            if (type.code == code) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
