// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import dev.ceteris.engine.training.Training;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that determines a trial besides its seed. Its components are the sections of a study, their components the
 * knobs that can be held equal or varied: a component added to any of these records is a key that studies may use.
 */
record Knobs(DataSpec data, NetworkSpec network, Training training) {
    /** Every knob's path, in the order of a study: {@code data.source}, …, {@code training.epochs}. */
    static final List<String> PATHS = Shapes.paths(Knobs.class);

    /** The sections' names, in the order of a study. */
    static final List<String> SECTIONS = Shapes.keys(Knobs.class);

    /** How tables and plots call a knob: the last word of its path, or all of it when that word is not unique. */
    static String name(String path) {
        String last = path.substring(path.lastIndexOf('.') + 1);
        return pathsNamed(last).count() == 1 ? last : path;
    }

    /**
     * The path of a knob that is named by its path or by a short name that only it has.
     *
     * @throws StudyException at {@code place} when there is no such knob, or several
     */
    static String path(String name, Place place) {
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

    private static Stream<String> pathsNamed(String last) {
        return PATHS.stream().filter(path -> path.endsWith("." + last));
    }

    /** What the user may have meant: paths when that is what was written, else short names. */
    private static List<String> names(String written) {
        return written.contains(".") ? PATHS : PATHS.stream().map(Knobs::name).toList();
    }
}
