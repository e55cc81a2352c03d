// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.base;

/** Data that cannot be used: the message names the file, what was found, what was expected and what to do about it. */
public final class DataException extends InputException {
    private static final long serialVersionUID = 1;

    public DataException(String message) {
        super(message);
    }

    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
