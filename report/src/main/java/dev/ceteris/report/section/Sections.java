// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.Section;
import dev.ceteris.report.summary.Results;
import java.util.List;

/** Every section of the report, in the order in which it is read. */
public final class Sections {
    private static final List<Placed> ALL = List.of(
            new Placed("answer", "The answer", new AnswerSection()),
            new Placed("outcome", "Outcome against what was varied", new OutcomeSection()),
            new Placed("curves", "Learning curves", new CurvesSection()),
            new Placed("rates", RateRangeSection.TITLE, new RateRangeSection()),
            new Placed("comparison", "At the last epoch", new ConditionsSection()),
            new Placed("overview", "What was run", new OverviewSection()),
            new Placed("hypotheses", "What was claimed, and what the evidence says", new HypothesesSection()),
            new Placed("design", "What varied, what was held equal", new DesignSection()),
            new Placed("choices", "What was chosen", new TuningSection()),
            new Placed("networks", "The networks: width, depth and cost", new NetworkSpaceSection()),
            new Placed("functions", "What the networks learned", new LearnedFunctionsSection()),
            new Placed(AugmentationSection.ID, AugmentationSection.TITLE, new AugmentationSection()),
            new Placed(WorstSamplesSection.ID, WorstSamplesSection.TITLE, new WorstSamplesSection()),
            new Placed(ConfusionSection.ID, ConfusionSection.TITLE, new ConfusionSection()),
            new Placed(CalibrationSection.ID, CalibrationSection.TITLE, new CalibrationSection()),
            new Placed(DecisionBoundarySection.ID, DecisionBoundarySection.TITLE, new DecisionBoundarySection()),
            new Placed(FirstLayerSection.ID, FirstLayerSection.TITLE, new FirstLayerSection()),
            new Placed(ActivationsSection.ID, ActivationsSection.TITLE, new ActivationsSection()),
            new Placed("effects", "What matters", new EffectsSection()),
            new Placed("spread", SpreadSection.TITLE, new SpreadSection()),
            new Placed("times", "Time per epoch and per batch", new TimesSection()),
            new Placed("trials", "Trials", new TrialsSection()),
            new Placed("provenance", "Provenance", new OriginSection()));

    /**
     * A section in its place.
     *
     * @param id of its chapter when it fails
     * @param title the same
     */
    record Placed(String id, String title, Section section) {
        private Chapter render(Results results) {
            try {
                return section.render(results);
            } catch (RuntimeException failure) {
                return new Chapter(id, title, List.of(new Element.Paragraph(sentence(failure))));
            }
        }

        private static String sentence(RuntimeException failure) {
            String reason = failure.getMessage() == null || failure.getMessage().isBlank()
                    ? failure.getClass().getSimpleName()
                    : failure.getMessage().strip().replaceFirst("\\.$", "");
            return "This part of the report could not be made: " + reason + ".";
        }
    }

    private Sections() {}

    /** What each section says of the results. */
    public static List<Chapter> render(Results results) {
        return render(ALL, results);
    }

    /** The same of these sections. */
    static List<Chapter> render(List<Placed> sections, Results results) {
        return sections.stream()
                .map(placed -> placed.render(results))
                .filter(chapter -> !chapter.elements().isEmpty())
                .toList();
    }
}
