// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source;

import static dev.ceteris.base.Require.require;

import dev.ceteris.data.split.Examination;
import dev.ceteris.engine.sample.ByteFeatures;
import dev.ceteris.engine.sample.Features;
import dev.ceteris.engine.sample.Samples;
import java.util.function.UnaryOperator;

/**
 * A data set that Ceteris knows, with pixels that are scaled in another way than by its name alone.
 *
 * @param set one of {@link DataCatalog}
 * @param scaling other than {@link Scaling#ZERO_TO_ONE}, which the name alone means
 */
public record ScaledSet(DataSource set, Scaling scaling) implements DataSource {
    public ScaledSet {
        require(
                scaling != Scaling.ZERO_TO_ONE,
                "scaling",
                "zero-to-one",
                "standardized or as-is; 'source: " + set.name() + "' means zero-to-one");
    }

    @Override
    public String name() {
        return set.name();
    }

    @Override
    public String description() {
        return set.description() + ", " + words();
    }

    private String words() {
        return scaling == Scaling.AS_IS ? "pixels from 0 to 255" : "pixels standardized";
    }

    @Override
    public Task task() {
        return set.task();
    }

    @Override
    public Whereabouts whereabouts(DataPlaces places) {
        return set.whereabouts(places);
    }

    @Override
    public Dataset open(DataPlaces places) {
        Dataset dataset = set.open(places);
        PixelInputs inputs = inputs(dataset);
        UnaryOperator<Features> scale = scaling == Scaling.AS_IS ? ScaledSet::asBytes : inputs::shown;
        return new Dataset(
                dataset.name() + ", " + words(),
                new Supply.Collected(scaled(dataset.train(), scale)),
                Examination.of(scaled(dataset.test(), scale)),
                dataset.classNames(),
                dataset.files(),
                dataset.targets(),
                dataset.origin(),
                dataset.remarks(),
                dataset.reading(),
                inputs);
    }

    private PixelInputs inputs(Dataset dataset) {
        if (!(dataset.inputs() instanceof PixelInputs pixels)) {
            throw new IllegalStateException(dataset.name() + " has " + dataset.inputs() + ", expected pixels");
        }
        Features training = dataset.train().features();
        return scaling == Scaling.AS_IS
                ? pixels.with(1, FeatureScale.none(pixels.width()))
                : pixels.with(pixels.factor(), FeatureScale.standardizing(training));
    }

    private static Features asBytes(Features pixels) {
        if (pixels instanceof ByteFeatures bytes) {
            return new ByteFeatures(bytes.bytes(), bytes.width(), 1, bytes.image());
        }
        throw new IllegalStateException("pixels are " + pixels.getClass() + ", expected bytes");
    }

    private static Samples scaled(Samples samples, UnaryOperator<Features> scale) {
        return new Samples(scale.apply(samples.features()), samples.targets());
    }
}
