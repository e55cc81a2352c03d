// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.augmentation.MixedShare;
import dev.ceteris.engine.augmentation.RandomWords;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.sample.ByteFeatures;
import dev.ceteris.engine.sample.Features;
import dev.ceteris.engine.sample.FloatFeatures;
import java.util.Arrays;
import java.util.Optional;

/**
 * Mixup (Zhang et al. 2018, arXiv:1710.09412): each sample is mixed with another one of its update, inputs and targets
 * alike. Which one, and in what share, depends on the epoch's key and the sample's position in the epoch alone.
 */
final class Mixing {
    /** Between the words of two positions lie more than any of them uses up. */
    private static final int WORDS = 20;

    private final MixedShare share;
    private final Features features;
    private final int update;
    private float[][] mixed = {};
    private long key;

    /**
     * @param alpha of the shares' Beta distribution, above 0
     * @param features that are mixed
     * @param update samples of an update
     */
    Mixing(double alpha, Features features, int update) {
        share = new MixedShare(alpha);
        this.features = features;
        this.update = update;
    }

    /** Makes room for a team of that size; called by one thread before its work. */
    void prepare(int parts) {
        mixed = new float[parts][features.width()];
    }

    /** Chooses what an epoch draws; called by one thread before its work. */
    void begin(RandomStreams streams, int epoch) {
        key = streams.stream("mixup/" + epoch).nextLong();
    }

    /**
     * What a sample is mixed with.
     *
     * @param position of the other sample in the epoch; now and then it is the same one
     * @param share of the sample itself
     */
    record Partner(int position, float share) {}

    /** The partner of the sample at a position of the epoch, which has {@code count} samples. */
    Partner partner(int position, int count) {
        RandomWords words = new RandomWords(key, (long) position << WORDS);
        int first = position / update * update;
        int size = Math.min(update, count - first);
        int other = first + (int) Math.unsignedMultiplyHigh(words.next(), size);
        return new Partner(other, (float) share.draw(words));
    }

    /**
     * The mixture of two samples, valid until the same part asks again.
     *
     * @param augmenting what is done to images first, at the position of each of them
     * @param order of the samples in the epoch
     */
    float[] mixture(int part, int position, Partner partner, int[] order, Optional<Augmenting> augmenting) {
        float[] row = mixed[part];
        Arrays.fill(row, 0);
        add(row, partner.share, part, position, order, augmenting);
        add(row, 1 - partner.share, part, partner.position, order, augmenting);
        return row;
    }

    private void add(float[] row, float share, int part, int position, int[] order, Optional<Augmenting> augmenting) {
        int from = order[position] * row.length;
        if (augmenting.isPresent()) {
            byte[] changed = augmenting.get().changed(part, order[position], position);
            add(row, share, changed, 0, augmenting.get().scale());
            return;
        }
        switch (features) {
            case ByteFeatures pixels -> add(row, share, pixels.bytes(), from, pixels.scale());
            case FloatFeatures(float[] values, int _) -> {
                for (int i = 0; i < row.length; i++) {
                    row[i] = Math.fma(share, values[from + i], row[i]);
                }
            }
        }
    }

    private static void add(float[] row, float share, byte[] bytes, int from, float scale) {
        for (int i = 0; i < row.length; i++) {
            row[i] = Math.fma(share, (bytes[from + i] & 0xff) * scale, row[i]);
        }
    }
}
