// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.function;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.DataException;
import dev.ceteris.base.Plural;
import dev.ceteris.data.source.DataPlaces;
import dev.ceteris.data.source.DataSource;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.FeatureScale;
import dev.ceteris.data.source.NumberInputs;
import dev.ceteris.data.source.Scaling;
import dev.ceteris.data.source.Supply;
import dev.ceteris.data.source.Task;
import dev.ceteris.data.source.Whereabouts;
import dev.ceteris.data.source.Whereabouts.Presence;
import dev.ceteris.data.split.Examination;
import dev.ceteris.engine.random.Draws;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.sample.FloatFeatures;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.sample.Values;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.StringJoiner;

/**
 * A function as data: training samples are drawn uniformly from a box, the test set is a grid over all of it.
 *
 * <p>Points are rounded to single precision, which is what networks are shown; the function is evaluated in double
 * precision at the rounded point. So a target is exact for the point that it belongs to. Scaled inputs are rounded
 * once more.
 *
 * @param function see {@link Expression}
 * @param from lower bound of each input
 * @param to upper bound of each input
 * @param noise standard deviation of the normal noise on the targets of training and validation samples, 0 to 1e37; it
 *     has a stream of its own and is drawn even when it is 0, so the points do not depend on it
 * @param grid evenly spaced points of each input, at least 2; every combination of points is a test sample
 * @param diagonal evenly spaced points from the corner of lower bounds to that of upper bounds, judged beside the grid;
 *     0 for none, else at least 2
 * @param judged how often at most a trial is judged by the grid, see {@link Examination}
 * @param scaling what is done to the inputs that a network sees; it follows from the bounds
 * @throws DataException when the function cannot be read
 * @throws dev.ceteris.base.SpecException when another component is impossible
 */
