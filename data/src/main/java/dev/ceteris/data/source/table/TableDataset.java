// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.table;

import dev.ceteris.base.DataException;
import dev.ceteris.data.source.CsvSource;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.FeatureScale;
import dev.ceteris.data.source.Scaling;
import dev.ceteris.data.source.SourceFile;
import dev.ceteris.data.source.Supply;
import dev.ceteris.data.source.TableInputs;
import dev.ceteris.data.source.TargetColumn;
import dev.ceteris.data.split.Examination;
import dev.ceteris.data.split.Ties;
import dev.ceteris.engine.sample.FloatFeatures;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.sample.Targets;
import dev.ceteris.engine.sample.Values;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A table as samples: a first pass decides what each column and row is for, a second one takes the numbers. */
public final class TableDataset {
    private final TableProfile profile;
    private final TableColumns columns;
    private final Map<String, Integer> labels;
    private final List<Map<String, Integer>> places = new ArrayList<>();
    private final Map<String, Integer> groups = new HashMap<>();
    private final int width;

    private TableDataset(TableProfile profile, TableColumns columns) {
        this.profile = profile;
        this.columns = columns;
        this.labels = profile.classes().labels();
        this.width = columns.width();
        for (InputColumn input : columns.inputs()) {
            Map<String, Integer> place = new HashMap<>();
            input.categories().forEach(category -> place.put(category, place.size()));
            places.add(place);
        }
    }

    /** Rows of one set while they are read. */
    private final class Rows {
        private final float[] features;
        private final int[] classes;
        private final double[] targets;
        private final int[] group;
        private int count;

        private Rows(long rows) {
            if (rows * width > Integer.MAX_VALUE - 8) {
                throw new DataException(profile.source().file() + " has " + rows + " rows of " + width
                        + " inputs, more than fit into memory; use fewer of them");
            }
            int answers = profile.plan().answers().size();
            features = new float[(int) rows * width];
            classes = new int[profile.isClass() ? (int) rows : 0];
            targets = new double[profile.isClass() ? 0 : (int) rows * answers];
            group = new int[profile.plan().group().isPresent() ? (int) rows : 0];
        }

        private void add(String[] cells) {
            int at = count * width;
            for (int i = 0; i < columns.inputs().size(); i++) {
                InputColumn input = columns.inputs().get(i);
                String cell = cells[input.index()];
                if (input.isNumber()) {
                    features[at] = TableColumnProfile.isMissingNumber(cell)
                            ? Float.NaN
                            : (float) profile.head().decimal().number(cell);
                } else {
                    Integer place = places.get(i).get(cell);
                    if (place != null) {
                        features[at + place] = 1;
                    }
                }
                at += input.width();
            }
            answer(cells);
            if (group.length > 0) {
                String name = cells[profile.plan().group().getAsInt()];
                group[count] = groups.computeIfAbsent(name, _ -> groups.size());
            }
            count++;
        }

        private void answer(String[] cells) {
            List<Integer> answers = profile.plan().answers();
            if (profile.isClass()) {
                classes[count] = labels.get(ClassTally.key(cells[answers.getFirst()]));
                return;
            }
            for (int j = 0; j < answers.size(); j++) {
                targets[count * answers.size() + j] = profile.head().decimal().number(cells[answers.get(j)]);
            }
        }

        private void fill(double[] means) {
            for (int i = 0; i < features.length; i++) {
                if (Float.isNaN(features[i])) {
                    features[i] = (float) means[i % width];
                }
            }
        }

        private FloatFeatures features() {
            return new FloatFeatures(features, width);
        }

        private Targets targets(List<TargetColumn> scale) {
            if (profile.isClass()) {
                return new Labels(classes, labels.size());
            }
            double[] scaled = targets.clone();
            for (int i = 0; i < scaled.length; i++) {
                TargetColumn column = scale.get(i % scale.size());
                scaled[i] = (scaled[i] - column.mean()) / column.deviation();
            }
            return new Values(scaled, scale.size());
        }
    }

    /**
     * Opens a table.
     *
     * @throws DataException when it cannot be read or learned; the message names the first ten cells
     */
    public static Dataset open(CsvSource source) {
        TableProfile profile = TableProfile.of(source);
        TableColumns columns = TableColumns.of(profile);
        List<String> remarks = new ArrayList<>(columns.remarks());
        remarks.addAll(AnswerCheck.of(profile));
        AnswerCheck.emptyTest(profile).ifPresent(lack -> {
            throw new DataException(lack);
        });
        return new TableDataset(profile, columns).dataset(remarks).readAs(reading(profile, columns));
    }

