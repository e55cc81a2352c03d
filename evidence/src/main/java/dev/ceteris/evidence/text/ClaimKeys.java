// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.text;

import dev.ceteris.evidence.claim.Band;
import dev.ceteris.evidence.claim.Claim;
import dev.ceteris.evidence.claim.ClaimForm;
import dev.ceteris.evidence.claim.Key;
import dev.ceteris.evidence.claim.KeyType;
import dev.ceteris.evidence.claim.Margin;
import dev.ceteris.evidence.claim.Measure;
import dev.ceteris.evidence.claim.Selection;
import dev.ceteris.spec.NumberRange;
import dev.ceteris.spec.SectionKey;
import dev.ceteris.spec.ValueKind;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** The keys that claims have in a study, as {@link ClaimForm} describes them. */
public final class ClaimKeys {
    private static final ValueKind MEASURE = new ValueKind.Phrased(
            "a metric",
            new ValueKind.Named("measure", "a metric, or one of its forms: " + Measure.FORMS, new ValueKind.Text()));

    private static final ValueKind LEVELS = new ValueKind.Phrased(
            "levels of factors",
            new ValueKind.Named(
                    "levels",
                    "some conditions: a level of each factor that is named, such as {batchSize: 128}",
                    new ValueKind.Open(List.of(), new ValueKind.Text(), new ValueKind.Anything(), 1)));

    private static final ValueKind BAND = new ValueKind.Phrased(
            "two numbers, such as `[0.01, 0.1]`",
            new ValueKind.Items(new ValueKind.Real(""), 2, 2, ValueKind.Repetition.ALLOWED));

    private static final ValueKind DIFFERENCE = new ValueKind.Real("at least 0");

    private static final ValueKind MARGIN = new ValueKind.Phrased(
            "number, at least 0; or a share such as `20%`",
            new ValueKind.Named(
                    "margin",
                    "a difference that matters: in the unit of the metric, or a share such as 20%",
                    ValueKind.Either.of(DIFFERENCE, new ValueKind.Text("^[0-9.]+ ?%$", 0, Integer.MAX_VALUE))));

    private ClaimKeys() {}

    /** A key for each form of claim, by the alphabet. */
    public static List<SectionKey> all() {
        return ClaimForm.all().stream()
                .map(form -> SectionKey.free(form.word(), new ValueKind.Section(of(form)), "nothing", form.meaning()))
                .toList();
    }

    /** The keys of a form's section. */
    public static List<SectionKey> of(ClaimForm form) {
        return form.keys().stream().map(key -> described(form.kind(), key)).toList();
    }

    private static SectionKey described(Class<? extends Claim> form, Key key) {
        ValueKind kind = kind(component(form, key), key);
        if (key.unsaid().isEmpty()) {
            return SectionKey.required(key.name(), kind, key.meaning());
        }
        return key.unsaid().get() instanceof Enum<?> constant
                ? SectionKey.unsaid(key.name(), kind, KeyType.word(constant), key.meaning())
                : SectionKey.free(key.name(), kind, "nothing", key.meaning());
    }

    private static RecordComponent component(Class<? extends Claim> form, Key key) {
        return Arrays.stream(form.getRecordComponents())
                .filter(component -> component.getName().equals(key.name()))
                .findFirst()
                .orElseThrow();
    }

    /** Whatever is none of these is a name. */
    private static ValueKind kind(RecordComponent component, Key key) {
        Class<?> type = component.getType();
        if (type == Measure.class) {
            return MEASURE;
        }
        if (type == Selection.class) {
            return LEVELS;
        }
        if (type == Margin.class) {
            return key.share() == Key.Share.IMPOSSIBLE ? DIFFERENCE : MARGIN;
        }
        if (type == Band.class) {
            return BAND;
        }
        if (type == double.class) {
            return new ValueKind.Real(NumberRange.of(component));
        }
        return type.isEnum()
                ? new ValueKind.Choice(type)
                : new ValueKind.Phrased(key.type().expected(), new ValueKind.Text());
    }
}
