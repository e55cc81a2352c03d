// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.image;

import dev.ceteris.data.source.SourceFile;
import dev.ceteris.engine.sample.ImageShape;
import java.util.ArrayList;
import java.util.List;

/** Images as they were read, in the order of their files. */
sealed interface LabelledImages {
    /** Class of each image. */
    List<String> classes();

    /** Where they are from. */
    List<SourceFile> files();

    /** Images of bytes. */
    record OfBytes(List<Picture> pictures, List<String> classes, List<SourceFile> files) implements LabelledImages {}

    /**
     * Numbers in single precision, which are not scaled to a size.
     *
     * @param values image by image
     * @param shape of an image
     */
    record OfFloats(float[] values, ImageShape shape, List<String> classes, List<SourceFile> files)
            implements LabelledImages {
        /** Numbers of an image. */
        int width() {
            return shape.size();
        }
    }

    /** What was read of a source. */
    record Found(List<LabelledImages> parts, List<String> remarks) {
        /** The first part is the training set; a second one, where there is one, is the test set. */
        public Found {
            parts = List.copyOf(parts);
            remarks = List.copyOf(remarks);
        }

        List<SourceFile> files() {
            List<SourceFile> files = new ArrayList<>();
            parts.forEach(part -> files.addAll(part.files()));
            return files.stream().distinct().toList();
        }
    }
}
