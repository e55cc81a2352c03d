// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.base;

/**
 * Something that was given cannot be used: a study, data, a store. The message is for the user: it names the place,
 * what was found, what was expected and what to do about it. Each kind of input has an exception of its own below this
 * one.
 */
public abstract class InputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    protected InputException(String message) {
        super(message);
    }

    protected InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
