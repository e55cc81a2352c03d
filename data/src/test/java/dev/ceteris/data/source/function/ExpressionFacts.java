// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.base.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts: values as NumPy 2.4.6 calculates them, and what is said about mistakes. */
class ExpressionFacts {
    /** NumPy's functions and ours may round differently in the last place. */
    private static final double LAST_PLACES = 4e-16;

    /**
     * Each is {@code repr(float(…))} of the same formula in Python with {@code from numpy import *} and {@code **} for
     * ^.
     */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    x1*exp(-x1^2-x2^2); 0.0791290714483149
                    sin(pi*x1)*cos(2*x2)/(1+x3^2); -0.09561897431230916
                    sqrt(abs(x2))+ln(x3)-log10(x3); 1.6585261483012559
                    tanh(x1)+sinh(x2)-cosh(x3); -7.226304139839138
                    max(x1,x2,x3)-min(x1,x2,x3); 3.8
                    pow(x3,x2)+x3^-2; 0.4638631171729496
                    atan(x1)+asin(x1)+acos(x1); 2.181522291184105
                    sign(x2)*floor(x3)+ceil(x1); -1.0
                    20+x1^2-10*cos(2*pi*x1)+x2^2-10*cos(2*pi*x2); 28.360339887498945
                    100*(x2-x1^2)^2+(1-x1)^2; 320.49999999999994
                    e^x1-tan(x1); 1.1714643270073968
                    log(x3)/exp(x1); 0.45501651144898025
                    """)
    void values_are_those_of_an_independent_implementation(String text, double expected) {
        double scale = Math.max(1, Math.abs(expected));

        assertThat(Expression.parse(text).at(0.7, -1.3, 2.5)).isCloseTo(expected, within(scale * LAST_PLACES));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    -2^2; -4
                    2^3^2; 512
                    2^-1; 0.5
                    -2^-2; -0.25
                    2*-3; -6
                    --2; 2
                    +2-+3; -1
                    8/4/2; 1
                    5-3-1; 1
                    .5+2.; 2.5
                    1e3+1E-3; 1000.001
                    (((7))); 7
                    """)
    void small_sums_come_out_as_at_school(String text, double expected) {
        assertThat(Expression.parse(text).at()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
                    "x1+"; 4: found the end, expected a number, a variable, a function or '('
                    ""; 1: found the end, expected a number
                    "x1)"; 3: found ')', expected an operator such as '*' or the end; there is no '(' to go with it
                    "(x1"; 4: found the end, expected an operator such as '*' or ')'
                    "2x1"; 2: found 'x', expected an operator such as '*' or the end; products need their '*'
                    "2 (x1)"; 3: found '(', expected an operator such as '*' or the end; products need their '*'
                    "x1**2"; 3: found '**', expected '^' for a power
                    "x1*ex(-x1)"; 4: unknown function 'ex'; did you mean 'exp'?
                    "sgn(x1)"; 1: unknown function 'sgn'; did you mean 'sign'?
                    "x1+X2"; 4: unknown name 'X2'; did you mean 'x2'?
                    "y"; 1: unknown name 'y'
                    "x0"; 1: unknown name 'x0'; did you mean 'x1'?
                    "x17"; 1: found 'x17', expected one of the variables x1 to x16
                    "exp x1"; 5: found 'x', expected '(' and what 'exp' is taken of
                    "exp"; 4: found the end, expected '(' and what 'exp' is taken of
                    "exp(x1, x2)"; 1: 'exp' has 2 arguments, expected one argument
                    "1+pow(x1)"; 3: 'pow' has 1 argument, expected two arguments
                    "max(x1)"; 1: 'max' has 1 argument, expected two arguments or more
                    "exp()"; 5: found ')', expected a number, a variable
                    "max(x1,)"; 8: found ')', expected a number, a variable
                    "x1 ? 2"; 4: found '?', expected an operator
                    "x1 − 2"; 4: found '−', expected an operator
                    "."; 1: found '.', expected digits
                    "1e999"; 1: found '1e999', expected a number of at most 1.8e308
                    "2e"; 2: found 'e', expected an operator such as '*' or the end; products need their '*'
                    """)
    void a_mistake_is_told_with_its_column_and_what_was_expected(String text, String told) {
        assertThatThrownBy(() -> Expression.parse(text))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'" + text + "', column " + told);
    }

    @Test
    void what_is_not_for_people_is_refused() {
        assertThatThrownBy(() -> Expression.parse("(".repeat(200)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("found more than 100 parentheses, powers and signs within each other");
        assertThatThrownBy(() -> Expression.parse("1+".repeat(600) + "1"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("column 1001: it goes on, expected at most 1000 characters");
    }
}
