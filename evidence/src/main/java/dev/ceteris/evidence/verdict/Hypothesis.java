// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import dev.ceteris.evidence.claim.About;
import dev.ceteris.evidence.claim.Claim;
import dev.ceteris.evidence.claim.Outperforms;
import dev.ceteris.evidence.claim.Terms;
import java.util.Optional;

/**
 * A claim of a study, written down before it is run.
 *
 * @param claim that is judged
 * @param terms in which sense it is meant
 * @param says it in the author's words; empty when they gave none
 * @param expected what its verdict has to be for {@code ceteris verdict --check}; empty when nothing is expected
 * @param standing whether it was there before the results
 * @param digest of the claim and its terms, by which a changed claim is recognised
 */
public record Hypothesis(
        Claim claim, Terms terms, String says, Optional<Decision> expected, Standing standing, String digest) {
    /** When it was written down. */
    public enum Standing {
        /** Before the first trial: the study is about it. */
        REGISTERED,
        /** When there were results already: it may have been read off them, and proves nothing by itself. */
        EXPLORATORY
    }

    /** About means over seeds. */
    public Hypothesis(Claim claim, String says, Optional<Decision> expected, Standing standing, String digest) {
        this(claim, Terms.USUAL, says, expected, standing, digest);
    }

    /** The claim's own sentence without its full stop. */
    public String text() {
        return claim.text() + sense();
    }

    /** The same, written down at another time. */
    public Hypothesis as(Standing other) {
        return new Hypothesis(claim, terms, says, expected, other, digest);
    }

    /** The same as a heading; the author's words as they are. */
    public String heading() {
        return says.isEmpty() ? claim.heading() + sense() : says;
    }

    /** How often one is better than another has no mean and no median. */
    private String sense() {
        return (claim instanceof Outperforms ? new Terms(About.MEANS, terms.blocks()) : terms).text();
    }

    /** What it says, in the author's words where there are any. */
    public String sentence() {
        return says.isEmpty() ? text() : says;
    }
}
