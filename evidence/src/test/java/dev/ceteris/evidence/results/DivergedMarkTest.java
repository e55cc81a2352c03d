// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.base.InputException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Laws: the number of a failed trial never counts because the word that marks it is written wrongly. */
class DivergedMarkTest {
    private ResultFolder folder;

    @BeforeEach
    void open(@TempDir Path path) {
        folder = new ResultFolder(path);
    }

    /** Trials of six seeds whose last one has another word. */
    private void with(String column, String usual, String last) {
        StringBuilder csv = new StringBuilder("act,seed,loss," + column + "\n");
        for (int seed = 1; seed <= 6; seed++) {
            csv.append("relu,%d,0.5%d,%s\n".formatted(seed, seed, usual));
            csv.append("tanh,%d,0.4%d,%s\n".formatted(seed, seed, seed == 6 ? last : usual));
        }
        folder.with("r.csv", csv.toString());
    }

    private FileResults read(String marked) {
        return folder.read(
                "columns: {factors: [act], " + marked
                        + "}\nhypotheses: [{less: {metric: loss, of: {act: tanh}, than: {act: relu}}}]\n",
                "r.csv");
    }

    private void assertRefused(String marked, String... parts) {
        assertThatThrownBy(() -> read(marked))
                .isInstanceOf(InputException.class)
                .message()
                .contains(parts);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            status;  ok;   bad;  status=wrong; claims.yaml:1:37: no row has status=wrong; as in diverged: status=bad
            status;  ok;   bad;  status;       claims.yaml:1:37: the column 'status' has bad, ok; as in diverged: status=bad
            outcome; good; nan;  outcome=NaN;  ;
            outcome; fine; bust; outcome=burst; no row has outcome=burst; found: bust, fine; as in diverged: outcome=bust
            outcome; done; failed; outcome=failure; no row has outcome=failure; as in diverged: outcome=failed
            flag;    0;    1;    flag=true;    no row has flag=true; as in diverged: flag=1
            flag;    0;    2;    flag;         the column 'flag' has 0, 2; as in diverged: flag=2
            flag;    False; -1;  flag;         the column 'flag' has -1, False; as in diverged: flag=-1
            """)
    void a_word_that_no_row_has_is_refused_with_those_that_are_there(
            String column, String usual, String last, String marked, String message, String remedy) {
        with(column, usual, last);
        if (message == null) {
            assertThat(read("diverged: " + marked).observations().diverged()).isOne();
        } else {
            assertRefused("diverged: " + marked, message, remedy);
        }
    }

    @Test
    void the_remedy_marks_the_failed_trial() {
        with("status", "ok", "bad");
        FileResults results = read("diverged: status=bad");
        assertThat(results.observations().diverged()).isOne();
        assertThat(results.observations().trials()).hasSize(12);
    }

    @ParameterizedTest
    @CsvSource({
        "status, finished, finished, status=diverged",
        "status, finished, done, status=nan",
        "status, ok, RUNNING, status=diverged",
        "flag, False, False, flag",
        "flag, 0, 0, flag",
        "flag, false, no, flag=true",
        "flag, 0, '', flag=1"
    })
    void results_without_a_diverged_trial_are_read(String column, String usual, String last, String marked) {
        with(column, usual, last);
        assertThat(read("diverged: " + marked).observations().diverged()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"True, flag", "1, flag", "yes, flag", "1.0, flag=1", "TRUE, flag=true"})
    void a_truth_marks_however_it_is_written(String truth, String marked) {
        with("flag", "0", truth);
        assertThat(read("diverged: " + marked).observations().diverged()).isOne();
    }

    @Test
    void a_word_of_rows_that_do_not_count_is_no_typing_error() {
        with("status", "good", "bad");
        FileResults results = read("diverged: status=bad, state: {column: status, finished: [good]}");
        assertThat(results.observations().diverged()).isOne();
        folder.with("r.csv", "act,seed,loss,outcome,part\nrelu,1,0.5,fine,b\ntanh,1,0.4,fine,b\ntanh,2,9,bust,a\n");
        assertThat(folder.read("""
                        columns: {factors: [act], diverged: outcome=bust}
                        where: {part: b}
                        hypotheses: [{less: {metric: loss, of: {act: tanh}, than: {act: relu}}}]
                        """, "r.csv").observations().diverged()).isZero();
    }

    @Test
    void a_state_that_is_not_known_beside_one_that_is_lists_the_words_and_proposes_the_finished_ones() {
        with("status", "ok", "bad");
        assertRefused(
                "seed: seed",
                "r.csv:13: the state 'bad' is not known; found: ok (11 trials), bad (1 trial)",
                "{state: {column: status, finished: [ok]}}");
        FileResults results = read("state: {column: status, finished: [ok]}");
        assertThat(results.observations().trials()).hasSize(11);
        assertThat(results.notes()).contains("1 trial left out as unfinished: 1 bad (act tanh, seed 6)");
        for (String word : List.of("gut", "solid")) {
            with("status", word, "bad");
            assertRefused("state: status", "the state '" + word + "' is not known", "finished: […]");
        }
    }
}
