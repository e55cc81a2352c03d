// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.activation.Tanh;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Weights and checkpoints of float64 come out of their files as they went in, and damage is noticed. */
class Float64FilesTest {
    @Test
    void weights_come_out_of_a_file_as_they_went_in_and_damage_is_noticed() throws IOException {
        Float64Weights weights =
                SecondOrderTask.LBFGS_CLASSES.trainer(new Tanh()).weights();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        weights.write(file);
        byte[] whole = file.toByteArray();

        assertThat(Float64Weights.isBeginningOf(whole)).isTrue();
        assertThat(Float64Weights.isBeginningOf(Arrays.copyOf(whole, 7))).isFalse();
        assertThat(weights(whole).sha256()).isEqualTo(weights.sha256());
        assertThatThrownBy(() -> weights(Arrays.copyOf(whole, whole.length + 1)))
                .hasMessage("1 bytes follow the last layer");
        for (int length : new int[] {3, 10, 15, 100, whole.length - 1}) {
            assertThatThrownBy(() -> weights(Arrays.copyOf(whole, length))).hasMessage("cut: it ends too early");
        }
        whole[2] ^= 1;
        assertThatThrownBy(() -> weights(whole)).hasMessage("no file of weights of this version and precision");
    }

    private static Float64Weights weights(byte[] file) throws IOException {
        return Float64Weights.read(new ByteArrayInputStream(file));
    }

    private static Float64Checkpoint read(byte[] file, Network network) throws IOException {
        return Float64Checkpoint.read(new ByteArrayInputStream(file), network);
    }

    @Test
    void a_damaged_checkpoint_is_refused() throws IOException {
        Float64Trainer trainer = SecondOrderTask.LBFGS_CLASSES.trainer(new Tanh());
        Network network = SecondOrderTask.LBFGS_CLASSES.network(new Tanh());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        trainer.checkpoint().write(file);
        byte[] whole = file.toByteArray();
        byte[] damaged = whole.clone();
        damaged[whole.length / 2] ^= 1;

        assertThat(read(whole, network).parameters())
                .isEqualTo(trainer.checkpoint().parameters());
        assertThatThrownBy(() -> read(damaged, network)).hasMessageContaining("damaged");
        assertThatThrownBy(() -> read(Arrays.copyOf(whole, 5), network)).hasMessageContaining("cut");
        assertThatThrownBy(() -> read(Arrays.copyOf(whole, 100), network)).hasMessageContaining("damaged");
        assertThatThrownBy(() -> read(whole, SecondOrderTask.LBFGS_REGRESSION.network(new Tanh())))
                .hasMessageContaining("of another network: it has 164 weights and biases instead of 269");
    }

    /** The digest is that of the bytes that its description names. */
    @Test
    void a_digest_keeps_all_64_bits() {
        Float64Weights weights = new Float64Weights(
                List.of(new Float64Weights.LayerWeights(1, 1, new double[] {1}, new double[] {0.5})));
        Float64Weights next = new Float64Weights(
                List.of(new Float64Weights.LayerWeights(1, 1, new double[] {Math.nextUp(1.0)}, new double[] {0.5})));

        // python3: hashlib.sha256(struct.pack("<iidd", 1, 1, 1.0, 0.5)).hexdigest()
        assertThat(weights.sha256()).isEqualTo("0b51688422ae7790afe9e743292e53d10982e199c749866e32a18f9f97e79d08");
        assertThat(next.sha256()).isNotEqualTo(weights.sha256());
    }
}
