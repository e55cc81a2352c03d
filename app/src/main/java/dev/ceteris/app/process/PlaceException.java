// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.process;

import dev.ceteris.base.InputException;

/** A place on this machine, of the user or of the program, cannot be used. */
public final class PlaceException extends InputException {
    private static final long serialVersionUID = 1;

    /** The message is for the user: the place, what was found, what was expected, the remedy. */
    public PlaceException(String message) {
        super(message);
    }
}
