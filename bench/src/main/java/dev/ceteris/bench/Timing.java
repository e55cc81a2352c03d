// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How long a task took.
 *
 * @param task its letter
 * @param threads that trained
 * @param secondsPerEpoch of training alone: the median of the epochs after the first; for many networks the seconds
 *     until the last of them was trained
 * @param firstEpochSeconds of the first epoch, which a JVM begins with code that is not compiled yet; for many networks
 *     the same as {@code secondsPerEpoch}
 * @param testAccuracy accuracy on the test set after the last epoch; of many networks, the best
 */
public record Timing(String task, int threads, double secondsPerEpoch, double firstEpochSeconds, double testAccuracy) {
    private static final int DECIMALS = 4;

    /**
     * The line that {@code ceteris bench} and the peers print, without its end.
     *
     * @param version of Ceteris
     */
    public String line(String version) {
        return "{\"peer\":\"ceteris\",\"version\":\"" + escaped(version) + "\",\"task\":\"" + escaped(task)
                + "\",\"threads\":" + threads + ",\"sec_per_epoch\":" + rounded(secondsPerEpoch)
                + ",\"first_epoch_sec\":" + rounded(firstEpochSeconds) + ",\"test_accuracy\":" + rounded(testAccuracy)
                + "}";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static String rounded(double number) {
        return BigDecimal.valueOf(number)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
