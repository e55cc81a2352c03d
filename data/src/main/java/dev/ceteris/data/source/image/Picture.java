// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.image;

import java.util.Arrays;

/**
 * One image of bytes.
 *
 * @param width pixels of a row, at least 1
 * @param height rows, at least 1
 * @param channels 1 for grey, 3 for red, green, blue
 * @param bytes row by row, the channels of a pixel side by side; not to be changed afterwards
 */
record Picture(int width, int height, int channels, byte[] bytes) {
    int value(int x, int y, int channel) {
        return bytes[(y * width + x) * channels + channel] & 0xff;
    }

    Picture in(PixelColour colour) {
        return switch (colour) {
            case AS_IS -> this;
            case GREY -> channels == 1 ? this : grey();
            case RGB -> channels == 3 ? this : threefold();
        };
    }

    private Picture grey() {
        byte[] grey = new byte[width * height];
        for (int i = 0; i < grey.length; i++) {
            int red = bytes[3 * i] & 0xff;
            int green = bytes[3 * i + 1] & 0xff;
            int blue = bytes[3 * i + 2] & 0xff;
            grey[i] = (byte) ((299 * red + 587 * green + 114 * blue + 500) / 1000);
        }
        return new Picture(width, height, 1, grey);
    }

    private Picture threefold() {
        byte[] values = new byte[3 * bytes.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes[i / 3];
        }
        return new Picture(width, height, 3, values);
    }

    /**
     * In a square: the longer side becomes {@code side} pixels, the shorter one in proportion; each new pixel is the
     * mean of the area that it covers; what is left over on both sides of the shorter one is black, an odd pixel at
     * the end.
     */
    Picture within(int side) {
        return within(side, side, 0);
    }

    /**
     * The same in a rectangle, which it fills in one direction at least.
     *
     * @param ground what is left over becomes, 0 for black to 255 for white
     */
    Picture within(int columns, int rows, int ground) {
        if (width == columns && height == rows) {
            return this;
        }
        double factor = Math.min((double) columns / width, (double) rows / height);
        int across = Math.max(1, (int) Math.round(width * factor));
        int down = Math.max(1, (int) Math.round(height * factor));
        return scaled(across, down, new Frame(columns, rows, ground));
    }

    /** The same with a longer side of so many pixels. */
    Picture longerSide(int side) {
        double factor = (double) side / Math.max(width, height);
        int across = Math.max(1, (int) Math.round(width * factor));
        int down = Math.max(1, (int) Math.round(height * factor));
        return scaled(across, down, new Frame(across, down, 0));
    }

    /** Whether two images have the same pixels. */
    boolean equalsPixels(Picture other) {
        return width == other.width && height == other.height && Arrays.equals(bytes, other.bytes);
    }

    /** A rectangle that an image is put in the middle of. */
    private record Frame(int columns, int rows, int ground) {}

    private Picture scaled(int across, int down, Frame frame) {
        int left = (frame.columns() - across) / 2;
        int top = (frame.rows() - down) / 2;
        double[] narrowed = narrowed(across);
        byte[] values = new byte[frame.columns() * frame.rows() * channels];
        Arrays.fill(values, (byte) frame.ground());
        for (int y = 0; y < down; y++) {
            double from = (double) y * height / down;
            double to = (double) (y + 1) * height / down;
            for (int i = 0; i < across * channels; i++) {
                double sum = 0;
                for (int at = (int) from; at < Math.min(height, Math.ceil(to)); at++) {
                    sum += overlap(at, from, to) * narrowed[at * across * channels + i];
                }
                values[((top + y) * frame.columns() + left) * channels + i] = (byte) Math.round(sum / (to - from));
            }
        }
        return new Picture(frame.columns(), frame.rows(), channels, values);
    }

    /** The rows, each {@code across} pixels wide. */
    private double[] narrowed(int across) {
        double[] narrowed = new double[across * height * channels];
        for (int x = 0; x < across; x++) {
            double from = (double) x * width / across;
            double to = (double) (x + 1) * width / across;
            for (int y = 0; y < height; y++) {
                for (int channel = 0; channel < channels; channel++) {
                    double sum = 0;
                    for (int at = (int) from; at < Math.min(width, Math.ceil(to)); at++) {
                        sum += overlap(at, from, to) * value(at, y, channel);
                    }
                    narrowed[(y * across + x) * channels + channel] = sum / (to - from);
                }
            }
        }
        return narrowed;
    }

    private static double overlap(int at, double from, double to) {
        return Math.max(0, Math.min(at + 1, to) - Math.max(at, from));
    }
}
