// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.base;

/** How a spec says that a value is impossible. */
public final class Require {
    private Require() {}

    /**
     * Checks one component of a spec.
     *
     * @param holds whether the value is acceptable
     * @param name the component's name, as a user writes it
     * @param found its value
     * @param expected what would have been acceptable, as the end of the sentence "expected …"
     * @throws SpecException when it does not hold; its message reads "name is found, expected …"
     */
    public static void require(boolean holds, String name, Object found, String expected) {
        if (!holds) {
            throw new SpecException(name, found, expected);
        }
    }
}
