// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.run;

import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.study.Setting;
import dev.ceteris.lab.study.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Counts what somebody who gives a study more seeds has looked at before: the trials that are there already have been
 * judged, so judging them again with new ones is another look, which may spend less of the error rate.
 */
public final class EarlierLooks {
    private EarlierLooks() {}

    /**
     * A study with all looks at its trials, unless it says itself when it is looked at.
     *
     * @param with makes the study with more settings
     */
    public static Study counted(Store store, Function<List<Setting>, Study> with) {
        Study study = with.apply(List.of());
        if (study.looks().number() > 1) {
            return study;
        }
        List<Integer> looks = new ArrayList<>(store.earlierLooks(study));
        if (looks.isEmpty()) {
            return study;
        }
        looks.add(study.seeds().size());
        return with.apply(List.of(new Setting("looks", looks.toString())));
    }
}
