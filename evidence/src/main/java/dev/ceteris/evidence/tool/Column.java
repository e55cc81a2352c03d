// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.tool;

/**
 * A column of results and what it is taken for.
 *
 * @param name in the file
 * @param shortName that claims may use as well, without what the tool puts in front of it
 */
public record Column(String name, String shortName, Role role) {
    /** A column whose name is short. */
    public Column(String name, Role role) {
        this(name, name, role);
    }
}
