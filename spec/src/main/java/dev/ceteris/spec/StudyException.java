// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.spec;

import dev.ceteris.base.InputException;

/**
 * A study that cannot be run as it is written: the message names file, line and column, what was found, what was
 * expected and the nearest valid word.
 */
public final class StudyException extends InputException {
    private static final long serialVersionUID = 1;

    public StudyException(String message) {
        super(message);
    }
}
