// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.trial;

import static dev.ceteris.evidence.claim.Direction.HIGHER;
import static dev.ceteris.evidence.claim.Direction.LOWER;

import dev.ceteris.evidence.claim.Direction;
import java.util.function.ToDoubleFunction;

/** A number that says how far predicted numbers are from targets. An error is its line here. */
enum TargetError {
    MSE("mse", LOWER, 2, TargetErrors::mse, "mean squared error on the %s set, in the square of the target's unit"),
    RMSE("rmse", LOWER, 1, TargetErrors::rmse, "root of the mean squared error on the %s set, in the target's unit"),
    MAE("mae", LOWER, 1, TargetErrors::mae, "mean absolute error on the %s set, in the target's unit"),
    R2(
            "r2",
            HIGHER,
            0,
            TargetErrors::r2,
            "coefficient of determination on the %s set: 0 for its own mean, 1 without an error");

    private final String word;
    private final Direction direction;
    private final int power;

    @SuppressWarnings("ImmutableEnumChecker") // the functions above capture nothing
    private final ToDoubleFunction<TargetErrors> number;

    private final String meaning;

    TargetError(String word, Direction direction, int power, ToDoubleFunction<TargetErrors> number, String meaning) {
        this.word = word;
        this.direction = direction;
        this.power = power;
        this.number = number;
        this.meaning = meaning;
    }

    /** Its name, without the samples that it is of. */
    String word() {
        return word;
    }

    /** Which of its values are better. */
    Direction direction() {
        return direction;
    }

    /** Which power of the target's unit it has: 0 for none, 1, or 2 for the square. */
    int power() {
        return power;
    }

    /** What it is on the set of that name, as half a sentence. */
    String meaning(String set) {
        return meaning.formatted(set);
    }

    double of(TargetErrors errors) {
        return number.applyAsDouble(errors);
    }
}
