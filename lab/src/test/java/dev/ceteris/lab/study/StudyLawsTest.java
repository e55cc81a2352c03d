// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.evidence.verdict.InterimAnalyses;
import dev.ceteris.lab.trial.SeedDesign;
import dev.ceteris.lab.trial.TrialSeeds;
import dev.ceteris.spec.Canonical;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.StudyText;
import dev.ceteris.spec.YamlTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws: what may be written differently without becoming another study, and what may not. */
class StudyLawsTest {
    /** A study as keys and values in YAML; a section is a map. */
    private static Map<String, Object> written(
            String question, List<Integer> hidden, double learningRate, List<Integer> batches, int epochs, int seeds) {
        Map<String, Object> study = new LinkedHashMap<>();
        study.put("study", "law");
        study.put("question", question);
        study.put("data", new LinkedHashMap<>(Map.of("source", "mnist", "validation", "10")));
        study.put("network", new LinkedHashMap<>(Map.of("hidden", hidden.toString(), "activation", "identity")));
        study.put(
                "training",
                new LinkedHashMap<>(Map.of(
                        "learningRate",
                        String.valueOf(learningRate),
                        "epochs",
                        String.valueOf(epochs),
                        "update",
                        "epoch")));
        study.put("vary", new LinkedHashMap<>(Map.of("batchSize", batches.toString())));
        study.put("seeds", String.valueOf(seeds));
        study.put("metrics", "[test.loss]");
        return study;
    }

    @Provide
    Arbitrary<Map<String, Object>> studies() {
        Arbitrary<String> questions =
                Arbitraries.of("Why?", "\"A: b # c\"", "'Größer, better?'", "\"\\u0007 \\\\ \\\" x\"");
        Arbitrary<List<Integer>> hidden =
                Arbitraries.integers().between(1, 600).list().ofMaxSize(3);
        Arbitrary<List<Integer>> batches = Arbitraries.integers()
                .between(1, 60_000)
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(4);
        Arbitrary<Double> rates = Arbitraries.doubles().between(1e-12, 1e12).ofScale(14);
        return Combinators.combine(
                        questions,
                        hidden,
                        rates.filter(rate -> rate > 0),
                        batches,
                        Arbitraries.integers().between(1, 500),
                        Arbitraries.integers().between(1, 5))
                .as(StudyLawsTest::written);
    }

    @Property(tries = 200)
    void reading_the_text_of_a_study_gives_an_equal_study(@ForAll("studies") Map<String, Object> written) {
        Study study = ExampleStudy.read(yaml(written, new Random(0)), "train=100");
        assertThat(StudyReader.read(new StudyText("elsewhere", study.text()), List.of()))
                .isEqualTo(study);
    }

    @Property(tries = 200)
    void whitespace_comments_and_the_order_of_keys_do_not_change_a_study(
            @ForAll("studies") Map<String, Object> written, @ForAll long arrangement) {
        Study study = ExampleStudy.read(yaml(written, new Random(0)));
        Study rearranged = ExampleStudy.read(yaml(written, new Random(arrangement)));
        assertThat(rearranged).isEqualTo(study);
    }

    @Property(tries = 200)
    void any_changed_value_changes_the_digest(
            @ForAll("studies") Map<String, Object> written, @ForAll("changes") String change) {
        Study study = ExampleStudy.read(yaml(written, new Random(0)));
        Study changed = StudyReader.read(new StudyText("my.yaml", study.text()), ExampleStudy.parsed(change));
        assertThat(changed.digest()).isNotEqualTo(study.digest());
    }

    /** No generated study has any of these values. */
    @Provide
    Arbitrary<String> changes() {
        return Arbitraries.of(
                "study=other",
                "question=Really?",
                "data.source=fashion-mnist",
                "data.train=9",
                "data.validation=11",
                "data.randomLabels=0.5",
                "network.hidden=[601]",
                "network.activation=relu",
                "network.initialization=glorot",
                "training.learningRate=2e12",
                "training.update=batch",
                "training.epochs=501",
                "vary.batchSize=[60001]",
                "vary.initialization=[he]",
                "seeds=6",
                "seeds=[9]",
                "seeds={split: [1], initialization: 2}",
                "metrics=[train.loss]");
    }

    @Property(tries = 200)
    void any_question_survives_being_written_and_read(@ForAll("texts") String question) {
        StudyContent content = new StudyContent(
                "law",
                question,
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                List.of(),
                new SeedDesign(List.of(TrialSeeds.of(1))),
                List.of("test.loss"),
                List.of(),
                InterimAnalyses.first(1));
        Node tree = YamlTree.of(new StudyText("law", content.yaml(List.of(question))));
        assertThat(tree).isInstanceOfSatisfying(Node.Fields.class, root -> {
            assertThat(root.value("question")).get().extracting(Node::written).isEqualTo(question);
            assertThat(root.value("overridden"))
                    .get()
                    .isInstanceOfSatisfying(
                            Node.Items.class,
                            items -> assertThat(items.values())
                                    .singleElement()
                                    .isInstanceOfSatisfying(
                                            Node.Text.class,
                                            text -> assertThat(text.value()).isEqualTo(question)));
        });
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> anything = Arbitraries.strings()
                .filter(text -> text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE));
        Arbitrary<String> tricky = Arbitraries.strings()
                .withChars("abc yno 0123.-+e:#,[]{}'\"\\|>&*!%@`~?\n\t/")
                .ofMaxLength(12);
        return Arbitraries.oneOf(anything, tricky, Arbitraries.of("true", "null", "No", "~", "1e3", ".inf", "- a", ""));
    }

    @Property(tries = 500)
    void a_number_is_written_with_digits_that_give_it_back(@ForAll double number) {
        assertThat(Double.parseDouble(Canonical.text(number))).isEqualTo(number + 0.0);
    }

    /** The study with its keys shuffled and with comments, blank lines and spaces thrown in. */
    private static String yaml(Map<String, Object> study, Random random) {
        return shuffled(study, random).stream()
                .map(entry -> noise(random) + entry.getKey() + ":"
                        + (entry.getValue() instanceof Map<?, ?> section
                                ? below(section, random)
                                : spaces(random) + entry.getValue() + remark(random) + "\n"))
                .collect(Collectors.joining());
    }

    private static String below(Map<?, ?> section, Random random) {
        String indent = " ".repeat(1 + random.nextInt(4));
        return remark(random) + "\n"
                + shuffled(section, random).stream()
                        .map(entry -> noise(random) + indent + entry.getKey() + ":" + spaces(random) + entry.getValue()
                                + remark(random) + "\n")
                        .collect(Collectors.joining());
    }

    private static <K, V> List<Map.Entry<K, V>> shuffled(Map<K, V> map, Random random) {
        List<Map.Entry<K, V>> entries = new ArrayList<>(map.entrySet());
        Collections.shuffle(entries, random);
        return entries;
    }

    private static String noise(Random random) {
        return random.nextInt(3) == 0 ? "\n   # a remark: {not: yaml\n" : "";
    }

    private static String remark(Random random) {
        return random.nextBoolean() ? spaces(random) + "# why" : "";
    }

    private static String spaces(Random random) {
        return " ".repeat(1 + random.nextInt(3));
    }
}
