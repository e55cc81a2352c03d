// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.text;

import dev.ceteris.evidence.claim.About;
import dev.ceteris.evidence.claim.Claim;
import dev.ceteris.evidence.claim.ClaimForm;
import dev.ceteris.evidence.claim.KeyType;
import dev.ceteris.evidence.claim.Terms;
import dev.ceteris.evidence.verdict.Decision;
import dev.ceteris.evidence.verdict.Hypothesis;
import dev.ceteris.spec.Binder;
import dev.ceteris.spec.Canonical;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.SectionKey;
import dev.ceteris.spec.StudyException;
import dev.ceteris.spec.ValueKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The section {@code hypotheses} of a study: what its author claims, before there are results. */
public final class HypothesesReader {
    public static final String KEY = "hypotheses";

    /** The section that says at how many seeds results are looked at. */
    public static final String LOOKS = "looks";

    private static final String SAYS = "says";
    private static final String EXPECTED = "expected";
    private static final String ABOUT = "about";
    private static final String BLOCKS = "blocks";

    /** What an item has beside its claim, described. */
    public static final List<SectionKey> BESIDE = List.of(
            SectionKey.unsaid(
                    ABOUT,
                    new ValueKind.Choice(About.class),
                    KeyType.word(About.MEANS),
                    "whether means over seeds are compared, or medians, which no long tail and no outlier can mislead"),
            SectionKey.free(
                    BLOCKS,
                    new ValueKind.Text(),
                    "nothing",
                    "a factor whose levels take the place of seeds, such as data sets: the seeds of each are averaged,"
                            + " and the claim is about further ones"),
            SectionKey.free(
                    SAYS,
                    new ValueKind.Text(),
                    "the claim's own sentence",
                    "the claim in the author's words, as pages and tables show it"),
            SectionKey.free(
                    EXPECTED,
                    new ValueKind.Choice(Decision.class),
                    "nothing",
                    "the verdict that the author expects, without which `ceteris verdict --check` fails"));

    private static final List<String> NAMES_BESIDE = SectionKey.names(BESIDE);

    private HypothesesReader() {}

    /** The keys of an item, described: a section for each form of claim, and the keys beside it. */
    public static List<SectionKey> keys() {
        List<SectionKey> keys = new ArrayList<>(ClaimKeys.all());
        keys.addAll(BESIDE);
        return List.copyOf(keys);
    }

    /**
     * The hypotheses that a study states; none when it has no such section.
     *
     * @throws StudyException at the place of whatever cannot be judged by results with that vocabulary
     */
    public static List<Hypothesis> of(Node.Fields tree, Vocabulary vocabulary) {
        Optional<Node> section = tree.value(KEY);
        if (section.isEmpty()) {
            return List.of();
        }
        ClaimReader claims = new ClaimReader(vocabulary);
        List<Hypothesis> hypotheses = new ArrayList<>();
        for (Node item :
                Binder.items(section.get(), "'" + KEY + "'", "a list of claims").values()) {
            Hypothesis hypothesis = hypothesis(item, claims);
            if (hypotheses.stream().anyMatch(other -> other.digest().equals(hypothesis.digest()))) {
                throw item.place().error("'" + KEY + "' says this twice; keep one of them");
            }
            hypotheses.add(hypothesis);
        }
        return List.copyOf(hypotheses);
    }

    private static Hypothesis hypothesis(Node item, ClaimReader reader) {
        List<String> words = ClaimForm.all().stream().map(ClaimForm::word).toList();
        String expected = "a section with one of the keys " + String.join(", ", words) + ", such as"
                + " less: {metric: test.loss, of: {batchSize: 32}, than: {batchSize: 1024}}";
        if (!(item instanceof Node.Fields fields)) {
            throw Binder.mismatch(item, "an item of '" + KEY + "'", expected);
        }
        List<String> known = new ArrayList<>(words);
        known.addAll(NAMES_BESIDE);
        Binder.checkKeys(fields, known, KEY);
        List<String> claimed =
                fields.fields().keySet().stream().filter(words::contains).toList();
        if (claimed.size() != 1) {
            throw item.place()
                    .error("an item of '" + KEY + "' makes " + (claimed.isEmpty() ? "no claim" : "several claims")
                            + ", expected " + expected);
        }
        Optional<String> blocks = fields.value(BLOCKS).map(name -> reader.blocks(name, "'" + BLOCKS + "'"));
        Claim claim = blocks.map(reader::inBlocks)
                .orElse(reader)
                .claim(claimed.getFirst(), fields.fields().get(claimed.getFirst()));
        Terms terms = new Terms(
                fields.value(ABOUT)
                        .map(word -> (About) Binder.value(About.class, word, ABOUT, "'" + ABOUT + "'"))
                        .orElse(About.MEANS),
                blocks.orElse(""));
        return new Hypothesis(
                claim,
                terms,
                fields.value(SAYS)
                        .map(says -> Binder.text(says, "'" + SAYS + "'").strip().replaceAll("\\s+", " "))
                        .orElse(""),
                fields.value(EXPECTED)
                        .map(word -> (Decision) Binder.value(Decision.class, word, EXPECTED, "'" + EXPECTED + "'")),
                Hypothesis.Standing.REGISTERED,
                Canonical.digest(plain(claim, terms)));
    }

    /** Hypotheses as a study states them. */
    public static List<Object> plain(List<Hypothesis> hypotheses) {
        List<Object> items = new ArrayList<>();
        for (Hypothesis hypothesis : hypotheses) {
            SequencedMap<String, Object> item = new LinkedHashMap<>(plain(hypothesis.claim(), hypothesis.terms()));
            if (!hypothesis.says().isEmpty()) {
                item.put(SAYS, hypothesis.says());
            }
            hypothesis.expected().ifPresent(expected -> item.put(EXPECTED, expected.word()));
            items.add(item);
        }
        return items;
    }

    /** A claim under its word, and its terms, without what they need not say. */
    private static Map<String, Object> plain(Claim claim, Terms terms) {
        ClaimForm form = ClaimForm.of(claim);
        SequencedMap<String, Object> one = new LinkedHashMap<>();
        one.put(form.word(), form.section(claim));
        if (terms.about() != About.MEANS) {
            one.put(ABOUT, KeyType.word(terms.about()));
        }
        if (!terms.blocks().isEmpty()) {
            one.put(BLOCKS, terms.blocks());
        }
        return one;
    }
}
