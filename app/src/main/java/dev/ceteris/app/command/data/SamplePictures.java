// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.data;

import dev.ceteris.base.Visible;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.Supply;
import dev.ceteris.engine.sample.ByteFeatures;
import dev.ceteris.engine.sample.Samples;
import java.util.ArrayList;
import java.util.List;

/**
 * Square grey images, drawn with Braille patterns: each is 2 × 4 dots, so that 28 × 28 pixels take 14 × 7 cells and
 * come out undistorted where a cell is twice as high as wide.
 */
final class SamplePictures {
    private static final int FIRST_PATTERN = 0x2800;
    private static final int DOT_COLUMNS = 2;
    private static final int DOT_ROWS = 4;

    // The bit of each dot, row by row, as Unicode's block of Braille patterns numbers them.
    private static final int[] DOT_BITS = {0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80};

    // Below it grey is paper; pixels are 0 to 255.
    private static final int INK = 110;
    private static final int LARGEST_SIDE = 64;
    private static final int LINE_CELLS = 80;
    private static final String GAP = "  ";

    private SamplePictures() {}

    /**
     * The first training sample of each class, under its name, in lines of at most 80 cells; none if they are not
     * images.
     */
    static List<String> oneOfEachClass(Dataset dataset) {
        if (dataset.supply() instanceof Supply.Drawn || !(dataset.train().features() instanceof ByteFeatures pixels)) {
            return List.of();
        }
        int side = (int) Math.round(Math.sqrt(pixels.width()));
        if (side * side != pixels.width() || side > LARGEST_SIDE) {
            return List.of();
        }
        int cells = Math.ceilDiv(side, DOT_COLUMNS);
        int perLine = Math.max(1, (LINE_CELLS + GAP.length()) / (cells + GAP.length()));
        int[] samples = firstOfEachClass(dataset.train());
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < samples.length; from += perLine) {
            int to = Math.min(samples.length, from + perLine);
            StringBuilder names = new StringBuilder();
            for (int label = from; label < to; label++) {
                names.append(String.format(
                        "%-" + (cells + GAP.length()) + "s",
                        cut(Visible.text(dataset.classNames().get(label)), cells)));
            }
            lines.add(names.toString().stripTrailing());
            for (int top = 0; top < side; top += DOT_ROWS) {
                StringBuilder line = new StringBuilder();
                for (int label = from; label < to; label++) {
                    appendRow(line, pixels, samples[label], side, top);
                    line.append(GAP);
                }
                lines.add(line.toString().stripTrailing());
            }
        }
        lines.add("");
        return lines;
    }

    private static String cut(String name, int cells) {
        return name.length() <= cells ? name : name.substring(0, Math.max(1, cells - 1)) + "…";
    }

    private static int[] firstOfEachClass(Samples samples) {
        int[] first = new int[samples.labels().classes()];
        for (int sample = samples.count() - 1; sample >= 0; sample--) {
            first[samples.labels().values()[sample]] = sample;
        }
        return first;
    }

    private static void appendRow(StringBuilder line, ByteFeatures pixels, int sample, int side, int top) {
        for (int left = 0; left < side; left += DOT_COLUMNS) {
            int pattern = FIRST_PATTERN;
            for (int dot = 0; dot < DOT_BITS.length; dot++) {
                int row = top + dot / DOT_COLUMNS;
                int column = left + dot % DOT_COLUMNS;
                if (row < side
                        && column < side
                        && (pixels.bytes()[sample * pixels.width() + row * side + column] & 0xff) >= INK) {
                    pattern |= DOT_BITS[dot];
                }
            }
            line.append((char) pattern);
        }
    }
}
