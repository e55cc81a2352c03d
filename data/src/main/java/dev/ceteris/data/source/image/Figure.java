// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.image;

/**
 * The light figure of a grey picture on a dark ground: the rectangle of pixels that are not ground, and its centre of
 * mass.
 *
 * @param picture that has it
 * @param left its first column
 * @param top its first row
 * @param width columns; 0 where the picture shows nothing
 * @param height rows; 0 where the picture shows nothing
 * @param x centre of mass of the whole picture, in pixels from the left edge
 * @param y the same from the top
 */
record Figure(Picture picture, int left, int top, int width, int height, double x, double y) {
    /** A pixel belongs to the figure from this share of the lightest one on. */
    private static final int FAINT = 8;

    static Figure of(Picture picture) {
        int brightest = 0;
        double mass = 0;
        double across = 0;
        double down = 0;
        for (int row = 0; row < picture.height(); row++) {
            for (int column = 0; column < picture.width(); column++) {
                int value = picture.value(column, row, 0);
                brightest = Math.max(brightest, value);
                mass += value;
                across += value * (column + 0.5);
                down += value * (row + 0.5);
            }
        }
        if (mass == 0) {
            return new Figure(picture, 0, 0, 0, 0, picture.width() / 2.0, picture.height() / 2.0);
        }
        int left = picture.width();
        int top = picture.height();
        int right = -1;
        int bottom = -1;
        for (int row = 0; row < picture.height(); row++) {
            for (int column = 0; column < picture.width(); column++) {
                if (picture.value(column, row, 0) * FAINT >= brightest) {
                    left = Math.min(left, column);
                    right = Math.max(right, column);
                    top = Math.min(top, row);
                    bottom = Math.max(bottom, row);
                }
            }
        }
        return new Figure(picture, left, top, right - left + 1, bottom - top + 1, across / mass, down / mass);
    }

    int longerSide() {
        return Math.max(width, height);
    }

    /** Whether the centre of mass is in the middle of the picture, or that many pixels beside it. */
    boolean isCentred(double beside) {
        return Math.abs(x - picture.width() / 2.0) <= beside && Math.abs(y - picture.height() / 2.0) <= beside;
    }

    /** The figure alone. */
    Picture cropped() {
        byte[] bytes = new byte[width * height];
        for (int row = 0; row < height; row++) {
            System.arraycopy(picture.bytes(), (top + row) * picture.width() + left, bytes, row * width, width);
        }
        return new Picture(width, height, 1, bytes);
    }

    /** The mean of the pixels at the edge of a picture, all channels together. */
    static double border(Picture picture) {
        long sum = 0;
        long count = 0;
        for (int row = 0; row < picture.height(); row++) {
            for (int column = 0; column < picture.width(); column++) {
                boolean edge = row == 0 || column == 0 || row == picture.height() - 1 || column == picture.width() - 1;
                for (int channel = 0; edge && channel < picture.channels(); channel++) {
                    sum += picture.value(column, row, channel);
                    count++;
                }
            }
        }
        return (double) sum / count;
    }

    /**
     * With the ground, which is the mean of the border, at 0 and the lightest pixel at 255: paper is rarely white, and
     * a pencil rarely black.
     */
    static Picture stretched(Picture picture) {
        double ground = border(picture);
        double lightest = 0;
        for (byte value : picture.bytes()) {
            lightest = Math.max(lightest, value & 0xff);
        }
        if (lightest - ground < 1) {
            return picture;
        }
        byte[] bytes = new byte[picture.bytes().length];
        for (int i = 0; i < bytes.length; i++) {
            double share = ((picture.bytes()[i] & 0xff) - ground) / (lightest - ground);
            bytes[i] = (byte) Math.round(255 * Math.max(0, share));
        }
        return new Picture(picture.width(), picture.height(), picture.channels(), bytes);
    }

    static Picture inverted(Picture picture) {
        byte[] bytes = picture.bytes().clone();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (255 - (bytes[i] & 0xff));
        }
        return new Picture(picture.width(), picture.height(), picture.channels(), bytes);
    }
}
