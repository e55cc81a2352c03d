// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.schedule.Constant;
import dev.ceteris.engine.schedule.Cosine;
import dev.ceteris.engine.schedule.OneCycle;
import dev.ceteris.engine.schedule.Schedule;
import dev.ceteris.engine.schedule.Step;

/**
 * The learning rate of every update of a trial.
 *
 * @param schedule what becomes of it
 * @param peak the trial's learning rate, scaled for the samples of its updates
 * @param updatesPerEpoch at least 1
 * @param updates of all epochs
 */
record LearningRates(Schedule schedule, double peak, long updatesPerEpoch, long updates) {
    /**
     * The learning rate of one update. Double precision and {@link StrictMath}: the same on every machine.
     *
     * @param update counted from 0; one after the last is given the last one's rate
     */
    double of(long update) {
        long t = Math.min(update, updates - 1);
        return peak
                * switch (schedule) {
                    case Constant() -> 1;
                    case Step step -> share(step, t);
                    case Cosine cosine -> share(cosine, t);
                    case OneCycle cycle -> share(cycle, t);
                };
    }

    private double share(Step step, long t) {
        long stairs = t / updatesPerEpoch / step.every();
        return StrictMath.pow(step.factor(), (double) stairs);
    }

    private double share(Cosine cosine, long t) {
        long up = Math.round(cosine.warmUp() * updates);
        if (t < up) {
            return (t + 1.0) / up;
        }
        double angle = Math.PI * (t - up) / (updates - up);
        return cosine.floor() + (1 - cosine.floor()) * (1 + StrictMath.cos(angle)) / 2;
    }

    private double share(OneCycle cycle, long t) {
        double top = Math.max(0, cycle.warmUp() * updates - 1);
        double last = updates - 1;
        return t < top
                ? between(cycle.start(), 1, t / top)
                : between(1, cycle.end(), last > top ? (t - top) / (last - top) : 0);
    }

    private static double between(double from, double to, double way) {
        return from + (to - from) * way;
    }
}
