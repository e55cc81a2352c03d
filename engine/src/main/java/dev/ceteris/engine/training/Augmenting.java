// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.augmentation.Augmentation;
import dev.ceteris.engine.augmentation.ImageChange;
import dev.ceteris.engine.augmentation.RandomWords;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.sample.ByteFeatures;

/**
 * Augmentation on the way of images into a micro-batch. What an image becomes depends on the epoch's key and its
 * position in the epoch alone, so no thread and no micro-batch changes it, and a resumed trial needs no state.
 */
final class Augmenting {
    private final Augmentation augmentation;
    private final ByteFeatures images;
    private final Kernels kernels;
    private ImageChange[] changes = {};
    private byte[][] changed = {};
    private long key;

    Augmenting(Augmentation augmentation, ByteFeatures images, Kernels kernels) {
        this.kernels = kernels;
        this.augmentation = augmentation;
        this.images = images;
    }

    /** Makes room for a team of that size; called by one thread before its work. */
    void prepare(int parts) {
        changes = new ImageChange[parts];
        changed = new byte[parts][images.width()];
        for (int part = 0; part < parts; part++) {
            changes[part] = augmentation.of(images.image().orElseThrow(), kernels);
        }
    }

    /** Chooses what an epoch draws; called by one thread before its work. */
    void begin(RandomStreams streams, int epoch) {
        key = streams.stream("augment/" + epoch).nextLong();
    }

    /** What one step of a byte is worth. */
    float scale() {
        return images.scale();
    }

    /**
     * The changed image of a sample, valid until the same part asks again.
     *
     * @param position in the epoch
     */
    byte[] changed(int part, int sample, int position) {
        ImageChange change = changes[part];
        RandomWords words = new RandomWords(key, (long) position * change.words());
        change.change(images.bytes(), sample * images.width(), words, changed[part]);
        return changed[part];
    }
}
