// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.augmentation;

/**
 * One axis of the fields that deform images elastically: how much each pixel gets of the noise at each place.
 *
 * <p>Simard, Steinkraus and Platt (2003) draw a uniform number at every pixel and smooth the numbers by a Gaussian,
 * with 0 beyond the image. Such a field varies so slowly that it is drawn here where it differs: at places no further
 * than σ (and no nearer than a pixel) from each other, each with the Gaussian's weight times the square root of the
 * distance. The covariance of two pixels is a sum over the places in the one as in the other. At the border of the
 * image the sums differ by up to three hundredths of the variance, inside by less than a thousandth. Up to σ = 1 there
 * is a place at every pixel, and it is their field.
 *
 * @param pixels how many pixels the image has along the axis
 * @param places how many numbers are drawn along it
 * @param weights {@code pixels × places}
 */
record DisplacementField(int pixels, int places, float[] weights) {
    /** Beyond so many σ a Gaussian is below the smallest float. */
    private static final int WHOLE = 14;

    static DisplacementField of(int pixels, double sigma) {
        int places = (int) Math.ceil(pixels / Math.max(1, sigma));
        double distance = (double) pixels / places;
        double sum = sum(sigma);
        float[] weights = new float[Math.multiplyExact(pixels, places)];
        for (int pixel = 0; pixel < pixels; pixel++) {
            for (int place = 0; place < places; place++) {
                double away = (place + 0.5) * distance - 0.5 - pixel;
                weights[pixel * places + place] = (float) (Math.sqrt(distance) * bell(away / sigma) / sum);
            }
        }
        return new DisplacementField(pixels, places, weights);
    }

    /** What the Gaussian sums to over all pixels, if there were pixels without end. */
    private static double sum(double sigma) {
        double sum = bell(0);
        for (int i = 1; i < WHOLE * sigma; i++) {
            sum += 2 * bell(i / sigma);
        }
        return sum;
    }

    private static double bell(double x) {
        return StrictMath.exp(-x * x / 2);
    }
}
