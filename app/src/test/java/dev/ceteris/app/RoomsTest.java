// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Law: the house of docs/architecture.md is the house that is built. Reads the compiled classes of every room. */
class RoomsTest {
    /** Functions whose last bit the platform may choose; the engine has its own (sqrt, fma and abs are exact). */
    private static final Set<String> INEXACT = Set.of(
            "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp", "expm1", "log",
            "log10", "log1p", "pow", "cbrt", "hypot");

    private static final JavaClasses HOUSE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.ceteris");

    /** The rooms of docs/architecture.md, each with the rooms that it may know. */
    private static final Map<String, Set<String>> MAY_KNOW = Map.ofEntries(
            entry("base"),
            entry("engine", "base"),
            entry("data", "base", "engine"),
            entry("spec", "base"),
            entry("evidence", "base", "spec"),
            entry("theory", "base", "engine", "evidence"),
            entry("lab", "base", "engine", "data", "spec", "evidence", "theory"),
            entry("model", "base", "engine", "data", "spec", "lab"),
            entry("report", "base", "data", "spec", "evidence", "theory", "lab"),
            entry("reproduction", "base", "data", "spec", "evidence", "theory", "lab", "report"),
            entry("bench", "base", "engine", "data"),
            entry(
                    "app",
                    "base",
                    "engine",
                    "data",
                    "spec",
                    "evidence",
                    "theory",
                    "lab",
                    "model",
                    "report",
                    "reproduction",
                    "bench"));

    private static Map.Entry<String, Set<String>> entry(String room, String... known) {
        return Map.entry(room, Set.of(known));
    }

    @Test
    void a_room_knows_only_the_rooms_it_may_know() {
        for (Map.Entry<String, Set<String>> room : MAY_KNOW.entrySet()) {
            String[] strangers = MAY_KNOW.keySet().stream()
                    .filter(other -> !other.equals(room.getKey()))
                    .filter(other -> !room.getValue().contains(other))
                    .map(other -> "dev.ceteris." + other + "..")
                    .toArray(String[]::new);
            holds(noClasses()
                    .that()
                    .resideInAPackage("dev.ceteris." + room.getKey() + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(strangers)
                    .because("docs/architecture.md lists what each room may know"));
        }
    }

    @Test
    void every_class_lives_in_one_of_the_rooms() {
        assertThat(HOUSE.stream().map(RoomsTest::room).distinct())
                .containsExactlyInAnyOrderElementsOf(MAY_KNOW.keySet());
    }

    /** One name, one thing: a reader of a name knows what it is without its package. */
    @Test
    void no_simple_name_occurs_twice() {
        Map<String, List<String>> byName = HOUSE.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(groupingBy(JavaClass::getSimpleName, mapping(JavaClass::getName, toList())));
        assertThat(byName.values().stream().filter(names -> names.size() > 1)).isEmpty();
    }

    @Test
    void every_package_says_at_its_door_what_it_is() {
        assertThat(HOUSE.stream().map(RoomsTest::door).distinct()).allMatch(Files::isRegularFile);
    }

    /** The part of a package's name after {@code dev.ceteris}. */
    private static String room(JavaClass type) {
        Matcher name = Pattern.compile("dev\\.ceteris\\.(\\w+).*").matcher(type.getPackageName());
        assertThat(name.matches()).as(type.getName()).isTrue();
        return name.group(1);
    }

    private static Path door(JavaClass type) {
        return Path.of("..", room(type), "src", "main", "java")
                .resolve(type.getPackageName().replace('.', '/'))
                .resolve("package-info.java");
    }

    @Test
    void base_spec_and_evidence_depend_on_no_engine_and_no_database() {
        holds(noClasses()
                .that()
                .resideInAnyPackage("dev.ceteris.base..", "dev.ceteris.spec..", "dev.ceteris.evidence..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.ceteris.engine..", "jdk.incubator.vector..", "org.sqlite..", "org.jdbi..", "java.sql.."));
    }

    /** Nor does anything that it calls: the results may come from any tool, where Ceteris has trained nothing. */
    @Test
    void judging_needs_no_engine_and_no_store() {
        holds(noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.ceteris.app.command.judge..", "dev.ceteris.app.process..", "dev.ceteris.report.verdict..")
                .should()
                .transitivelyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.ceteris.engine..",
                        "dev.ceteris.data..",
                        "dev.ceteris.theory..",
                        "dev.ceteris.lab..",
                        "jdk.incubator.vector..",
                        "org.sqlite..",
                        "org.jdbi.."));
    }

