// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import dev.ceteris.lab.tuning.MedianPruning;
import dev.ceteris.lab.tuning.SamplingMethod;
import dev.ceteris.lab.tuning.Steering;
import dev.ceteris.spec.Binder;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.SectionKey;
import dev.ceteris.spec.ValueKind;
import java.util.List;
import java.util.Optional;

/** Reads how earlier candidates decide about later ones, from a section {@code tune} or {@code search}. */
final class SteeringReader {
    private static final int DEFAULT_STARTUP = 10;
    private static final int DEFAULT_BATCH = 4;
    private static final int DEFAULT_WARMUP = 1;

    static final SectionKey STARTUP = SectionKey.unsaid(
            "startup",
            new ValueKind.Whole("at least 1"),
            String.valueOf(DEFAULT_STARTUP),
            "only with `tpe` or pruning: candidates that are drawn and trained before anything is learned from them");
    static final SectionKey BATCH = SectionKey.unsaid(
            "batch",
            new ValueKind.Whole("at least 1"),
            String.valueOf(DEFAULT_BATCH),
            "only with `tpe` or pruning: later candidates that are trained side by side; they depend on earlier batches"
                    + " alone");
    static final SectionKey PRUNING = SectionKey.unsaid(
            "pruning",
            new ValueKind.Choice(PruningMethod.class),
            "none",
            "whether a trial ends early when others were better at the same epoch; not with `halving`");
    static final SectionKey WARMUP = SectionKey.unsaid(
            "warmup",
            new ValueKind.Whole("at least 1"),
            String.valueOf(DEFAULT_WARMUP),
            "only with `pruning: median`: epochs that every trial gets");

    private final String name;
    private final Node.Fields section;

    SteeringReader(String name, Node.Fields section) {
        this.name = name;
        this.section = section;
    }

    /** Which trials end early, by the words of a study. */
    enum PruningMethod {
        /** None. */
        NONE,
        /** Those that are worse than the median; see {@link MedianPruning}. */
        MEDIAN
    }

    /** Whether the value of the key is anything but none; what it is may still be refused. */
    static boolean isPruning(Node written) {
        return !(written instanceof Node.Text(var _, String word) && word.equals("none"));
    }

    Steering steering(SamplingMethod way) {
        Optional<MedianPruning> pruning = pruning(way);
        boolean steered = way == SamplingMethod.TPE || pruning.isPresent();
        if (!steered) {
            for (SectionKey key : List.of(STARTUP, BATCH)) {
                refuse(key, "search: tpe or pruning: median");
            }
        }
        return steered
                ? new Steering(whole(STARTUP, DEFAULT_STARTUP), whole(BATCH, DEFAULT_BATCH), Optional.empty(), pruning)
                : Steering.NONE;
    }

    private Optional<MedianPruning> pruning(SamplingMethod way) {
        PruningMethod method = section.value(PRUNING.name())
                .map(node -> (PruningMethod)
                        Binder.value(PruningMethod.class, node, subject(PRUNING), "'" + subject(PRUNING) + "'"))
                .orElse(PruningMethod.NONE);
        return switch (method) {
            case NONE -> {
                refuse(WARMUP, "pruning: median");
                yield Optional.empty();
            }
            case MEDIAN -> {
                if (way == SamplingMethod.HALVING) {
                    throw section.value(PRUNING.name())
                            .orElseThrow()
                            .place()
                            .error("'" + subject(PRUNING) + "' cannot be combined with search: halving, which decides"
                                    + " by itself who gets the epochs; leave one of them out");
                }
                yield Optional.of(new MedianPruning(whole(WARMUP, DEFAULT_WARMUP)));
            }
        };
    }

    private void refuse(SectionKey key, String with) {
        section.value(key.name()).ifPresent(node -> {
            throw node.place().error("'" + subject(key) + "' is only for " + with + "; leave it out");
        });
    }

    private int whole(SectionKey key, int otherwise) {
        Optional<Node> node = section.value(key.name());
        if (node.isEmpty()) {
            return otherwise;
        }
        int value = (int) Binder.value(int.class, node.get(), subject(key), "'" + subject(key) + "'");
        if (value < 1) {
            throw Binder.mismatch(node.get(), "'" + subject(key) + "'", "at least 1");
        }
        return value;
    }

    private String subject(SectionKey key) {
        return name + "." + key.name();
    }
}
