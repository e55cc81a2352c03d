// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.summary;

/**
 * How one condition is drawn, the same on every plot and in every table. The colours follow Okabe and Ito (2008), which
 * readers with the common kinds of colour blindness can distinguish; pale ones are darkened on white, dark ones
 * lightened on black, and a brown makes nine. From the tenth condition on colours repeat, but not with the same marker.
 * Conditions whose levels have an order get the colours of {@link Palette}.
 *
 * @param position of the condition in the study, from 0
 * @param light colour on a light page
 * @param dark colour on a dark page
 * @param symbol marker, by Plotly's name
 * @param glyph the same marker as a character
 */
public record Look(int position, String light, String dark, String symbol, String glyph) {
    private static final String[][] COLOURS = {
        {"#0072b2", "#56a5dc"},
        {"#d55e00", "#f0803c"},
        {"#009e73", "#2fc296"},
        {"#b85c94", "#dd92bd"},
        {"#3a3a3a", "#e4e4e4"},
        {"#b98100", "#e9ae2d"},
        {"#3f9bd1", "#8dcdf3"},
        {"#857a00", "#e6db55"},
        {"#8f4a2b", "#cf9a80"},
    };
    private static final String[][] MARKERS = {
        {"circle", "●"},
        {"square", "■"},
        {"triangle-up", "▲"},
        {"diamond", "◆"},
        {"triangle-down", "▼"},
        {"star", "★"},
        {"cross", "✚"},
        {"pentagon", "⬟"},
        {"hexagram", "✶"},
        {"triangle-left", "◀"},
    };

    public static Look at(int position) {
        String[] colour = COLOURS[position % COLOURS.length];
        // 9 colours and 10 markers have no common divisor: 90 conditions differ.
        String[] marker = MARKERS[position % MARKERS.length];
        return new Look(position, colour[0], colour[1], marker[0], marker[1]);
    }

    /** The same marker in other colours. */
    Look coloured(String light, String dark) {
        return new Look(position, light, dark, symbol, glyph);
    }

    /** The two colours, as the name of a property in a page's style. */
    public String colours() {
        return light.substring(1) + "-" + dark.substring(1);
    }
}
