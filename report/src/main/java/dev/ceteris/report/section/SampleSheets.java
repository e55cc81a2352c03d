// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.data.source.InputLayout;
import dev.ceteris.lab.inspect.ExaminedNetwork;
import dev.ceteris.report.page.PixelImage;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Samples and weights of images as pictures. */
final class SampleSheets {
    /** About how wide an image is shown, in pixels of the page. */
    private static final int WIDE = 112;

    /** The ends and the middle of the colours of weights: below 0, 0, above 0. */
    private static final int[][] WEIGHTS = {{0x21, 0x66, 0xac}, {0xf7, 0xf7, 0xf7}, {0xb2, 0x45, 0x0c}};

    private SampleSheets() {}

    /** A sample, from black for the smallest number of these samples to white for the largest. */
    static PixelImage of(
            ExaminedNetwork network,
            InputLayout.Image shape,
            int sample,
            List<Integer> shown,
            String alt,
            String caption) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int one : shown) {
            for (int i = 0; i < network.inputs(); i++) {
                least = Math.min(least, network.input(one, i));
                greatest = Math.max(greatest, network.input(one, i));
            }
        }
        double low = least;
        double span = greatest > least ? greatest - least : 1;
        int[] colours = new int[shape.width() * shape.height()];
        for (int pixel = 0; pixel < colours.length; pixel++) {
            colours[pixel] = colour(shape, pixel, i -> (network.input(sample, i) - low) / span);
        }
        int enlarged = Math.max(1, WIDE / shape.width());
        return new PixelImage(shape.width(), shape.height(), colours, enlarged, alt, caption);
    }

    /**
     * Images in a table, with lines between them.
     *
     * @param rows of images, each as unsigned bytes, all of them as many
     */
    static PixelImage sheet(InputLayout.Image shape, List<List<byte[]>> rows, String alt, String caption) {
        int columns = rows.getFirst().size();
        int width = columns * (shape.width() + 1) - 1;
        int height = rows.size() * (shape.height() + 1) - 1;
        int[] colours = new int[width * height];
        Arrays.fill(colours, 0x808080);
        for (int tile = 0; tile < rows.size() * columns; tile++) {
            byte[] image = rows.get(tile / columns).get(tile % columns);
            int corner = tile / columns * (shape.height() + 1) * width + tile % columns * (shape.width() + 1);
            for (int pixel = 0; pixel < shape.width() * shape.height(); pixel++) {
                int at = corner + pixel / shape.width() * width + pixel % shape.width();
                colours[at] = colour(shape, pixel, i -> (image[i] & 0xff) / 255.0);
            }
        }
        int enlarged = Math.max(1, 720 / width);
        return new PixelImage(width, height, colours, enlarged, alt, caption);
    }

    /** From the intensities of its channels, each in [0, 1]. */
    private static int colour(InputLayout.Image shape, int pixel, IntToDoubleFunction intensity) {
        int colour = 0;
        for (int channel = 0; channel < 3; channel++) {
            int input = pixel * shape.channels() + (shape.channels() == 1 ? 0 : channel);
            colour = colour << 8 | (int) Math.round(255 * intensity.applyAsDouble(input));
        }
        return colour;
    }

    /**
     * The weights from all pixels of a view to some units, tile by tile, rows of tiles with lines between them. Each
     * tile has its own scale. Grey images: blue below 0, white at 0, orange above; coloured ones: grey at 0 in each
     * channel.
     */
    static PixelImage weights(
            ExaminedNetwork network,
            InputLayout.Image shape,
            List<Integer> units,
            int columns,
            String alt,
            String caption) {
        int rows = (units.size() + columns - 1) / columns;
        int width = columns * (shape.width() + 1) - 1;
        int height = rows * (shape.height() + 1) - 1;
        int[] colours = new int[width * height];
        Arrays.fill(colours, 0x808080);
        for (int tile = 0; tile < units.size(); tile++) {
            int unit = units.get(tile);
            double largest = largest(network, shape, unit);
            int left = tile % columns * (shape.width() + 1);
            int top = tile / columns * (shape.height() + 1);
            for (int pixel = 0; pixel < shape.width() * shape.height(); pixel++) {
                int at = (top + pixel / shape.width()) * width + left + pixel % shape.width();
                colours[at] = shape.channels() == 1
                        ? diverging(network.firstWeight(pixel, unit) / largest)
                        : colour(shape, pixel, i -> 0.5 + network.firstWeight(i, unit) / largest / 2);
            }
        }
        int enlarged = Math.max(1, 720 / width);
        return new PixelImage(width, height, colours, enlarged, alt, caption);
    }

    private static double largest(ExaminedNetwork network, InputLayout.Image shape, int unit) {
        double largest = Double.MIN_NORMAL;
        for (int i = 0; i < shape.width() * shape.height() * shape.channels(); i++) {
            largest = Math.max(largest, Math.abs(network.firstWeight(i, unit)));
        }
        return largest;
    }

    /** Of a number from −1 to 1. */
    private static int diverging(double weight) {
        int[] end = WEIGHTS[weight < 0 ? 0 : 2];
        int colour = 0;
        for (int channel = 0; channel < 3; channel++) {
            double middle = WEIGHTS[1][channel];
            colour = colour << 8 | (int) Math.round(middle + Math.abs(weight) * (end[channel] - middle));
        }
        return colour;
    }
}
