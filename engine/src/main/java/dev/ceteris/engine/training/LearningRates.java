// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.schedule.Schedule;
import dev.ceteris.engine.schedule.Updates;

/**
 * The learning rate of every update of a trial.
 *
 * @param schedule what becomes of it
 * @param peak the trial's learning rate, scaled for the samples of its updates
 * @param updates of the trial
 */
record LearningRates(Schedule schedule, double peak, Updates updates) {
    /**
     * The learning rate of one update.
     *
     * @param update counted from 0; one after the last is given the last one's rate
     */
    double of(long update) {
        return peak * schedule.share(Math.min(update, updates.total() - 1), updates);
    }
}