    @Test
    void the_engine_depends_on_base_and_the_jdk_alone() {
        holds(classes()
                .that()
                .resideInAPackage("dev.ceteris.engine..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.ceteris.base..", "dev.ceteris.engine..", "java..", "jdk.incubator.vector.."));
    }

    @Test
    void base_depends_on_the_jdk_alone() {
        holds(classes()
                .that()
                .resideInAPackage("dev.ceteris.base..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.ceteris.base..", "java.."));
    }

    /** It judges the results of any tool: it knows neither how they were written nor where they are kept. */
    @Test
    void claims_and_verdicts_know_no_format_and_no_study() {
        holds(classes()
                .that()
                .resideInAnyPackage("dev.ceteris.evidence.claim..", "dev.ceteris.evidence.verdict..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.ceteris.evidence.claim..",
                        "dev.ceteris.evidence.verdict..",
                        "dev.ceteris.evidence.statistics..",
                        "dev.ceteris.base..",
                        "java.."));
    }

    /**
     * A package and those inside it are one thing, door and interior, and may use each other; its neighbours may not.
     */
    @ParameterizedTest
    @ValueSource(strings = {"dev.ceteris.(*)..", "dev.ceteris.(*).(*)..", "dev.ceteris.(*).(*).(*).."})
    void neighbouring_packages_form_no_cycles(String neighbours) {
        holds(slices().matching(neighbours).should().beFreeOfCycles().allowEmptyShould(true));
    }

    @Test
    void only_the_app_writes_to_the_terminal() {
        holds(noClasses().that().resideOutsideOfPackage("dev.ceteris.app..").should(ACCESS_STANDARD_STREAMS));
    }

    @Test
    void nothing_logs_through_the_jdk() {
        holds(noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging.."));
    }

    @Test
    void results_use_no_function_whose_last_bit_the_platform_chooses() {
        holds(noClasses()
                .that()
                .resideInAPackage("dev.ceteris.engine..")
                .should()
                .callMethodWhere(inexactCallOf("java.lang.Math"))
                .orShould()
                .accessFieldWhere(inexactLanes()));
    }

    /**
     * They are the same everywhere but slow: for draws, for one logarithm a sample, for sines that are never asked for.
     */
    @Test
    void strict_functions_serve_draws_and_learning_rates_alone() {
        holds(noClasses()
                .that()
                .resideInAPackage("dev.ceteris.engine..")
                .and()
                .resideOutsideOfPackages(
                        "dev.ceteris.engine.augmentation",
                        "dev.ceteris.engine.float64",
                        "dev.ceteris.engine.optimizer",
                        "dev.ceteris.engine.schedule")
                .and()
                .doNotHaveSimpleName("Draws")
                .and()
                .doNotHaveSimpleName("Sinusoid64")
                .and()
                .doNotHaveSimpleName("Logarithm64")
                .should()
                .callMethodWhere(inexactCallOf("java.lang.StrictMath")));
    }

    @Test
    void time_and_randomness_come_in_through_parameters() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("dev.ceteris.app..")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocalRandom.class)
                .orShould()
                .callConstructor(Random.class));
    }

    @Test
    void nothing_static_changes() {
        holds(fields().that()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .beFinal()
                .andShould()
                .notHaveRawType(changeable()));
    }

    private static void holds(ArchRule rule) {
        rule.check(HOUSE);
    }

    private static DescribedPredicate<JavaCall<?>> inexactCallOf(String owner) {
        return describe(
                "one of " + owner + "'s inexact functions",
                call -> call.getTargetOwner().getName().equals(owner) && INEXACT.contains(call.getName()));
    }

    /** Lane operations of the same functions: {@code VectorOperators.EXP} and so on. */
    private static DescribedPredicate<JavaFieldAccess> inexactLanes() {
        return describe(
                "one of VectorOperators' inexact functions",
                access -> access.getTargetOwner().getName().equals("jdk.incubator.vector.VectorOperators")
                        && INEXACT.contains(access.getName().toLowerCase(Locale.ROOT)));
    }

    /** Types that are made to be changed. Immutable collections have interface types, which say nothing either way. */
    private static DescribedPredicate<JavaClass> changeable() {
        return describe(
                "that is made to be changed",
                type -> type.isAssignableTo(ThreadLocal.class)
                        || type.getPackageName().equals("java.util.concurrent.atomic")
                        || (!type.isInterface()
                                && (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class))));
    }
}
