// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.bench.kernels;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Every kernel on one core, at the shapes of the report's nine networks. The method's name is the kernel's. Single
 * calls are sampled: their median is that of calls which no other work interrupted, a mean would include the machine's
 * other work. A JVM waits for its compiler (-Xbatch) and makes at least 50 calls first: beside other work a warm-up
 * that is only so many seconds long could end before the compiler has.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 50, time = 20, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xbatch")
public class KernelBenchmarks {
    /** The first layers, which see pixels. */
    @State(Scope.Thread)
    public static class First {
        @Param({"784x128", "784x254", "784x512"})
        public String shape;

        Operands operands;

        @Setup
        public void fill() {
            operands = new Operands(shape);
        }
    }

    /** The layers after them, which see what other layers answer. */
    @State(Scope.Thread)
    public static class Later {
        @Param({
            "128x96", "96x72", "254x190", "190x142", "512x384", "384x288", "128x10", "254x10", "512x10", "96x10",
            "190x10", "384x10", "72x10", "142x10", "288x10"
        })
        public String shape;

        Operands operands;

        @Setup
        public void fill() {
            operands = new Operands(shape);
        }
    }

    /** A layer for each width of a hidden layer. */
    @State(Scope.Thread)
    public static class Hidden {
        @Param({"784x128", "784x254", "784x512", "128x96", "254x190", "512x384", "96x72", "190x142", "384x288"})
        public String shape;

        Operands operands;

        @Setup
        public void fill() {
            operands = new Operands(shape);
        }
    }

    /** An image of MNIST's size, deformed in one way or the other. */
    @State(Scope.Thread)
    public static class Image {
        @Param({"affine", "elastic"})
        public String shape;

        DeformedImage image;

        @Setup
        public void fill() {
            image = new DeformedImage(shape);
        }
    }

    /** The last layer. */
    @State(Scope.Thread)
    public static class Last {
        @Param("128x10")
        public String shape;

        Operands operands;

        @Setup
        public void fill() {
            operands = new Operands(shape);
        }
    }

    @Benchmark
    public void sparseForward(First layer) {
        layer.operands.sparseForward();
    }

    @Benchmark
    public void sparseGradient(First layer) {
        layer.operands.sparseGradient();
    }

    @Benchmark
    public void forwardOfFirst(First layer) {
        layer.operands.forward();
    }

    @Benchmark
    public void gradientOfFirst(First layer) {
        layer.operands.gradient();
    }

    @Benchmark
    public void forward(Later layer) {
        layer.operands.forward();
    }

    @Benchmark
    public void backward(Later layer) {
        layer.operands.backward();
    }

    @Benchmark
    public void gradient(Later layer) {
        layer.operands.gradient();
    }

    @Benchmark
    public void relu(Hidden layer) {
        layer.operands.relu();
    }

    @Benchmark
    public void reluBackward(Hidden layer) {
        layer.operands.reluBackward();
    }

    @Benchmark
    public void transposition(Hidden layer) {
        layer.operands.transposition();
    }

    @Benchmark
    public void layerNormalization(Hidden layer) {
        layer.operands.layerNormalization();
    }

    @Benchmark
    public void layerNormalizationBackward(Hidden layer) {
        layer.operands.layerNormalizationBackward();
    }

    @Benchmark
    public void batchNormalization(Hidden layer) {
        layer.operands.batchNormalization();
    }

    @Benchmark
    public void batchNormalizationBackward(Hidden layer) {
        layer.operands.batchNormalizationBackward();
    }

    @Benchmark
    public void deform(Image image) {
        image.image.deform();
    }

    @Benchmark
    public void crossEntropy(Last layer) {
        layer.operands.crossEntropy();
    }
}
