// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.model.input;

import dev.ceteris.engine.sample.Features;
import dev.ceteris.engine.sample.Targets;
import java.util.List;
import java.util.Optional;

/**
 * What a model is shown.
 *
 * @param names of the samples, as a table calls them: a file, or its row
 * @param raw features before they are scaled, as wide as the model's inputs
 * @param notes what was done to each sample, in words; empty where nothing was
 * @param answers the right ones, where the files state them; numbers are standardized as the model's targets are
 * @param remarks sentences about what was assumed or left out
 */
public record Shown(
        List<String> names, Features raw, List<String> notes, Optional<Targets> answers, List<String> remarks) {
    public Shown {
        names = List.copyOf(names);
        notes = List.copyOf(notes);
        remarks = List.copyOf(remarks);
    }
}
