// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.model;

import dev.ceteris.base.InputException;

/**
 * A model that cannot be written, read or asked. The message names the file or the trial, what was found, what was
 * expected and what to do about it.
 */
public final class ModelException extends InputException {
    private static final long serialVersionUID = 1;

    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
