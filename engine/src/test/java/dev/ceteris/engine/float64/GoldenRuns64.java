// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.activation.Activation;
import dev.ceteris.engine.network.activation.Gelu;
import dev.ceteris.engine.network.activation.Silu;
import dev.ceteris.engine.network.activation.Sine;
import dev.ceteris.engine.network.activation.Tanh;
import dev.ceteris.engine.optimizer.Lbfgs;
import dev.ceteris.engine.optimizer.LevenbergMarquardt;
import dev.ceteris.engine.optimizer.SecondOrder;
import dev.ceteris.engine.sample.Samples;
import java.util.List;

/** Fixed training runs in float64; also a program that prints the digests of their weights, for a JVM of its own. */
final class GoldenRuns64 {
    private static final int EPOCHS = 6;

    /** One run; its name says what is special about it. */
    record Run(String name, Samples samples, SecondOrder optimizer, Activation activation, int... hidden) {
        String sha256(int threads) {
            Float64Trainer trainer = new Float64Trainer(
                    Scenes64.network(samples, activation, hidden), Scenes64.training(optimizer, EPOCHS), samples, 5);
            try (ThreadTeam team = ThreadTeam.of(threads)) {
                for (int epoch = 0; epoch < EPOCHS; epoch++) {
                    trainer.trainEpoch(team);
                }
            }
            return trainer.weights().sha256();
        }
    }

    private GoldenRuns64() {}

    static List<Run> all() {
        SecondOrder damped = new LevenbergMarquardt(1e-3, 4);
        return List.of(
                new Run("more residuals than parameters", Scenes64.functions(60, 2, 2), damped, new Sine(), 5, 4),
                new Run("more parameters than residuals", Scenes64.functions(30, 2, 1), damped, new Gelu(), 7, 5),
                new Run("regression by lbfgs", Scenes64.functions(60, 3, 2), new Lbfgs(3), new Silu(), 11),
                new Run("classes by lbfgs", Scenes64.classes(60, 3, 4), new Lbfgs(3), new Tanh(), 11));
    }

    /** Prints a digest a line. */
    public static void main(String[] arguments) {
        for (Run run : all()) {
            System.out.println(run.sha256(1));
        }
    }
}
