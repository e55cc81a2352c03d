// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.summary;

import java.util.ArrayList;
import java.util.List;

/** Lists as parts of a sentence. */
public final class Words {
    private Words() {}

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    public static String list(List<String> words) {
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }

    /** Numbers, with three or more in a row as a range: {@code 1–10}, {@code 3 and 5}, {@code 1–3, 7 and 9}. */
    public static String ranges(List<Long> numbers) {
        List<String> words = new ArrayList<>();
        int from = 0;
        while (from < numbers.size()) {
            int to = from;
            while (to + 1 < numbers.size() && numbers.get(to + 1) == numbers.get(to) + 1) {
                to++;
            }
            if (to - from >= 2) {
                words.add(numbers.get(from) + "–" + numbers.get(to));
            } else {
                numbers.subList(from, to + 1).forEach(number -> words.add(number.toString()));
            }
            from = to + 1;
        }
        return list(words);
    }
}
