// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.tuning;

import java.util.List;

/** Proposes candidates from what earlier ones have measured. */
public interface Proposer {
    /**
     * The candidates of the next generation. Equal arguments give equal candidates.
     *
     * @param generation its number, counted from 0; the first one that is proposed has 1
     * @param ranked every candidate of the generations before, the best first; one that was pruned comes after those
     *     that were not, and one that diverged or failed comes last
     * @param standIns the candidates that stand for those to propose until these are known, at least one; a proposal
     *     takes over the numbers and the seeds of its trials
     * @return as many as there are stand-ins, all different from each other and from the ranked ones
     */
    List<Candidate> propose(int generation, List<Candidate> ranked, List<Candidate> standIns);
}
