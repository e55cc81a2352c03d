import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.*;
import dev.ceteris.engine.network.activation.*;
import dev.ceteris.engine.optimizer.Adam;
import dev.ceteris.engine.sample.*;
import dev.ceteris.engine.training.*;
import java.nio.file.*;
import java.util.List;

public class Embedded {
    public static void main(String[] arguments) throws Exception {
        // Four points with a class each.
        Samples xor = new Samples(
                new FloatFeatures(new float[] {0, 0, 0, 1, 1, 0, 1, 1}, 2), new Labels(new int[] {0, 1, 1, 0}, 2));
        Network network = new Network(
                2,
                List.of(new Dense(8, new Tanh(), Initialization.GLOROT),
                        new Dense(2, new Identity(), Initialization.GLOROT)),
                new SoftmaxCrossEntropy());
        Training training = new Training(new Adam(0.9, 0.999, 1e-8), 0.05, 4, Update.BATCH, 200);
        Path file = Path.of(arguments[0]);
        try (ThreadTeam team = ThreadTeam.of(1)) {
            Trainer trainer = new Trainer(network, training, xor, 1); // 1 is the seed: the same bits every time
            for (int epoch = 0; epoch < training.epochs(); epoch++) {
                trainer.trainEpoch(team);
            }
            try (var out = Files.newOutputStream(file)) {
                trainer.result().write(out);
            }
            try (var in = Files.newInputStream(file)) {
                FixedNetwork loaded = new FixedNetwork(network, Weights.read(in));
                System.out.println(loaded.evaluate(xor, team));
                float[] logits = loaded.outputs(xor, team); // two for each point, row by row
                System.out.println("(0, 1) is of class " + (logits[3] > logits[2] ? 1 : 0));
            }
        }
    }
}
