// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source;

import dev.ceteris.base.DataException;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.sample.Samples;

/**
 * Something that samples can be drawn of, as many as are wanted. An implementation promises that equal streams give
 * equal samples, and that fewer of them are the first of more.
 */
public interface Population {
    /** The most that may be drawn at once: what fits into the memory of a small machine. */
    int MOST = 10_000_000;

    /**
     * Draws samples, independently of each other.
     *
     * @param count 1 to {@link #MOST}
     * @param streams of the trial's seed; implementations use {@code sample} and {@code noise}
     * @throws DataException when a sample cannot be used; the message names it
     */
    Samples draw(int count, RandomStreams streams);
}
