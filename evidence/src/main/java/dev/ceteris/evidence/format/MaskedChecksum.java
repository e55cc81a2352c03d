// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.format;

import java.util.zip.CRC32C;

/** The checksum of TensorFlow's records: CRC-32C, turned by 15 bits and with a constant added. */
final class MaskedChecksum {
    private static final int TURN = 15;
    private static final int ADDED = 0xa282ead8;

    private MaskedChecksum() {}

    /** Of the first bytes of an array. */
    static int of(byte[] bytes, int count) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, count);
        return Integer.rotateRight((int) checksum.getValue(), TURN) + ADDED;
    }
}
