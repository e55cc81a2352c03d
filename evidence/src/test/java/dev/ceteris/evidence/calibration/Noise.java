// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.calibration;

import java.util.random.RandomGenerator;

/**
 * How values of a metric scatter around their mean. Each has mean 0 and, but for the heavy tails, standard deviation 1.
 */
enum Noise {
    NORMAL {
        @Override
        double draw(RandomGenerator random) {
            return random.nextGaussian();
        }
    },
    /** Exponential: skewness 2, as of losses and times. */
    SKEWED {
        @Override
        double draw(RandomGenerator random) {
            return random.nextExponential() - 1;
        }
    },
    /** Student's t with 3 degrees of freedom: now and then a trial goes far astray. */
    HEAVY {
        @Override
        double draw(RandomGenerator random) {
            double squares = 0;
            for (int i = 0; i < 3; i++) {
                double z = random.nextGaussian();
                squares += z * z;
            }
            return random.nextGaussian() / Math.sqrt(squares / 3);
        }
    },
    /** Normal, rounded to whole standard deviations: most differences are tied, as of an accuracy on few samples. */
    TIED {
        @Override
        double draw(RandomGenerator random) {
            return Math.rint(random.nextGaussian());
        }
    };

    abstract double draw(RandomGenerator random);
}
