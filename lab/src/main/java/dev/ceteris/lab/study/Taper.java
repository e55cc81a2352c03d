// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import dev.ceteris.base.Plural;
import dev.ceteris.spec.Binder;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.SectionKey;
import dev.ceteris.spec.StudyException;
import dev.ceteris.spec.ValueKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Hidden layers stated by the first one's width and how the others follow: {@code {depth: 3, width: 512, taper: 3/4}}
 * means {@code [512, 384, 288]}. Each layer has the given share of the units of the layer before, rounded down.
 */
final class Taper {
    /** The knob that may be stated like this. */
    static final String KNOB = "network.hidden";

    static final String DEPTH = "depth";
    static final String WIDTH = "width";
    static final String TAPER = "taper";

    /** Its keys, described. */
    static final List<SectionKey> DESCRIBED = List.of(
            SectionKey.required(DEPTH, new ValueKind.Whole("from 1 to 1000"), "hidden layers"),
            SectionKey.required(WIDTH, new ValueKind.Whole("from 1 to 65536"), "units of the first"),
            SectionKey.unsaid(
                    TAPER,
                    new ValueKind.Phrased(
                            "a share above 0 and at most 1: `3/4`, `0.75`, `1`",
                            ValueKind.Either.of(new ValueKind.Text(), new ValueKind.Real(""))),
                    "1",
                    "units of a layer, divided by those of the one before, above 0 and at most 1: `3/4` or `0.75`"));

    static final List<String> KEYS = SectionKey.names(DESCRIBED);

    static final String EXPECTED_SHARE = "a share above 0 and at most 1, such as 3/4";

    private static final BigInteger DEEPEST = BigInteger.valueOf(1000);
    private static final BigInteger WIDEST = BigInteger.valueOf(65_536);

    private Taper() {}

    /**
     * The tree with every width written out.
     *
     * @throws StudyException when a width would be below 1, or a key is unknown, missing or wrong
     */
    static Node.Fields writtenOut(Node.Fields tree) {
        return tree.value("network").orElse(null) instanceof Node.Fields network
                        && network.value("hidden").orElse(null) instanceof Node.Fields section
                ? tree.with(KNOB, new Node.Field(network.fields().get("hidden").key(), widths(section)))
                : tree;
    }

    private static Node.Items widths(Node.Fields section) {
        Binder.checkKeys(section, KEYS, KNOB);
        int depth = whole(section, DEPTH, DEEPEST);
        int width = whole(section, WIDTH, WIDEST);
        Fraction share = share(section.value(TAPER).orElse(new Node.Whole(section.place(), BigInteger.ONE)));
        List<Node> widths = new ArrayList<>();
        int units = width;
        for (int layer = 1; layer <= depth; layer++) {
            if (units < 1) {
                throw section.place()
                        .error("'" + KNOB + "' has a width below 1 in layer " + layer + ": " + Plural.of(width, "unit")
                                + ", each layer "
                                + share
                                + " of the one before; expected widths of at least 1: fewer layers, a wider first"
                                + " one or a larger taper");
            }
            widths.add(new Node.Whole(section.place(), BigInteger.valueOf(units)));
            units = share.of(units);
        }
        return new Node.Items(section.place(), widths);
    }

    private static int whole(Node.Fields section, String key, BigInteger most) {
        String subject = "'" + KNOB + "." + key + "'";
        Node node = section.value(key)
                .orElseThrow(
                        () -> section.place().error("'" + KNOB + "' has no '" + key + "', expected a whole number"));
        BigInteger value = Binder.whole(node, subject, most);
        if (value.signum() <= 0) {
            throw Binder.mismatch(node, subject, "a whole number from 1 to " + most);
        }
        return value.intValue();
    }

    /** @throws StudyException when a value is not a share */
    static Fraction share(Node node) {
        return Fraction.of(node)
                .orElseThrow(() -> Binder.mismatch(node, "'" + KNOB + "." + TAPER + "'", EXPECTED_SHARE));
    }
}
