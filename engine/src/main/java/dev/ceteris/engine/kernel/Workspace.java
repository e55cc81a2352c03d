// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Memory that one thread calculates in.
 *
 * <p>Tile and rows lie outside of the heap and begin at a cache line, so that no vector load crosses two lines. An
 * array's numbers begin 16 bytes behind one of eight places in a line; at 512 bits every load from most of them costs
 * two, which halves the rate of kernels that load once per multiply-add (out of the L1 205 GB/s against 420).
 */
public final class Workspace {
    private static final long CACHE_LINE = 64;

    /** The chains of a tile of {@link Tiles}: two vectors of up to 16 rows, 16 floats to a row. */
    final float[] chains = new float[2 * Shape.GROUP * Shape.GROUP];

    /** Weights of some inputs of a sparse layer, or the chains of their gradients: 8 vectors to an input. */
    final MemorySegment tile;

    /** Sums or deltas of the samples of a sparse layer: 8 vectors to a sample. */
    final MemorySegment rows;

    /** The sparse inputs of the thread's span, input by input. */
    final SparseColumns columns = new SparseColumns();

    /** One block of the samples' rows. */
    final float[] block = new float[Shape.GROUP * VectorSparseProduct.ROW];

    /**
     * Room for a batch.
     *
     * @param samples its capacity, a multiple of 16
     */
    public Workspace(int samples) {
        tile = allocate(VectorSparseProduct.TILE_INPUTS);
        rows = allocate(samples);
    }

    private static MemorySegment allocate(int rows) {
        return Arena.ofAuto().allocate(rows * VectorSparseProduct.ROW_BYTES, CACHE_LINE);
    }
}
