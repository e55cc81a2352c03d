// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.base.SpecException;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.Initialization;
import dev.ceteris.engine.network.MeanSquaredError;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.activation.Tanh;
import dev.ceteris.engine.optimizer.Sgd;
import dev.ceteris.engine.training.Scenes;
import dev.ceteris.engine.training.Trainer;
import dev.ceteris.engine.training.Training;
import dev.ceteris.engine.training.Update;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws: what becomes of targets in double precision. */
class ValuesLaws {
    private static final Features FEATURES = Scenes.functions(40, 3, 2, 1).features();

    @Test
    void training_in_single_precision_sees_the_nearest_floats() {
        double[] exact = new double[80];
        Arrays.setAll(exact, i -> StrictMath.sin(i));
        double[] rounded = Arrays.stream(exact).map(value -> (float) value).toArray();

        assertThat(rounded).isNotEqualTo(exact);
        assertThat(trained(exact)).isEqualTo(trained(rounded));
    }

    private static String trained(double[] targets) {
        Network network = Scenes.network(new MeanSquaredError(), new Tanh(), Initialization.HE, 3, 2, 5);
        Training training = new Training(new Sgd(), 0.1, 8, Update.BATCH, 1);
        Trainer trainer = new Trainer(network, training, new Samples(FEATURES, new Values(targets, 2)), 1);
        try (ThreadTeam team = ThreadTeam.of(1)) {
            trainer.trainEpoch(team);
        }
        return trainer.weights().sha256();
    }

    @Test
    void a_selection_has_the_rows_in_the_order_asked_for_to_the_last_bit() {
        Values values = new Values(new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 0.6}, 2);

        assertThat(values.select(new int[] {2, 0, 2}).values()).containsExactly(0.5, 0.6, 0.1, 0.2, 0.5, 0.6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void a_target_that_is_not_finite_is_refused(double target) {
        assertThatThrownBy(() -> new Values(new double[] {0, target}, 1))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("value 1");
    }
}
