// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.augmentation;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;
import dev.ceteris.base.Unit;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.sample.ImageShape;

/**
 * Affine and elastic deformation (Simard, Steinkraus and Platt 2003, ICDAR, section 2). Every number is uniform between
 * its bound's negative and its bound, or around 1 for the scales. A pixel of the new image is read where the affine map
 * about the image's centre, and then the displacement field, lead; between pixels it is interpolated bilinearly, beyond
 * the image it is 0.
 *
 * @param shift largest shift along each axis, in pixels, 0 to 1000
 * @param rotation largest angle, in degrees, 0 to 180
 * @param scale largest deviation of the scale of each axis from 1, at least 0 and below 1
 * @param shear largest angle by which upright lines are slanted, in degrees, at least 0 and below 90
 * @param alpha α: by what the displacement field is multiplied after it was smoothed, in pixels, 0 to 1e6; 0 for none.
 *     A displacement then has a standard deviation of about {@code 0.163 · α / σ} pixels inside of the image
 * @param sigma σ: standard deviation of the Gaussian that smooths the field, in pixels, 0.5 to 100
 */
@Meaning(
        "shifted, turned, scaled, slanted and elastically deformed images (Simard et al. 2003), drawn uniformly within "
                + "these bounds")
public record Deform(
        @Meaning("largest shift along each axis") @Unit("pixels") @Default("0")
        double shift,

        @Meaning("largest angle") @Unit("degrees") @Default("0")
        double rotation,

        @Meaning("largest deviation of the scale of each axis from 1") @Default("0")
        double scale,

        @Meaning("largest angle by which upright lines are slanted") @Unit("degrees") @Default("0")
        double shear,

        @Meaning(
                "α of the elastic deformation: a field of uniform numbers from −1 to 1 is smoothed and multiplied with "
                        + "it; 0 for none. Displacements then have a standard deviation of about 0.163·α/σ pixels")
        @Unit("pixels")
        @Default("0")
        double alpha,

        @Meaning("σ of the Gaussian that smooths the field") @Unit("pixels") @Default("4")
        double sigma)
        implements Augmentation {
    public Deform {
        require(shift >= 0 && shift <= 1000, "shift", shift, "between 0 and 1000");
        require(rotation >= 0 && rotation <= 180, "rotation", rotation, "between 0 and 180");
        require(scale >= 0 && scale < 1, "scale", scale, "at least 0 and below 1");
        require(shear >= 0 && shear < 90, "shear", shear, "at least 0 and below 90");
        require(alpha >= 0 && alpha <= 1e6, "alpha", alpha, "between 0 and 1e6");
        require(sigma >= 0.5 && sigma <= 100, "sigma", sigma, "between 0.5 and 100");
        require(
                shift > 0 || rotation > 0 || scale > 0 || shear > 0 || alpha > 0,
                "deform",
                "without effect",
                "a shift, rotation, scale, shear or alpha above 0; augmentation: none leaves images as they are");
    }

    @Override
    public ImageChange of(ImageShape shape, Kernels kernels) {
        return new Deformation(this, shape, kernels);
    }
}
