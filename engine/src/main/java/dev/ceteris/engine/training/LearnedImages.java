// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.sample.ByteFeatures;
import java.util.ArrayList;
import java.util.List;

/**
 * The images that a training with augmentation learns from, as its network sees them.
 *
 * @param training with augmentation
 * @param images that it learns from, as they are
 * @param orders decide the order of samples, and what is drawn for each
 */
public record LearnedImages(Training training, ByteFeatures images, RandomStreams orders) {
    /** Number of images. */
    public int count() {
        return images.count();
    }

    /** The bytes of an image as it is. */
    public byte[] original(int sample) {
        return images.select(new int[] {sample}).bytes();
    }

    /**
     * The bytes of some images as they are learned in an epoch.
     *
     * @param epoch counted from 1
     * @param samples which images
     */
    public List<byte[]> learned(int epoch, List<Integer> samples) {
        int[] order = new int[count()];
        Trainer.arrange(order, training.update(), orders, epoch);
        int[] positions = new int[order.length];
        for (int position = 0; position < order.length; position++) {
            positions[order[position]] = position;
        }
        Augmenting augmenting = new Augmenting(training.augmentation(), images, Kernels.fastest());
        augmenting.prepare(1);
        augmenting.begin(orders, epoch);
        List<byte[]> learned = new ArrayList<>();
        for (int sample : samples) {
            learned.add(augmenting.changed(0, sample, positions[sample]).clone());
        }
        return learned;
    }
}