public record FunctionSource(
        String function,
        List<Double> from,
        List<Double> to,
        double noise,
        int grid,
        int diagonal,
        int judged,
        Scaling scaling)
        implements DataSource {
    /** How often a trial is evaluated on the grid, at most, where a study does not state it. */
    public static final int USUALLY_JUDGED = 20;

    /** The probe that the samples of the diagonal are. */
    static final String DIAGONAL = "diagonal";

    /** The most samples of a test set. */
    public static final int MOST_TESTED = 4_000_000;

    /** The samples of a test set whose size is not stated. */
    private static final int USUALLY_TESTED = 1_000_000;

    private static final int FINEST_USUAL_GRID = 1000;

    private static final int LONGEST_DIAGONAL = 1_000_000;

    public FunctionSource {
        Box box = new Box(from, to);
        from = box.from();
        to = box.to();
        int inputs = Expression.parse(function).inputs();
        require(
                box.width() >= inputs && box.width() <= Expression.MOST_INPUTS,
                "from",
                from,
                "a number, or one for each input: at least " + inputs + ", at most " + Expression.MOST_INPUTS);
        require(noise >= 0 && noise <= 1e37, "noise", noise, "0 (none) to 1e37");
        require(
                grid >= 2 && StrictMath.pow(grid, box.width()) <= MOST_TESTED,
                "grid",
                grid,
                "at least 2, and at most " + finest(box.width(), MOST_TESTED) + " for " + box.width()
                        + " inputs, because every combination is a test sample");
        require(
                diagonal == 0 || (diagonal >= 2 && diagonal <= LONGEST_DIAGONAL),
                "diagonal",
                diagonal,
                "0 (none), or 2 to " + LONGEST_DIAGONAL);
        require(judged >= 1, "judged", judged, "at least 1");
    }

    /** A function whose inputs are not scaled. */
    public FunctionSource(
            String function, List<Double> from, List<Double> to, double noise, int grid, int diagonal, int judged) {
        this(function, from, to, noise, grid, diagonal, judged, Scaling.AS_IS);
    }

    /** The same with another grid alone: neither noise nor a diagonal. */
    public FunctionSource onGrid(int points) {
        return new FunctionSource(function, from, to, 0, points, 0, 1, scaling);
    }

    /** What is done to its inputs. */
    public FeatureScale scale() {
        return FeatureScale.ofUniform(scaling, from, to);
    }

    /**
     * How many inputs a function has with these bounds: a list of several says so, single ones leave it to the
     * function.
     *
     * @throws DataException when the function cannot be read
     */
    public static int inputs(String function, List<Double> from, List<Double> to) {
        int used = Math.max(1, Expression.parse(function).inputs());
        int stated = Math.max(from.size(), to.size());
        return stated == 1 ? used : stated;
    }

    /** Bounds of so many inputs: a single one is that of all of them. */
    public static List<Double> forEach(int inputs, List<Double> bounds) {
        return bounds.size() == 1 ? Collections.nCopies(inputs, bounds.getFirst()) : bounds;
    }

    /** The finest grid of at most a million points, and of at most a thousand for each input. */
    public static int usualGrid(int inputs) {
        return Math.min(FINEST_USUAL_GRID, finest(inputs, USUALLY_TESTED));
    }

    private static int finest(int inputs, int most) {
        int points = 2;
        while (StrictMath.pow(points + 1, inputs) <= most) {
            points++;
        }
        return points;
    }

    /** The function. */
    @Override
    public String name() {
        return function;
    }

    @Override
    public String description() {
        return "a function of " + Plural.of(from.size(), "input")
                + switch (scaling) {
                    case AS_IS -> "";
                    case STANDARDIZED -> ", standardized";
                    case ZERO_TO_ONE -> ", scaled to 0 to 1";
                };
    }

    @Override
    public Task task() {
        return Task.REGRESSION;
    }

    @Override
    public Whereabouts whereabouts(DataPlaces places) {
        return new Whereabouts(Presence.CALCULATED, "");
    }

    /**
     * Calculates the test set; {@code places} do not matter.
     *
     * @throws DataException when the function is not finite at one of its points, which the message names
     */
    @Override
    public Dataset open(DataPlaces places) {
        Box box = new Box(from, to);
        Expression expression = Expression.parse(function);
        SequencedMap<String, Samples> probes = new LinkedHashMap<>();
        if (diagonal > 0) {
            probes.put(DIAGONAL, exact(expression, box.diagonal(diagonal)));
        }
        Samples test = exact(expression, box.grid(grid));
        return new Dataset(
                        function,
                        new Supply.Drawn((count, streams) -> drawn(expression, box, count, streams)),
                        new Examination(test, judged, probes),
                        List.of(),
                        List.of())
                .shownAs(new NumberInputs(from.size(), scale()));
    }

    private Samples exact(Expression expression, FloatFeatures points) {
        return new Samples(scaled(points), new Values(truth(expression, points), 1));
    }

    private Samples drawn(Expression expression, Box box, int count, RandomStreams streams) {
        Draws shares = new Draws(streams.stream("sample"));
        float[] points = new float[Math.multiplyExact(count, box.width())];
        for (int i = 0; i < points.length; i++) {
            points[i] = box.at(i % box.width(), shares.uniform());
        }
        FloatFeatures features = new FloatFeatures(points, box.width());
        double[] targets = truth(expression, features);
        Draws errors = new Draws(streams.stream("noise"));
        for (int i = 0; i < targets.length; i++) {
            targets[i] += noise * errors.normal();
        }
        return new Samples(scaled(features), new Values(targets, 1));
    }

    private FloatFeatures scaled(FloatFeatures points) {
        return scaling == Scaling.AS_IS ? points : scale().apply(points);
    }

    private double[] truth(Expression expression, FloatFeatures points) {
        double[] truth = new double[points.count()];
        double[] point = new double[points.width()];
        for (int i = 0; i < truth.length; i++) {
            for (int input = 0; input < point.length; input++) {
                point[input] = points.value(i, input);
            }
            truth[i] = expression.at(point);
            // Beyond the floats there is nothing that a network in single precision could be taught.
            if (!Float.isFinite((float) truth[i])) {
                throw notUsable(point, truth[i]);
            }
        }
        return truth;
    }

    private DataException notUsable(double[] point, double value) {
        StringJoiner place = new StringJoiner(", ");
        for (int input = 0; input < point.length; input++) {
            place.add("x" + (input + 1) + " = " + (float) point[input]);
        }
        return new DataException("the function " + function + " is " + value + " at " + place
                + ", expected a finite number of at most 3.4e38 everywhere within its bounds; change the bounds or the"
                + " function");
    }
}
