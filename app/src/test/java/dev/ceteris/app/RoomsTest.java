// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
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

    @Test
    void a_room_knows_only_the_rooms_on_its_left() {
        holds(layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("engine")
                .definedBy("dev.ceteris.engine..")
                .layer("data")
                .definedBy("dev.ceteris.data..")
                .layer("lab")
                .definedBy("dev.ceteris.lab..")
                .layer("report")
                .definedBy("dev.ceteris.report..")
                .layer("bench")
                .definedBy("dev.ceteris.bench..")
                .layer("app")
                .definedBy("dev.ceteris.app..")
                .whereLayer("engine")
                .mayNotAccessAnyLayer()
                .whereLayer("data")
                .mayOnlyAccessLayers("engine")
                .whereLayer("lab")
                .mayOnlyAccessLayers("engine", "data")
                .whereLayer("report")
                .mayOnlyAccessLayers("lab")
                .whereLayer("bench")
                .mayOnlyAccessLayers("engine", "data")
                .whereLayer("app")
                .mayOnlyAccessLayers("engine", "data", "lab", "report", "bench")
                .because("data flows from left to right: data, engine, lab, report, app; bench stands beside the lab"));
    }

    @Test
    void the_engine_depends_on_the_jdk_alone() {
        holds(classes()
                .that()
                .resideInAPackage("dev.ceteris.engine..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.ceteris.engine..", "java..", "jdk.incubator.vector.."));
    }

    /** A package and those inside it are one thing, door and interior, and may use each other; its neighbours may not. */
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

    /** They are the same everywhere but slow: for draws, for one logarithm a sample, for sines that are never asked for. */
    @Test
    void strict_functions_serve_draws_and_learning_rates_alone() {
        holds(noClasses()
                .that()
                .resideInAPackage("dev.ceteris.engine..")
                .and()
                .resideOutsideOfPackage("dev.ceteris.engine.float64")
                .and()
                .doNotHaveSimpleName("Draws")
                .and()
                .doNotHaveSimpleName("LearningRates")
                .and()
                .doNotHaveSimpleName("Stepper")
                .should()
                .callMethodWhere(inexactCallOf("java.lang.StrictMath")));
    }

    @Test
    void time_and_randomness_come_in_through_parameters() {
        holds(noClasses()
                .that(resideInAnyPackage(
                        "dev.ceteris.engine..",
                        "dev.ceteris.data..",
                        "dev.ceteris.lab..",
                        "dev.ceteris.report..",
                        "dev.ceteris.bench.."))
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
