// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.base.Plural;
import dev.ceteris.lab.store.Provenance;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.study.Study;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.Section;
import dev.ceteris.report.page.Table;
import dev.ceteris.report.summary.Results;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Provenance: how to run it again, and with what it was run. */
final class OriginSection implements Section {
    @Override
    public Chapter render(Results results) {
        RunRecord run = results.run();
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Listing(
                "Run it again", Element.Listing.Fold.OPEN, run.provenance().command()));
        elements.add(new Element.Tabled(ranWith(run)));
        if (!run.provenance().digests().isEmpty()) {
            elements.add(new Element.Tabled(data(run.provenance())));
        }
        elements.add(new Element.Listing(
                "The study as it was run",
                Element.Listing.Fold.FOLDED,
                run.study().text()));
        return new Chapter("provenance", "Provenance", elements);
    }

    private static Table ranWith(RunRecord run) {
        Provenance provenance = run.provenance();
        Study study = run.study();
        List<Table.Row> rows = List.of(
                row("run", run.id()),
                row("study", study.name()),
                Table.Row.of(new Table.Cell.Plain("digest of the study"), new Table.Cell.Digest(study.digest())),
                row("overridden", study.overrides().isEmpty() ? "nothing" : String.join(", ", study.overrides())),
                row("started", run.created().truncatedTo(ChronoUnit.SECONDS).toString()),
                row("Ceteris", provenance.version()),
                row("arithmetic", "version " + provenance.arithmeticVersion() + "; equal versions give equal bits"),
                row("vectors", provenance.vectorBits() == 0 ? "none, scalar code" : provenance.vectorBits() + " bits"),
                row("Java", provenance.java()),
                row("system", provenance.system()),
                row("processor", provenance.processor() + ", " + Plural.of(provenance.cores(), "core")));
        return new Table(
                "provenance",
                "With what it was run",
                List.of(Table.Column.text("what"), Table.Column.text("value")),
                rows);
    }

    private static Table data(Provenance provenance) {
        return new Table(
                "data",
                "The data, with the SHA-256 of the uncompressed content",
                List.of(Table.Column.text("file"), Table.Column.text("SHA-256")),
                provenance.digests().entrySet().stream()
                        .map(file -> Table.Row.of(
                                new Table.Cell.Plain(file.getKey()), new Table.Cell.Digest(file.getValue())))
                        .toList());
    }

    private static Table.Row row(String what, String value) {
        return Table.Row.of(new Table.Cell.Plain(what), new Table.Cell.Plain(value));
    }
}
