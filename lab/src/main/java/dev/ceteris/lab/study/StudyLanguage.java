// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import dev.ceteris.lab.source.Sources;
import dev.ceteris.lab.trial.Knobs;
import dev.ceteris.spec.Form;
import dev.ceteris.spec.Language;
import java.util.List;

/** The language of studies: what a trial is made of, and how data sources are written. */
public final class StudyLanguage implements Language {
    @Override
    public Class<? extends Record> spec() {
        return Knobs.class;
    }

    @Override
    public List<Form<?>> forms() {
        return List.of(new Sources());
    }
}
