// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.text;

import dev.ceteris.base.Numbers;
import dev.ceteris.evidence.claim.Claim;
import dev.ceteris.evidence.claim.ClaimForm;
import dev.ceteris.evidence.claim.Key;
import dev.ceteris.evidence.claim.Margin;
import dev.ceteris.evidence.claim.Measure;
import dev.ceteris.evidence.claim.Threshold;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.Place;
import dev.ceteris.spec.StudyException;

/**
 * Refuses numbers that a metric between 0 and 1 cannot reach: a percent without its sign. Every claim of a difference
 * below 5 would be true of it, and none of a value above 90.
 */
final class ShareChecks {
    private final Claim claim;
    private final ClaimForm form;
    private final Node.Fields section;
    private final Place place;

    ShareChecks(Claim claim, Node.Fields section, Place place) {
        this.claim = claim;
        form = ClaimForm.of(claim);
        this.section = section;
        this.place = place;
    }

    /** @throws StudyException at the place of a margin of at least 1, or of a threshold or goal above 1 */
    void check(KnownMetrics metrics) {
        for (Measure measure : claim.measures()) {
            if (metrics.isShare(measure.metric())
                    && measure.form() instanceof Measure.Form.EpochsToReach(double goal)
                    && goal > 1) {
                throw tooLarge("metric", "'" + form.word() + "' has the goal ", goal, measure, "at most 1", "");
            }
        }
        Measure measure = claim.metric();
        if (!metrics.isShare(measure.metric()) || !isInItsUnit(measure.form())) {
            return;
        }
        for (Key key : form.keys()) {
            if (form.value(claim, key) instanceof Margin.Absolute(double size) && size >= 1) {
                String share = key.share() == Key.Share.IMPOSSIBLE
                        ? ""
                        : ", or " + Numbers.plain(size) + "% for a share of what it is compared with";
                throw tooLarge(key.name(), subject(key.name()), size, measure, "below 1", share);
            }
        }
        if (claim instanceof Threshold threshold) {
            refuse("above", threshold.above(), measure);
            refuse("below", threshold.below(), measure);
        }
    }

    /** Areas and numbers of epochs are in other units than the metric. */
    private static boolean isInItsUnit(Measure.Form form) {
        return switch (form) {
            case Measure.Form.Final _, Measure.Form.Best _, Measure.Form.Median _, Measure.Form.MeanOfLast _ -> true;
            case Measure.Form.AreaUnder _, Measure.Form.EpochsToReach _ -> false;
        };
    }

    private void refuse(String key, double bound, Measure measure) {
        if (bound > 1 && Double.isFinite(bound)) {
            throw tooLarge(key, subject(key), bound, measure, "at most 1", "");
        }
    }

    private String subject(String key) {
        return "'" + form.word() + "." + key + "' is ";
    }

    private StudyException tooLarge(
            String key, String subject, double found, Measure measure, String expected, String orShare) {
        String percent =
                found <= 100 ? "; write " + Numbers.plain(found / 100) + " for " + points(found) + orShare : "";
        return section.value(key)
                .map(Node::place)
                .orElse(place)
                .error(subject + Numbers.plain(found) + ", expected " + expected + ", because " + measure.metric()
                        + " lies between 0 and 1" + percent);
    }

    private static String points(double found) {
        return Numbers.plain(found) + " percent";
    }
}
