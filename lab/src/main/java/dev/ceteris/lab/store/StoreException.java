// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.store;

import dev.ceteris.base.InputException;

/**
 * The store cannot do what was asked: the message names the place, what was found and what to do about it. What was
 * finished before stays in the store.
 */
public final class StoreException extends InputException {
    private static final long serialVersionUID = 1;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
