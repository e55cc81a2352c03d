// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import dev.ceteris.lab.trial.RandomSource;
import dev.ceteris.lab.trial.SeedDesign;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.Place;
import dev.ceteris.spec.StudyException;
import java.util.List;
import java.util.Optional;

/** What a study with cross-validation ({@code data.folds}) cannot be, because its results would be misleading. */
final class FoldsCheck {
    private FoldsCheck() {}

    /**
     * Refuses conditions with different folds, choices that would see the samples of other folds, and a repetition that
     * lacks folds. A single seed is the test on a single fold, as in a quick run.
     *
     * @param tree of the study
     * @param tune what it tunes; only with inner folds can it be chosen inside of each fold that is tested on
     * @throws StudyException at the place of what has to change
     */
    static void check(Node.Fields tree, List<TrialSpec> trials, SeedDesign seeds, Optional<Block> tune) {
        List<Integer> folds =
                trials.stream().map(trial -> trial.data().folds()).distinct().toList();
        if (folds.size() > 1) {
            throw place(tree, Draft.VARY)
                    .error("'data.folds' cannot be varied, because trials of one seed would be tested on different"
                            + " samples; run a study for each number of folds");
        }
        if (folds.isEmpty() || folds.getFirst() == 0) {
            return;
        }
        if (tree.value(Block.SEARCH).isPresent()) {
            throw place(tree, Block.SEARCH)
                    .error("'search' and data.folds cannot be combined, because the network that is found for all folds"
                            + " would have been found with the samples that each fold is tested on; list what is"
                            + " searched in 'tune' with folds: 5, which chooses anew in each fold, or leave data.folds"
                            + " out and search with the test set of the data set apart");
        }
        if (tune.isPresent() && tune.get().folds() == 0) {
            throw tune.get()
                    .place()
                    .error("'tune' has no folds and 'data.folds' is " + folds.getFirst()
                            + ", expected inner folds, so that each outer fold is held out of the choice;"
                            + " add folds: 5 to 'tune', and leave data.validation out");
        }
        int count = seeds.numbers(RandomSource.SPLIT).size();
        long complete = seeds.numbers(RandomSource.SPLIT).stream()
                .map(seed -> trials.getFirst().data().repetition(seed))
                .distinct()
                .count();
        if (count > 1 && complete * folds.getFirst() != count) {
            throw place(tree, SeedsSection.KEY)
                    .error("'seeds' has " + count + " seeds, expected whole repetitions of the " + folds.getFirst()
                            + " folds: each seed is tested on one fold, so that seeds 1 to " + folds.getFirst()
                            + " are a repetition; set seeds: "
                            + Math.ceilDiv(count, folds.getFirst()) * folds.getFirst());
        }
    }

    private static Place place(Node.Fields tree, String key) {
        return tree.value(key).map(Node::place).orElse(tree.place());
    }
}
