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
    /** Lognormal of σ = 1: skewness 6; hardly any sample of a few has seen its tail. */
    LOGNORMAL {
        @Override
        double draw(RandomGenerator random) {
            return (Math.exp(random.nextGaussian()) - Math.exp(0.5)) / Math.sqrt(Math.E * (Math.E - 1));
        }
    },
    /** Laplace: symmetric, with tails between those of the normal and of {@link #HEAVY}. */
    LAPLACE {
        @Override
        double draw(RandomGenerator random) {
            double up = random.nextExponential();
            double down = random.nextExponential();
            return (up - down) / Math.sqrt(2);
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
