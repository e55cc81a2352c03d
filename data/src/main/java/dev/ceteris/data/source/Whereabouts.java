// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source;

/**
 * Where a data set is.
 *
 * @param presence whether it is on this machine
 * @param place its folder or file; the address, when it has yet to be fetched; empty when it comes with Ceteris
 *     or is calculated
 */
public record Whereabouts(Presence presence, String place) {

    /** Whether a data set is on this machine. */
    public enum Presence {
        /** Part of Ceteris itself. */
        SHIPPED,
        /** In a folder of this machine. */
        FOUND,
        /** Not here; opening it fetches it. */
        FETCHABLE,
        /** Nowhere: it is calculated. */
        CALCULATED
    }
}
