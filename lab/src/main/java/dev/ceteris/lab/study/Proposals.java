// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.lab.trial.Condition;
import dev.ceteris.lab.trial.Knobs;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.tuning.Candidate;
import dev.ceteris.lab.tuning.Proposer;
import dev.ceteris.lab.tuning.Tpe;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.StudyException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Proposes the candidates of a study by {@link Tpe}. Each generation has a random stream of its own, so that a run
 * which was stopped proposes what it would have proposed.
 *
 * @param block what is chosen
 * @param condition the levels that a candidate's trials have besides its own values
 * @param base the study of that condition
 * @param offers as many different candidates as there are in all, drawn at random: one of them is taken where TPE
 *     proposes nothing new, as in a small finite space
 * @param seed of the streams
 */
record Proposals(Block block, Condition condition, Node.Fields base, List<Block.Offer> offers, long seed)
        implements Proposer {
    /** Proposals in a row that were known or impossible; a share of them is what a space with few points has. */
    private static final int ATTEMPTS = 50;

    @Override
    public List<Candidate> propose(int generation, List<Candidate> ranked, List<Candidate> standIns) {
        RandomGenerator random = new RandomStreams(seed).stream(block.name() + "/tpe/" + generation);
        List<List<Object>> measured =
                ranked.stream().map(Candidate::coordinates).toList();
        List<List<Object>> pending = new ArrayList<>();
        Set<Condition> known = new HashSet<>();
        ranked.forEach(candidate -> known.add(candidate.values()));
        List<Candidate> proposed = new ArrayList<>();
        for (Candidate standIn : standIns) {
            Block.Offer offer = next(measured, pending, known, random);
            known.add(offer.values());
            pending.add(offer.coordinates());
            proposed.add(
                    new Candidate(offer.values(), offer.point(), offer.coordinates(), trials(offer, standIn.trials())));
        }
        return proposed;
    }

    private Block.Offer next(
            List<List<Object>> measured, List<List<Object>> pending, Set<Condition> known, RandomGenerator random) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<Object> point = Tpe.STANDARD.propose(block.axes(), measured, pending, random);
            try {
                Block.Offer offer = block.draft(base, point);
                if (!known.contains(offer.values())) {
                    return offer;
                }
            } catch (StudyException _) {
                // Combinations of corners were checked when the study was read; one between them may be left.
            }
        }
        return offers.stream()
                .filter(offer -> !known.contains(offer.values()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("fewer than " + offers.size() + " candidates"));
    }

    private List<TrialSpec> trials(Block.Offer offer, List<TrialSpec> standIns) {
        SequencedMap<String, Object> levels = new LinkedHashMap<>(condition.levels());
        levels.putAll(offer.values().levels());
        Knobs knobs = offer.knobs();
        return standIns.stream()
                .map(standIn -> new TrialSpec(
                        standIn.number(),
                        new Condition(levels),
                        standIn.seeds(),
                        knobs.data(),
                        knobs.network(),
                        knobs.training(),
                        standIn.evaluatedOn()))
                .toList();
    }
}
