// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.results;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Guesses from names of files what their parts mean: the pattern that {@code from} takes.
 *
 * @param pattern names in braces for the parts that differ
 * @param fields these names, each with half a sentence that says why it is called so
 * @param notes what is not certain, as sentences without their full stop
 */
record NamesOfFiles(String pattern, SequencedMap<String, String> fields, List<String> notes) {
    /** Numbers without a word before them in names of files. */
    enum BareNumbers {
        /** One of them may be the seed. */
        MAY_BE_SEEDS,
        /** The files have the seed themselves, or need none. */
        ARE_VARIED
    }

    /** A number as long as it goes, so that no two names of files have the first half of one in common. */
    private static final String NUMBER = "(?:\\d+(?:\\.\\d+)?|\\.\\d+)(?:[eE][+-]?\\d+)?(?![^/_\\-=, .])(?!\\.\\d)";

    /** TensorBoard puts the tag of a curve, which may have separators, at the end. */
    private static final Pattern PART = Pattern.compile("(?<tag>(?<=-tag-)[^/]+(?=\\.csv$))"
            + "|(?<negative>(?<=[=_/, ])-" + NUMBER + ")"
            + "|(?<![^/_\\-=, .])(?<start>[^/_\\-=, .]*?)(?<number>(?<!\\d\\.|\\d)" + NUMBER + ")"
            + "|[^/_\\-=, .]+|(?<separator>[/_\\-=, .])");

    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9]*");
    private static final Pattern WHOLE = Pattern.compile("\\d+");

    /** Words before a seed; those with the lowest number win over others. */
    private static final Map<String, Integer> SEEDS = Map.of(
            "seed", 0, "fold", 1, "s", 2, "run", 2, "rep", 2, "repeat", 2, "repetition", 2, "replicate", 2, "trial", 2);

    private static final int NO_SEED = 9;
    private static final String SEED = "seed";

    NamesOfFiles {
        fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
        notes = List.copyOf(notes);
    }

    /** What names say that differ in some parts and are built alike; empty where they are not. */
    static Optional<NamesOfFiles> of(List<String> names, BareNumbers bare) {
        List<List<Part>> parts = names.stream().map(NamesOfFiles::parts).toList();
        boolean alike = parts.stream().map(List::size).distinct().count() == 1;
        return names.size() > 1 && alike ? new Guess(parts, bare).result() : Optional.empty();
    }

    /**
     * A part of a name.
     *
     * @param start what stands before the number in one word
     * @param number as text; empty where it is a word or a separator
     */
    private record Part(String start, String number, boolean isSeparator) {
        String text() {
            return start + number;
        }
    }

    private static List<Part> parts(String name) {
        return PART.matcher(name.replace('\\', '/'))
                .results()
                .map(NamesOfFiles::part)
                .toList();
    }

    private static Part part(MatchResult found) {
        if (found.group("negative") != null) {
            return new Part("", found.group(), false);
        }
        return found.group("number") == null
                ? new Part(found.group(), "", found.group("separator") != null)
                : new Part(found.group("start"), found.group("number"), false);
    }

    /**
     * A place at which the names differ.
     *
     * @param start what all of them have before the number
     * @param word before what differs, in lower case; empty where there is none
     * @param found the texts that differ, without the start
     */
    private record Place(int at, String start, String word, boolean isNamed, List<String> found, boolean numbers) {
        boolean isWhole() {
            return found.stream().allMatch(text -> WHOLE.matcher(text).matches());
        }

        int rank() {
            return isWhole() ? SEEDS.getOrDefault(word, NO_SEED) : NO_SEED;
        }

        /** Whether it is a whole number, and no word says of what. */
        boolean isBare() {
            return isWhole() && !isNamed && rank() == NO_SEED;
        }

        String examples() {
            return found.stream().distinct().limit(2).collect(Collectors.joining(", "));
        }
    }

    /** The names on their way to a pattern. */
    private static final class Guess {
        private final List<List<Part>> names;
        private final BareNumbers bare;
        private final List<Part> first;
        private final SequencedMap<String, String> fields = new LinkedHashMap<>();
        private final List<String> notes = new ArrayList<>();

        Guess(List<List<Part>> names, BareNumbers bare) {
            this.names = names;
            this.bare = bare;
            first = names.getFirst();
        }

        Optional<NamesOfFiles> result() {
            List<Place> places = new ArrayList<>();
            for (int i = 0; i < first.size(); i++) {
                int at = i;
                List<Part> found = names.stream().map(parts -> parts.get(at)).toList();
                if (found.stream().distinct().count() > 1) {
                    if (found.stream().anyMatch(Part::isSeparator)) {
                        return Optional.empty();
                    }
                    places.add(place(found, at));
                }
            }
            if (places.isEmpty()) {
                return Optional.empty();
            }
            int seed = seed(places);
            List<String> texts = new ArrayList<>(first.stream().map(Part::text).toList());
            places.forEach(place -> texts.set(place.at(), place.start() + "{" + name(place, seed) + "}"));
            int begin = places.getFirst().at();
            while (begin > 0 && !first.get(begin - 1).text().equals("/")) {
                begin--;
            }
            String pattern = String.join("", texts.subList(begin, texts.size()));
            return isReadBack(places, texts, begin)
                    ? Optional.of(new NamesOfFiles(pattern, fields, notes))
                    : Optional.empty();
        }

        private Place place(List<Part> found, int at) {
            String start = found.getFirst().start();
            boolean numbers = found.stream().noneMatch(part -> part.number().isEmpty());
            boolean counted =
                    numbers && found.stream().allMatch(part -> part.start().equals(start));
            if (counted && !start.isEmpty()) {
                return place(found, at, start, start, true);
            }
            boolean plain = !numbers || counted;
            String before = at > 1 && plain ? before(at, counted) : "";
            boolean named = counted
                    || before.equals("tag")
                    || first.get(Math.max(0, at - 1)).text().equals("=");
            return place(found, at, "", before, named);
        }

        private static Place place(List<Part> found, int at, String start, String before, boolean named) {
            String word = before.toLowerCase(Locale.ROOT);
            boolean numbers = found.stream().noneMatch(part -> part.number().isEmpty());
            return new Place(
                    at,
                    start,
                    word,
                    named && WORD.matcher(word).matches(),
                    found.stream()
                            .map(part -> part.text().substring(start.length()))
                            .toList(),
                    numbers);
        }

        /** The word that all names have before a part; across folders only one that means a seed. */
        private String before(int at, boolean isNumber) {
            Part word = first.get(at - 2);
            boolean equal = names.stream().allMatch(parts -> parts.get(at - 2).equals(word));
            boolean close = "_=-".contains(first.get(at - 1).text());
            boolean mayBeSeed = isNumber && SEEDS.containsKey(word.text().toLowerCase(Locale.ROOT));
            return equal && (close || mayBeSeed) ? word.text() : "";
        }

        /** At which place the seed is; -1 where no part can be one. */
        private int seed(List<Place> places) {
            List<Place> named = places.stream()
                    .filter(place -> place.rank() < NO_SEED)
                    .sorted(Comparator.comparingInt(Place::rank))
                    .toList();
            if (!named.isEmpty()) {
                if (named.size() > 1) {
                    notes.add("the names of the files have both '"
                            + named.getFirst().word() + "' and '"
                            + named.get(1).word() + "': '" + named.getFirst().word()
                            + "' was taken for the seed, the other for a factor; check it");
                }
                return named.getFirst().at();
            }
            List<Place> numbers = bare == BareNumbers.ARE_VARIED
                    ? List.of()
                    : places.stream().filter(Place::isBare).toList();
            if (numbers.size() > 1) {
                notes.add("the names of the files vary in " + numbers.size() + " numbers ("
                        + numbers.stream().map(Place::examples).collect(Collectors.joining("; "))
                        + ") and no word says which is the seed: the last ("
                        + numbers.getLast().examples()
                        + ") was taken for it. If that is wrong, exchange the names in braces in 'from'");
            }
            return numbers.isEmpty() ? -1 : numbers.getLast().at();
        }

        private String name(Place place, int seed) {
            String wanted = place.at() == seed
                    ? SEED
                    : place.word().equals("tag") ? "metric" : place.isNamed() ? place.word() : "condition";
            // A second seed is a factor of its own.
            String name = wanted;
            for (int i = 2; fields.containsKey(name) || (name.equals(SEED) && place.at() != seed); i++) {
                name = wanted + i;
            }
            boolean guessed = place.at() == seed && place.rank() == NO_SEED;
            fields.put(
                    name,
                    guessed
                            ? "a number without a word that differs between the names of the files"
                            : "differs between the names of the files");
            return name;
        }

        /** Whether the pattern finds the same parts in each name as were found here: the shortest that fit. */
        private boolean isReadBack(List<Place> places, List<String> texts, int begin) {
            StringBuilder regex = new StringBuilder();
            for (int i = begin; i < texts.size(); i++) {
                int at = i;
                Optional<Place> place =
                        places.stream().filter(one -> one.at() == at).findFirst();
                regex.append(place.map(one -> Pattern.quote(one.start()) + "([^/]+?)")
                        .orElseGet(() -> Pattern.quote(texts.get(at))));
            }
            Pattern reader = Pattern.compile(regex.toString());
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i).subList(begin, first.size()).stream()
                        .map(Part::text)
                        .collect(Collectors.joining());
                Matcher matcher = reader.matcher(name);
                if (!matcher.matches()) {
                    return false;
                }
                for (int j = 0; j < places.size(); j++) {
                    if (!matcher.group(j + 1).equals(places.get(j).found().get(i))) {
                        return false;
                    }
                }
            }
            return true;
        }
    }
}
