// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

import dev.ceteris.engine.kernel.ThreadTeam;
import java.util.Arrays;
import java.util.function.Function;

/** L-BFGS: Liu and Nocedal 1989; Nocedal and Wright 2006, algorithm 7.5. */
final class QuasiNewton implements Minimizer {
    private final Function<ThreadTeam, Objective> objectives;
    private final double[] point;
    private final double[] gradient;
    private final double[] direction;
    private final CurvaturePairs pairs;
    private final WolfeSearch search;
    private double value;
    private boolean known;
    private boolean resting;

    /**
     * At the beginning.
     *
     * @param objectives what is made small
     * @param point where it starts; becomes this object's own
     * @param memory pairs that it keeps
     */
    QuasiNewton(Function<ThreadTeam, Objective> objectives, double[] point, int memory) {
        this.objectives = objectives;
        this.point = point;
        gradient = new double[point.length];
        direction = new double[point.length];
        pairs = new CurvaturePairs(memory);
        search = new WolfeSearch(point.length);
    }

    @Override
    public Progress iterate(ThreadTeam team) {
        Objective objective = objectives.apply(team);
        if (!known) {
            value = objective.value(point, gradient);
            known = true;
        }
        double before = value;
        double norm = Math.sqrt(CurvaturePairs.dot(gradient, gradient));
        boolean moved = false;
        if (Double.isFinite(value) && Double.isFinite(norm) && norm > 0 && !resting) {
            moved = step(objective, norm);
            if (!moved && pairs.count() > 0) {
                // What it remembers may be from another region: once more, straight down.
                pairs.clear();
                moved = step(objective, norm);
            }
            resting = !moved;
        }
        return new Progress(before, norm, moved);
    }

    private boolean step(Objective objective, double norm) {
        pairs.direction(gradient, direction);
        double first = pairs.count() == 0 ? Math.min(1, 1 / norm) : 1;
        WolfeSearch.Found found =
                search.search(objective, new WolfeSearch.Start(point, value, gradient), direction, first);
        if (found.length() == 0) {
            return false;
        }
        double[] change = new double[point.length];
        double[] step = new double[point.length];
        for (int i = 0; i < point.length; i++) {
            step[i] = search.point()[i] - point[i];
            change[i] = search.gradient()[i] - gradient[i];
        }
        pairs.add(step, change);
        System.arraycopy(search.point(), 0, point, 0, point.length);
        System.arraycopy(search.gradient(), 0, gradient, 0, point.length);
        value = found.value();
        return true;
    }

    @Override
    public double[] point() {
        return point;
    }

    /** Whether it rests, then the pairs. Value and gradient follow from the point. */
    @Override
    public double[] memory() {
        double[] numbers = pairs.numbers(point.length);
        double[] memory = new double[1 + numbers.length];
        memory[0] = resting ? 1 : 0;
        System.arraycopy(numbers, 0, memory, 1, numbers.length);
        return memory;
    }

    @Override
    public void remember(double[] memory) {
        resting = memory[0] != 0;
        pairs.take(Arrays.copyOfRange(memory, 1, memory.length), point.length);
        known = false;
    }
}
