// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.function;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * The functions that an expression may use. What IEEE 754 does not define to the last bit comes from
 * {@link StrictMath}, which is the same on every machine.
 */
enum NamedFunction {
    ABS(Takes.ONE),
    ACOS(Takes.ONE),
    ASIN(Takes.ONE),
    ATAN(Takes.ONE),
    CEIL(Takes.ONE),
    COS(Takes.ONE),
    COSH(Takes.ONE),
    EXP(Takes.ONE),
    FLOOR(Takes.ONE),
    LN(Takes.ONE),
    LOG(Takes.ONE),
    LOG10(Takes.ONE),
    MAX(Takes.TWO_OR_MORE),
    MIN(Takes.TWO_OR_MORE),
    POW(Takes.TWO),
    SIGN(Takes.ONE),
    SIN(Takes.ONE),
    SINH(Takes.ONE),
    SQRT(Takes.ONE),
    TAN(Takes.ONE),
    TANH(Takes.ONE);

    /** How many arguments a function has. */
    enum Takes {
        ONE("one argument"),
        TWO("two arguments, with a comma between them"),
        TWO_OR_MORE("two arguments or more, with commas between them");

        private final String words;

        Takes(String words) {
            this.words = words;
        }

        /** As the end of the sentence "expected …". */
        String words() {
            return words;
        }

        boolean fits(int arguments) {
            return switch (this) {
                case ONE -> arguments == 1;
                case TWO -> arguments == 2;
                case TWO_OR_MORE -> arguments >= 2;
            };
        }
    }

    private final Takes takes;

    NamedFunction(Takes takes) {
        this.takes = takes;
    }

    /** How many arguments it has. */
    Takes takes() {
        return takes;
    }

    /** The value of arguments, as many as it takes, at a point. */
    double of(List<Term> arguments, double[] point) {
        double first = arguments.getFirst().at(point);
        return switch (this) {
            case ABS -> Math.abs(first);
            case ACOS -> StrictMath.acos(first);
            case ASIN -> StrictMath.asin(first);
            case ATAN -> StrictMath.atan(first);
            case CEIL -> Math.ceil(first);
            case COS -> StrictMath.cos(first);
            case COSH -> StrictMath.cosh(first);
            case EXP -> StrictMath.exp(first);
            case FLOOR -> Math.floor(first);
            case LN, LOG -> StrictMath.log(first);
            case LOG10 -> StrictMath.log10(first);
            case MAX -> all(arguments, point).max().getAsDouble();
            case MIN -> all(arguments, point).min().getAsDouble();
            case POW -> StrictMath.pow(first, arguments.getLast().at(point));
            case SIGN -> Math.signum(first);
            case SIN -> StrictMath.sin(first);
            case SINH -> StrictMath.sinh(first);
            case SQRT -> Math.sqrt(first);
            case TAN -> StrictMath.tan(first);
            case TANH -> StrictMath.tanh(first);
        };
    }

    /** NaN among them is the greatest and the least of them. */
    private static DoubleStream all(List<Term> arguments, double[] point) {
        return arguments.stream().mapToDouble(argument -> argument.at(point));
    }

    /** What an expression calls it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<NamedFunction> named(String word) {
        return Arrays.stream(values())
                .filter(function -> function.word().equals(word))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(NamedFunction::word).toList();
    }
}
