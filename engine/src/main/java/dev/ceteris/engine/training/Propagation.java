// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.kernel.Batch;
import dev.ceteris.engine.kernel.Fold;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.Layer;
import dev.ceteris.engine.kernel.Shape;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.kernel.Workspace;
import dev.ceteris.engine.math.Span;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.normalization.Normalization;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.sample.Inputs;
import dev.ceteris.engine.sample.Targets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * One micro-batch on its way through a network and back. Samples are independent on the way ({@link #learn}), but for
 * the normalization over a batch; weights are independent in the gradient ({@link #weightsPart}). Between the two,
 * threads need only one barrier.
 *
 * <p>Holds its buffers, made for a number of samples and used for every micro-batch.
 */
final class Propagation {
    private final Network network;
    private final Parameters parameters;
    private final Kernels kernels;
    private final int capacity;
    private final ConvolutionFront front;

    /** Dense layers, counted from the first, that need no gradient. */
    private final int frozen;

    private final BatchInputs inputs;
    private final Activating activating;
    private final List<float[]> activations = new ArrayList<>();

    /** What each layer is shown, sample by sample; none where the first one is sparse. */
    private final List<float[]> inputRows = new ArrayList<>();

    private final List<float[]> deltas = new ArrayList<>();
    private final List<float[]> deltaRows = new ArrayList<>();

    /** Of each residual layer, the deltas of its outputs, which its inputs get as well. */
    private final List<float[]> passed = new ArrayList<>();

    /** By layer, of those that are normalized. */
    private final Map<Integer, Normalizing> normalizing = new HashMap<>();

    private final List<Stage> learning;
    private final List<Stage> judging;
    private final List<Stage> answering;
    private final Criterion criterion;
    private final Dropping dropping;
    private final TrainingMode mode;
    private Workspace[] workspaces = {};

    private int[] order = {};
    private int first;
    private Batch batch;

    /** Of samples that are learned from as they are evaluated. */
    Propagation(Network network, Parameters parameters, Kernels kernels, Inputs inputs, Targets targets, int capacity) {
        this(network, parameters, kernels, inputs, targets, capacity, TrainingMode.PLAIN);
    }

    /**
     * @param capacity samples of the largest micro-batch, at least 1
     * @param mode what is done on the way there and back; of no effect on what is judged
     */
    Propagation(
            Network network,
            Parameters parameters,
            Kernels kernels,
            Inputs inputs,
            Targets targets,
            int capacity,
            TrainingMode mode) {
        this.network = network;
        this.kernels = kernels;
        this.mode = mode;
        this.capacity = Shape.padded(capacity);
        front = new ConvolutionFront(network, parameters, kernels, this.capacity);
        frozen = Math.max(0, mode.frozen() - front.depth());
        this.parameters = parameters.without(front.depth());
        dropping = new Dropping(network, mode.dropout(), this.capacity);
        Shape first = this.parameters.layers().getFirst().shape();
        this.inputs = new BatchInputs(network, first, kernels, inputs, this.capacity, mode, dropping, front);
        for (int i = 0; i < this.parameters.layers().size(); i++) {
            int length = Math.multiplyExact(
                    this.capacity, this.parameters.layers().get(i).shape().paddedUnits());
            inputRows.add(i == 0 ? this.inputs.rows() : new float[activations.get(i - 1).length]);
            activations.add(new float[length]);
            deltas.add(new float[length]);
            deltaRows.add(new float[length]);
            passed.add(new float[network.layers().get(i).residual() ? length : 0]);
            Normalization normalization = network.layers().get(i).normalization();
            if (normalization.over() != Normalization.Over.NOTHING) {
                Layer layer = this.parameters.layers().get(i);
                normalizing.put(
                        i,
                        new Normalizing(
                                normalization, layer, kernels, this.capacity, activations.get(i), deltas.get(i)));
            }
        }
        List<Shape> shapes = this.parameters.layers().stream().map(Layer::shape).toList();
        activating = new Activating(network, shapes, kernels, dropping, activations);
        criterion = Criterion.of(network.loss(), targets, kernels, mode, deltas.getLast(), this.capacity);
        batch = new Batch(0, this.capacity);
        learning = stages(Way.THERE_AND_BACK);
        judging = stages(Way.THERE);
        answering = stages(Way.THERE_AS_LEARNED);
    }

    /** Draws what the epoch to come leaves out; called by one thread before its work. */
    void begin(RandomStreams streams, int epoch) {
        dropping.begin(streams, epoch);
        mode.augmenting().ifPresent(augmenting -> augmenting.begin(streams, epoch));
        mode.mixing().ifPresent(mixing -> mixing.begin(streams, epoch));
    }

    /** Samples of the largest micro-batch. */
    int capacity() {
        return capacity;
    }

    /** Says which samples are next: {@code count} of them, {@code order[first]}, {@code order[first + 1]} and so on. */
    void load(int[] order, int first, int count) {
        this.order = order;
        this.first = first;
        batch = new Batch(count, capacity);
        inputs.load(order, first, batch);
    }

    /** Work of one thread on its share, between two barriers. */
    private interface Stage {
        void run(int part, int parts);
    }

    /** Work of one thread on some blocks of samples. */
    private interface BlockStep {
        void run(int part, Span blocks);
    }

    /**
     * The samples: gathered, through the network, evaluated, and on the way back to the first layer's deltas, or to
     * those of the first one that is not frozen.
     */
    void learn(ThreadTeam team) {
        mode.teaching().ifPresent(teaching -> teaching.ask(order, first, batch.samples(), team));
        for (Stage stage : learning) {
            team.run(stage::run);
        }
    }

    /** The samples: gathered, through the network, evaluated. */
    void judge(ThreadTeam team) {
        normalizing.values().forEach(Normalizing::prepareToEvaluate);
        for (Stage stage : judging) {
            team.run(stage::run);
        }
    }

    /** As a teacher: the samples, changed as for the network that learns from it, through this network. */
    void answer(ThreadTeam team) {
        normalizing.values().forEach(Normalizing::prepareToEvaluate);
        for (Stage stage : answering) {
            team.run(stage::run);
        }
    }

    /** What the network answered, before the loss: blocks of padded outputs × 16. */
    float[] outputs() {
        return activations.getLast();
    }

    /** One stage, unless units are normalized over all samples: then threads have to wait for each other. */
    private List<Stage> stages(Way way) {
        List<Stage> stages = new ArrayList<>();
        List<BlockStep> steps = new ArrayList<>(List.of((part, blocks) -> inputs.gather(criterion, part, blocks, way)));
        for (int i = 0; i < network.layers().size(); i++) {
            int layer = i;
            steps.add((part, blocks) -> terms(layer, part, blocks));
            if (way.comesBack() && isOverBatch(layer)) {
                steps = split(stages, steps, layer, (of, units) -> of.measure(batch, units));
            }
            steps.add((_, blocks) -> answer(layer, blocks, way));
        }
        if (way != Way.THERE_AS_LEARNED) {
            steps.add((_, blocks) -> judge(blocks, way));
        }
        for (int i = network.layers().size() - 1; i > frozen && way.comesBack(); i--) {
            int layer = i;
            steps.add((_, blocks) -> back(layer, blocks));
            if (isOverBatch(layer - 1)) {
                steps = split(stages, steps, layer - 1, (of, units) -> of.measureDeltas(batch, units));
            }
            if (normalizing.containsKey(layer - 1)) {
                steps.add((_, blocks) -> normalizing.get(layer - 1).back(blocks));
            }
        }
        if (way.comesBack()) {
            steps.add(this::finish);
        }
        stages.add(overBlocks(steps));
        return stages;
    }

    /** The last rows of deltas, and the way back through the convolutions that are not frozen. */
    private void finish(int part, Span blocks) {
        toRows(network.layers().get(frozen).units(), deltas.get(frozen), deltaRows.get(frozen), blocks);
        if (mode.frozen() < front.depth()) {
            Shape shape = parameters.layers().getFirst().shape();
            float[] transposed = parameters.transposed().getFirst();
            kernels.product().backward(shape, transposed, deltas.getFirst(), front.deltas(), blocks);
            front.backward(part, blocks, mode.frozen());
        }
    }

    private boolean isOverBatch(int layer) {
        return normalizing.containsKey(layer) && normalizing.get(layer).isOverBatch();
    }

    /** Ends a stage, adds one whose threads share the units of a layer, and begins the next. */
    private List<BlockStep> split(
            List<Stage> stages, List<BlockStep> steps, int layer, BiConsumer<Normalizing, Span> measure) {
        stages.add(overBlocks(steps));
        int units = network.layers().get(layer).units();
        stages.add((part, parts) -> measure.accept(normalizing.get(layer), Span.share(units, 1, part, parts)));
        return new ArrayList<>();
    }

    private Stage overBlocks(List<BlockStep> steps) {
        return (part, parts) -> {
            Span blocks = Span.share(batch.blocks(), 1, part, parts);
            for (BlockStep step : steps) {
                step.run(part, blocks);
            }
        };
    }

    private void terms(int layer, int part, Span blocks) {
        Layer numbers = parameters.layers().get(layer);
        if (layer == 0 && inputs.areSparse()) {
            kernels.sparse().forward(numbers, inputs.sparse(), activations.getFirst(), batch, blocks, workspaces[part]);
        } else {
            float[] shown = layer == 0 ? inputs.blocks() : activations.get(layer - 1);
            kernels.product().forward(numbers, shown, activations.get(layer), blocks);
        }
    }

    private void answer(int layer, Span blocks, Way way) {
        if (normalizing.containsKey(layer)) {
            switch (way) {
                case THERE, THERE_AS_LEARNED -> normalizing.get(layer).evaluate(blocks);
                case THERE_AND_BACK -> normalizing.get(layer).normalize(blocks);
            }
        }
        activating.forward(layer, activations.get(layer), blocks, way, first);
        if (network.layers().get(layer).residual()) {
            add(activations.get(layer - 1), activations.get(layer), layer, blocks);
        }
        if (way.comesBack() && layer + 1 < network.layers().size()) {
            int units = network.layers().get(layer).units();
            toRows(units, activations.get(layer), inputRows.get(layer + 1), blocks);
        }
    }

    private void judge(Span blocks, Way way) {
        criterion.judge(activations.getLast(), batch, blocks);
        if (way.comesBack()) {
            criterion.soften(activations.getLast(), mode.labels(), batch, blocks);
            if (mode.mixing().isPresent()) {
                criterion.mix(activations.getLast(), mode.labels(), batch, blocks);
            }
            if (mode.teaching().isPresent()) {
                criterion.teach(activations.getLast(), mode.teaching().get(), batch, blocks);
            }
        }
    }

    /** From the deltas of a layer's terms to those of the layer before it: of its terms, or of its normalized terms. */
    private void back(int layer, Span blocks) {
        int before = layer - 1;
        toRows(network.layers().get(layer).units(), deltas.get(layer), deltaRows.get(layer), blocks);
        Shape shape = parameters.layers().get(layer).shape();
        kernels.product()
                .backward(shape, parameters.transposed().get(layer), deltas.get(layer), deltas.get(before), blocks);
        if (network.layers().get(layer).residual()) {
            add(passed.get(layer), deltas.get(before), before, blocks);
        }
        if (network.layers().get(before).residual()) {
            Span all = activating.stretch(before, blocks);
            System.arraycopy(deltas.get(before), all.from(), passed.get(before), all.from(), all.length());
        }
        activating.backward(before, deltas.get(before), blocks);
        if (normalizing.containsKey(before)) {
            normalizing.get(before).keepDeltas(blocks);
        }
    }

    /** Adds the numbers of some blocks of a layer to others that are laid out alike. */
    private void add(float[] from, float[] to, int layer, Span blocks) {
        Span all = activating.stretch(layer, blocks);
        for (int at = all.from(); at < all.to(); at++) {
            to[at] += from[at];
        }
    }

    private void toRows(int units, float[] values, float[] rows, Span blocks) {
        kernels.transposition().rows(units, values, rows, capacity, blocks);
    }

    /** Makes room for a team of that size; called by one thread before its work. */
    void prepare(int parts) {
        if (workspaces.length == parts) {
            return;
        }
        workspaces = new Workspace[parts];
        front.prepare(parts);
        mode.augmenting().ifPresent(augmenting -> augmenting.prepare(parts));
        mode.mixing().ifPresent(mixing -> mixing.prepare(parts));
        mode.teaching().ifPresent(teaching -> teaching.prepare(parts));
        for (int part = 0; part < parts; part++) {
            workspaces[part] = new Workspace(capacity);
        }
    }

    /** One share of the weights of every layer that is not frozen: their gradient over the micro-batch, folded. */
    void weightsPart(Fold fold, int part, int parts) {
        front.gradient(batch, fold, mode.frozen(), part, parts, workspaces[part]);
        for (int i = network.layers().size() - 1; i >= frozen; i--) {
            Layer layer = parameters.layers().get(i);
            Span share = Span.share(layer.shape().inputs(), Shape.GROUP, part, parts);
            if (i == 0 && inputs.areSparse()) {
                kernels.sparse()
                        .gradient(layer, inputs.sparse(), deltaRows.getFirst(), batch, fold, share, workspaces[part]);
            } else {
                kernels.product()
                        .gradient(layer, inputRows.get(i), deltaRows.get(i), batch, fold, share, workspaces[part]);
            }
            if (fold.end() == Fold.End.STEP) {
                parameters.transpose(kernels.transposition(), i, share);
            }
            if (part == parts - 1) {
                // The mean over a batch takes a bias out again: its gradient would be what rounding leaves.
                if (!isOverBatch(i)) {
                    kernels.product().biasGradient(layer, deltaRows.get(i), batch, fold, workspaces[part]);
                }
                if (normalizing.containsKey(i)) {
                    normalizing.get(i).gradient(batch, fold, workspaces[part]);
                }
            }
        }
    }

    /** Sum of the losses of the micro-batch, added to {@code start} in the order of the samples. */
    double addLosses(double start) {
        double sum = start;
        for (int sample = 0; sample < batch.samples(); sample++) {
            sum += criterion.loss(sample);
        }
        return sum;
    }

    /** How many samples of the micro-batch were classified correctly. */
    int hits() {
        int sum = 0;
        for (int sample = 0; sample < batch.samples(); sample++) {
            sum += criterion.hit(sample);
        }
        return sum;
    }

    /**
     * Copies what the network answered to the sample at {@code lane}, before the loss, to {@code to} from {@code at}
     * on.
     */
    void copyOutputs(int lane, float[] to, int at) {
        Shape shape = parameters.layers().getLast().shape();
        int from = lane / Shape.GROUP * shape.paddedUnits() * Shape.GROUP + lane % Shape.GROUP;
        for (int unit = 0; unit < shape.units(); unit++) {
            to[at + unit] = activations.getLast()[from + unit * Shape.GROUP];
        }
    }
}
