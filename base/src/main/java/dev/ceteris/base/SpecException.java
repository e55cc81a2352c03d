// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.base;

/**
 * A spec that cannot exist: names the component, what was found and what was expected, for the caller that knows its
 * place.
 */
public final class SpecException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String component;
    private final String found;
    private final String expected;

    /**
     * @param component the component's name, as a user writes it
     * @param found its value
     * @param expected what would have been acceptable, as the end of the sentence "expected …"
     */
    public SpecException(String component, Object found, String expected) {
        super(component + " is " + found + ", expected " + expected);
        this.component = component;
        this.found = String.valueOf(found);
        this.expected = expected;
    }

    /** The component's name, as a user writes it. */
    public String component() {
        return component;
    }

    /** The value that was found. */
    public String found() {
        return found;
    }

    /** What would have been acceptable, as the end of the sentence "expected …". */
    public String expected() {
        return expected;
    }
}
