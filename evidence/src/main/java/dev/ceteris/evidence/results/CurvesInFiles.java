// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.results;

import dev.ceteris.base.Plural;
import dev.ceteris.evidence.format.Cell;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds trials whose curves come from several files. A curve may go on in another file, as that of a training that was
 * resumed does. Two files with a curve each, such as one of the training and one of the validation set, are no one
 * curve, whatever order their rows have.
 */
final class CurvesInFiles {
    private int continued;
    private Optional<String> first = Optional.empty();
    private int restarted;
    private Optional<String> firstRestarted = Optional.empty();

    /**
     * Two rows of a trial that belong to two curves of one metric, if there are any.
     *
     * @param trial with its rows in order
     */
    Optional<ResultTrial.Epoch[]> contradiction(ResultTrial trial) {
        List<ResultTrial.Epoch> rows = trial.epochs();
        String file = rows.getFirst().file().name();
        Optional<String> another = rows.stream()
                .map(row -> row.file().name())
                .filter(name -> !name.equals(file))
                .findFirst();
        if (another.isEmpty()) {
            return Optional.empty();
        }
        String log = rows.getFirst().file().log();
        if (rows.stream().allMatch(row -> row.file().log().equals(log))) {
            restarted++;
            firstRestarted = firstRestarted.or(() -> another);
            return Optional.empty();
        }
        int metrics = rows.stream().mapToInt(row -> row.values().length).max().orElse(0);
        Optional<String> goesOn = Optional.empty();
        for (int metric = 0; metric < metrics; metric++) {
            Curve curve = new Curve(metric);
            for (ResultTrial.Epoch row : rows) {
                if (row.value(metric).isPresent() && !curve.accepts(row)) {
                    return Optional.of(new ResultTrial.Epoch[] {curve.last, row});
                }
            }
            goesOn = goesOn.or(() -> curve.change);
        }
        goesOn.ifPresent(change -> {
            continued++;
            first = first.or(() -> Optional.of(change));
        });
        return Optional.empty();
    }

    /** That the curves of some trials are in several files, as sentences. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        first.ifPresent(change -> notes.add("the curves of " + Plural.of(continued, "trial")
                + " go on in another file (first: " + change + "), as after a restart"));
        firstRestarted.ifPresent(file -> notes.add(Plural.of(restarted, "trial has", "trials have")
                + " several files in one folder (first: " + file
                + "); of a step that was written twice, the later one counts"));
        return notes;
    }

    /** The rows of a trial that have a metric. */
    private static final class Curve {
        private final int metric;
        private final Set<String> ended = new HashSet<>();
        private ResultTrial.Epoch last;
        private Optional<String> change = Optional.empty();

        Curve(int metric) {
            this.metric = metric;
        }

        /** Whether a row belongs to the curve: it repeats a value, or no earlier file of the curve comes back. */
        boolean accepts(ResultTrial.Epoch row) {
            boolean same = last == null || row.file().log().equals(last.file().log());
            if (!same && row.epoch() == last.epoch()) {
                return Double.compare(
                                row.value(metric).getAsDouble(),
                                last.value(metric).getAsDouble())
                        == 0;
            }
            if (!same) {
                ended.add(last.file().log());
                if (ended.contains(row.file().log())) {
                    return false;
                }
                change = Optional.of(row.file().name() + " from epoch " + new Cell(row.epoch()).word());
            }
            last = row;
            return true;
        }
    }
}
