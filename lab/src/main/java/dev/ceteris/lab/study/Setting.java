// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import dev.ceteris.lab.trial.SeedDesign;
import dev.ceteris.spec.Place;
import dev.ceteris.spec.StudyException;

/**
 * What the command line changes about a study: {@code --set training.epochs=20}.
 *
 * @param path a knob, by path or short name; {@code data.source.} and a key of the source's section; {@code vary.} and
 *     a knob for its levels; {@code seeds.} and a source of randomness; or another key of a study
 * @param value what it becomes, in YAML: {@code 20}, {@code relu}, {@code [128, 1024]}
 */
public record Setting(String path, String value) {
    /** The path of the seeds of a study. */
    public static final String SEEDS = "seeds";

    /**
     * Reads {@code path=value}.
     *
     * @throws StudyException when there is no path or no {@code =}
     */
    public static Setting parse(String argument) {
        int equals = argument.indexOf('=');
        if (equals < 1) {
            throw new StudyException("--set " + argument + ": expected path=value, such as training.epochs=20");
        }
        return new Setting(
                argument.substring(0, equals).strip(),
                argument.substring(equals + 1).strip());
    }

    /** Other seeds: {@code --seeds 3}. */
    public static Setting seeds(String value) {
        return new Setting(SEEDS, value);
    }

    /**
     * So many of the seeds that tests count: {@code --seeds 3}. A study that separates sources of randomness gets so
     * many of the outermost one that it repeats, with as many of the others in each as before.
     *
     * @param value how many, or which
     */
    public static Setting seeds(SeedDesign design, String value) {
        return design.isNested() ? new Setting("seeds." + design.unit().word(), value) : seeds(value);
    }

    /** How messages name it; seeds have an option of their own. */
    Place place() {
        return new Place(path.equals(SEEDS) ? "--seeds" : "--set " + path);
    }
}
