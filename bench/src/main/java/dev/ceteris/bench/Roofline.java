// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import jdk.incubator.vector.FloatVector;

/**
 * What this machine could do at best: no program calculates faster than its peak, and none faster than its numbers
 * arrive. Measured with the means that kernels have, the Vector API and C2; warmed up, medians.
 *
 * @param cores how many threads "all cores" are
 * @param peaks one for each width of vectors that the processor has, narrow to wide
 * @param bandwidths near to far
 */
public record Roofline(int cores, List<Peak> peaks, List<Bandwidth> bandwidths) {
    private static final double GIGA = 1e9;
    private static final int KIBI = 1024;
    private static final int MEBI = KIBI * KIBI;

    private static final Path CACHES = Path.of("/sys/devices/system/cpu/cpu0/cache");

    /** Fits into every first-level cache of today, beside the stack. */
    private static final int L1_BYTES = 16 * KIBI;

    /** Half of the smallest second-level cache that is common, for machines that do not report theirs. */
    private static final int L2_BYTES = 256 * KIBI;

    /** More than any cache that one would call small. */
    private static final int MEMORY_BYTES = 256 * MEBI;

    /** Read in one call: so much that the call costs nothing beside it. */
    private static final int CALL_BYTES = MEBI;

    /** No machine with vectors calculates or reads more slowly in compiled code: operations or bytes a second. */
    private static final double SLOWEST = 1e9;

    /**
     * Fused multiply-adds from registers.
     *
     * @param bits of a vector
     * @param oneCore GFLOP/s of one thread; a fused multiply-add is two of them
     * @param allCores GFLOP/s of {@link #cores} threads together
     */
    public record Peak(int bits, double oneCore, double allCores) {}

    /**
     * How fast numbers arrive that are only read.
     *
     * @param from {@code L1}, {@code L2} or {@code memory}
     * @param bytes that each thread reads over and over from a cache; that all share in memory
     * @param oneCore GB/s of one thread
     * @param allCores GB/s of {@link #cores} threads together
     */
    public record Bandwidth(String from, long bytes, double oneCore, double allCores) {}

    public Roofline {
        peaks = List.copyOf(peaks);
        bandwidths = List.copyOf(bandwidths);
    }

    /**
     * Measures it, which takes about ten seconds and 256 MB, or a quarter of the heap where that is less.
     *
     * @param cores how many threads "all cores" are, at least 1
     * @param nanoTime measures time, as {@link System#nanoTime} does
     */
    public static Roofline measure(int cores, LongSupplier nanoTime) {
        long l2 = new CacheSizes(CACHES).bytes(2).orElse(2L * L2_BYTES) / 2;
        long memory = Math.min(MEMORY_BYTES, Runtime.getRuntime().maxMemory() / 4);
        return new Roofline(
                cores,
                peaks(cores, nanoTime),
                List.of(
                        fromCache("L1", L1_BYTES, cores, nanoTime),
                        fromCache("L2", (int) Math.min(l2, MEMORY_BYTES), cores, nanoTime),
                        fromMemory((int) memory, cores, nanoTime)));
    }

    /** The highest GFLOP/s of one core, whatever the width. */
    public double peakOfOneCore() {
        return peaks.stream().mapToDouble(Peak::oneCore).max().orElse(0);
    }

    private static List<Peak> peaks(int cores, LongSupplier nanoTime) {
        List<Peak> peaks = new ArrayList<>();
        for (int bits = 128; bits <= Math.min(512, FloatVector.SPECIES_PREFERRED.vectorBitSize()); bits *= 2) {
            Peak best = new Peak(bits, 0, 0);
            for (FmaChains.Form form : FmaChains.of(bits)) {
                Frequency frequency = new Frequency(_ -> form.call().getAsDouble(), SLOWEST / form.flops(), nanoTime);
                best = new Peak(
                        bits,
                        Math.max(best.oneCore(), frequency.of(1) * form.flops() / GIGA),
                        Math.max(best.allCores(), frequency.of(cores) * form.flops() / GIGA));
            }
            peaks.add(best);
        }
        return peaks;
    }

    private static Bandwidth fromCache(String name, int bytes, int cores, LongSupplier nanoTime) {
        int floats = wholeTurns(bytes);
        float[][] buffers = new float[cores][floats];
        int times = Math.max(1, CALL_BYTES / bytes);
        double bytesOfCall = (double) floats * Float.BYTES * times;
        Frequency frequency =
                new Frequency(part -> Reading.sum(buffers[part], 0, floats, times), SLOWEST / bytesOfCall, nanoTime);
        return bandwidth(name, bytes, bytesOfCall, frequency, cores);
    }

    /**
     * Each thread reads the next window with every call, and comes back to the first when the caches have forgotten it.
     */
    private static Bandwidth fromMemory(int bytes, int cores, LongSupplier nanoTime) {
        int window = wholeTurns(Math.min(bytes, CALL_BYTES));
        int windows = Math.max(1, bytes / Float.BYTES / window);
        float[] buffer = new float[windows * window];
        Arrays.fill(buffer, 1); // until they are written, pages may all be the same page of zeros
        int[] next = new int[cores];
        Arrays.setAll(next, part -> (int) ((long) windows * part / cores));
        double bytesOfCall = (double) window * Float.BYTES;
        Frequency frequency = new Frequency(
                part -> {
                    int from = next[part] * window;
                    next[part] = (next[part] + 1) % windows;
                    return Reading.sum(buffer, from, from + window, 1);
                },
                SLOWEST / bytesOfCall,
                nanoTime);
        return bandwidth("memory", bytes, bytesOfCall, frequency, cores);
    }

    private static int wholeTurns(int bytes) {
        return bytes / Float.BYTES / Reading.TURN * Reading.TURN;
    }

    private static Bandwidth bandwidth(String name, long bytes, double bytesOfCall, Frequency frequency, int cores) {
        return new Bandwidth(
                name, bytes, frequency.of(1) * bytesOfCall / GIGA, frequency.of(cores) * bytesOfCall / GIGA);
    }
}
