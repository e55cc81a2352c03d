// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Data as they are written inside a page's script element. */
public final class Json {
    private Json() {}

    /** JSON in which no character can end the element that holds it; numbers that are not finite are null. */
    public static String embedded(Object data) {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new SimpleModule().addSerializer(double[].class, new Curve()))
                .build();
        // In JSON '<' occurs in strings only, where it may be written by its number.
        return mapper.writeValueAsString(data).replace("<", "\\u003c");
    }

    /** Six digits are more than a picture shows and a third of the size. */
    private static final class Curve extends StdSerializer<double[]> {
        private static final MathContext DIGITS = new MathContext(6);

        Curve() {
            super(double[].class);
        }

        @Override
        public void serialize(double[] values, JsonGenerator json, SerializationContext context) {
            json.writeStartArray();
            for (double value : values) {
                if (Double.isFinite(value)) {
                    json.writeNumber(new BigDecimal(value).round(DIGITS).doubleValue());
                } else {
                    json.writeNull();
                }
            }
            json.writeEndArray();
        }
    }
}