    /** What earlier versions read in another way: columns of row numbers, and classes such as 1.0. */
    private static String reading(TableProfile profile, TableColumns columns) {
        List<String> words = new ArrayList<>();
        if (!columns.leftOut().isEmpty()) {
            words.add("without the columns at " + columns.leftOut().sequencedKeySet());
        }
        if (profile.isClass() && profile.classes().areNormalized()) {
            words.add("classes by value");
        }
        return String.join(", ", words);
    }

    private Dataset dataset(List<String> remarks) {
        CsvSource source = profile.source();
        Rows training = new Rows(profile.training());
        Rows test = new Rows(profile.test());
        RowUse uses = new RowUse(profile.plan(), source.answer(), source.missing(), source.test());
        String digest = profile.file().read((row, cells) -> {
            switch (uses.next(cells, row)) {
                case TRAINING -> training.add(cells);
                case TEST -> test.add(cells);
                case DROPPED -> {}
            }
        });
        requireUnchanged(digest, 0, source.file());
        if (source.test() instanceof TestPart.OtherFile(Path other)) {
            String testDigest = source.table(other).read((_, cells) -> {
                if (!uses.drops(cells)) {
                    test.add(cells);
                }
            });
            requireUnchanged(testDigest, 1, other);
        }
        double[] means = means();
        training.fill(means);
        test.fill(means);
        List<TargetColumn> targets = targets();
        TableInputs form = inputs(training.features(), means);
        Samples learned = new Samples(form.shown(training.features()), training.targets(targets));
        Samples judged = new Samples(form.shown(test.features()), test.targets(targets));
        Ties ties = source.drawing() == Drawing.STRATIFIED ? new Ties.Stratified() : new Ties.None();
        if (training.group.length > 0) {
            ties = new Ties.Grouped(training.group);
        }
        return new Dataset(
                source.name(),
                new Supply.Collected(learned, ties),
                Examination.of(judged),
                classNames(),
                files(),
                targets,
                remarks,
                form);
    }

    /** A file that is written to while it is read would give samples of two minds. */
    private void requireUnchanged(String digest, int file, Path path) {
        if (!digest.equals(profile.digests().get(file))) {
            throw new DataException(path + " has changed while it was read; try again when it is complete");
        }
    }

    private double[] means() {
        double[] means = new double[width];
        int at = 0;
        for (InputColumn input : columns.inputs()) {
            if (input.isNumber()) {
                means[at] = profile.column(input.index()).training().mean();
            }
            at += input.width();
        }
        return means;
    }

    /** How rows become inputs; scaled by the training set, except what is 1 or 0 for a category. */
    private TableInputs inputs(FloatFeatures training, double[] means) {
        CsvSource source = profile.source();
        boolean[] numbers = new boolean[width];
        List<TableInputs.NamedColumn> inputs = new ArrayList<>();
        int at = 0;
        for (InputColumn input : columns.inputs()) {
            Arrays.fill(numbers, at, at + input.width(), input.isNumber());
            inputs.add(new TableInputs.NamedColumn(
                    profile.plan().names().name(input.index()), input.index(), input.categories(), means[at]));
            at += input.width();
        }
        List<TableInputs.NamedColumn> answers = profile.plan().answers().stream()
                .map(index -> new TableInputs.NamedColumn(profile.plan().names().name(index), index, List.of(), 0))
                .toList();
        FeatureScale scale = source.scaling() == Scaling.AS_IS
                ? FeatureScale.none(width)
                : source.scaling().fittedTo(training, feature -> numbers[feature]);
        return new TableInputs(source.layout(), profile.head().columns(), inputs, answers, source.missing(), scale);
    }

    private List<TargetColumn> targets() {
        if (profile.isClass()) {
            return List.of();
        }
        boolean asIs = profile.source().scaling() == Scaling.AS_IS;
        List<TargetColumn> targets = new ArrayList<>();
        for (int column : profile.plan().answers()) {
            ColumnMoments moments = profile.column(column).training();
            targets.add(new TargetColumn(
                    profile.plan().names().called(column), asIs ? 0 : moments.mean(), asIs ? 1 : moments.deviation()));
        }
        return targets;
    }

    private List<String> classNames() {
        ClassTally classes = profile.classes();
        return profile.isClass() ? classes.keys().stream().map(classes::name).toList() : List.of();
    }

    private List<SourceFile> files() {
        return files(profile);
    }

    /** The files of a table with their digests. */
    static List<SourceFile> files(TableProfile profile) {
        List<SourceFile> files = new ArrayList<>();
        files.add(new SourceFile(profile.source().name(), profile.digests().getFirst()));
        if (profile.source().test() instanceof TestPart.OtherFile(Path other)) {
            files.add(new SourceFile(
                    String.valueOf(other.getFileName()), profile.digests().getLast()));
        }
        return files;
    }
}
