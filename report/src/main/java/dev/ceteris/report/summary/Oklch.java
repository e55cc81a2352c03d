// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.summary;

/**
 * A colour in OKLCH (Ottosson 2020, "A perceptual color space for image processing"), in which equal steps look equal.
 *
 * @param lightness from 0, black, to 1, white
 * @param chroma 0 for grey; as much less as the screen needs to show it
 * @param hue in degrees
 */
record Oklch(double lightness, double chroma, double hue) {
    private static final double CHROMA_STEP = 0.002;

    /** {@code #0072b2}. */
    String hex() {
        double shown = chroma;
        while (shown > 0 && !isShown(linear(shown))) {
            shown -= CHROMA_STEP;
        }
        double[] rgb = linear(Math.max(0, shown));
        return "#%02x%02x%02x".formatted(encoded(rgb[0]), encoded(rgb[1]), encoded(rgb[2]));
    }

    /** Red, green and blue as amounts of light; below 0 or above 1 for a colour that no screen shows. */
    private double[] linear(double chroma) {
        double a = chroma * Math.cos(Math.toRadians(hue));
        double b = chroma * Math.sin(Math.toRadians(hue));
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return new double[] {
            4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
        };
    }

    private static double cube(double root) {
        return root * root * root;
    }

    private static boolean isShown(double[] rgb) {
        for (double light : rgb) {
            if (light < 0 || light > 1) {
                return false;
            }
        }
        return true;
    }

    /** The curve of sRGB (IEC 61966-2-1). */
    private static int encoded(double light) {
        double clamped = Math.clamp(light, 0, 1);
        return (int) Math.round(
                255 * (clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * Math.pow(clamped, 1 / 2.4) - 0.055));
    }
}
