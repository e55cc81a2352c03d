// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.trial;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Meaning;
import dev.ceteris.data.source.Task;
import dev.ceteris.engine.network.ClassLoss;
import dev.ceteris.engine.network.Loss;
import dev.ceteris.engine.network.LossChoice;
import dev.ceteris.engine.network.NumberLoss;
import dev.ceteris.engine.network.UsualLoss;
import dev.ceteris.engine.stopping.EarlyStopping;
import dev.ceteris.engine.stopping.Never;
import dev.ceteris.engine.stopping.Patience;
import dev.ceteris.engine.training.Training;
import dev.ceteris.spec.Place;
import dev.ceteris.spec.Sentences;
import dev.ceteris.spec.Shapes;
import dev.ceteris.spec.StudyException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that determines a trial besides its seed. Its components are the sections of a study, their components the
 * knobs that can be held equal or varied: a component added to any of these records is a key that studies may use.
 *
 * @param data what is learned from
 * @param network what learns
 * @param training how it learns
 */
public record Knobs(
        @Meaning("what is learned from") DataSpec data,

        @Meaning("what learns") NetworkSpec network,

        @Meaning("how it learns") Training training) {
    public Knobs {
        require(
                training.earlyStopping() instanceof Never || data.validation() > 0,
                "training.earlyStopping",
                training.earlyStopping(),
                "never as long as data.validation is 0: the validation set is what it goes by, so set some samples "
                        + "aside,"
                        + " such as data.validation=5000");
        requireWatched(data.source().task(), training.earlyStopping());
        requireLoss(data.source().task(), training.loss());
        require(
                training.dropout() == 0 || !network.hidden().isEmpty(),
                "training.dropout",
                training.dropout(),
                "0 as long as network.hidden is []: there are no hidden units to leave out; training.inputDropout"
                        + " leaves out inputs");
    }

    private static void requireLoss(Task task, LossChoice choice) {
        boolean classes = task == Task.CLASSIFICATION;
        String about = classes ? "classes" : "numbers";
        require(
                !(choice instanceof Loss loss) || loss.classifies() == classes,
                "training.loss",
                Shapes.wordOf(choice),
                "one of " + about + ", which data.source has: usual, "
                        + String.join(", ", Shapes.words(classes ? ClassLoss.class : NumberLoss.class)));
    }

    private static void requireWatched(Task task, EarlyStopping stopping) {
        if (stopping instanceof Patience patience) {
            List<String> metrics = Stream.concat(Metric.choosing(task).stream(), MetricName.choosing(task).stream())
                    .toList();
            require(
                    Metric.of(patience.metric())
                            .filter(metric -> metric.isChoosing() && metric.isMeasured(task))
                            .isPresent(),
                    "training.earlyStopping.patience.metric",
                    patience.metric(),
                    "a metric of the validation set that is measured where "
                            + (task == Task.CLASSIFICATION ? "classes" : "numbers") + " are learned: "
                            + String.join(", ", metrics));
        }
    }

    /** The loss that is made small. */
    public Loss loss() {
        return training.loss().or(UsualLoss.of(data.source().task() == Task.CLASSIFICATION));
    }

    /** Every knob's path, in the order of a study: {@code data.source}, …, {@code training.epochs}. */
    public static final List<String> PATHS = Shapes.paths(Knobs.class);

    /** The sections' names, in the order of a study. */
    public static final List<String> SECTIONS = Shapes.keys(Knobs.class);

    /**
     * How tables and plots call a knob: the last word of its path; inside of a choice the last two, {@code l2.lambda};
     * or all of it when that is not unique.
     */
    public static String name(String path) {
        List<String> words = List.of(path.split("\\."));
        int kept = words.size() > 2 ? 2 : 1;
        String name = String.join(".", words.subList(words.size() - kept, words.size()));
        return pathsNamed(name).count() == 1 ? name : path;
    }

    /**
     * The path of a knob that is named by its path or by a short name that only it has.
     *
     * @throws StudyException at {@code place} when there is no such knob, or several
     */
    public static String path(String name, Place place) {
        if (PATHS.contains(name)) {
            return name;
        }
        List<String> meant = pathsNamed(name).toList();
        return switch (meant.size()) {
            case 1 -> meant.getFirst();
            case 0 -> throw place.error(Sentences.unknown("knob '" + name + "'", name, names(name)));
            default ->
                throw place.error(
                        "'" + name + "' may mean " + String.join(" or ", meant) + "; write the one you mean in full");
        };
    }

    /** A single word names no knob inside of a choice: 'epochs' are those of the training, not those of a patience. */
    private static Stream<String> pathsNamed(String name) {
        return PATHS.stream()
                .filter(path -> path.endsWith("." + name))
                .filter(path -> name.contains(".") || path.indexOf('.') == path.lastIndexOf('.'));
    }

    /** What the user may have meant: paths when that is what was written, else short names; of as many words. */
    private static List<String> names(String written) {
        long depth = depth(written);
        boolean inSection = depth > 1 && SECTIONS.contains(written.substring(0, written.indexOf('.')));
        Stream<String> known = inSection ? PATHS.stream() : PATHS.stream().map(Knobs::name);
        int deepest = inSection ? 3 : 2;
        return known.filter(name -> Math.min(depth(name), deepest) == Math.min(depth, deepest))
                .toList();
    }

    /** Words of a path. */
    private static long depth(String path) {
        return path.chars().filter(character -> character == '.').count() + 1;
    }
}
