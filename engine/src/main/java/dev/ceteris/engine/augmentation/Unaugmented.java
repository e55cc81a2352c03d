// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.augmentation;

import dev.ceteris.base.Meaning;
import dev.ceteris.base.StudyWord;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.sample.ImageShape;

/** Images as they are. */
@StudyWord("none")
@Meaning("images as they are")
public record Unaugmented() implements Augmentation {
    @Override
    public boolean isNothing() {
        return true;
    }

    @Override
    public ImageChange of(ImageShape shape, Kernels kernels) {
        return new ImageChange() {
            @Override
            public int words() {
                return 0;
            }

            @Override
            public void change(byte[] from, int at, RandomWords words, byte[] to) {
                System.arraycopy(from, at, to, 0, shape.size());
            }
        };
    }
}
