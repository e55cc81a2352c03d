// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.engine.network.activation.Elu;
import dev.ceteris.engine.network.activation.LeakyRelu;
import dev.ceteris.engine.network.activation.Relu;
import dev.ceteris.engine.optimizer.Adam;
import dev.ceteris.engine.optimizer.AdamW;
import dev.ceteris.engine.optimizer.Lbfgs;
import dev.ceteris.engine.optimizer.LevenbergMarquardt;
import dev.ceteris.engine.optimizer.Lion;
import dev.ceteris.engine.optimizer.Momentum;
import dev.ceteris.engine.optimizer.Nesterov;
import dev.ceteris.engine.optimizer.Rmsprop;
import dev.ceteris.engine.regularization.ElasticNet;
import dev.ceteris.engine.regularization.L1;
import dev.ceteris.engine.regularization.L2;
import dev.ceteris.engine.regularization.None;
import dev.ceteris.engine.regularization.Regularization.Form;
import dev.ceteris.engine.regularization.Regularization.Per;
import dev.ceteris.engine.regularization.WeightDecay;
import dev.ceteris.engine.schedule.Cosine;
import dev.ceteris.engine.schedule.Linear;
import dev.ceteris.engine.schedule.LinearDecay;
import dev.ceteris.engine.schedule.OneCycle;
import dev.ceteris.engine.schedule.Polynomial;
import dev.ceteris.engine.schedule.Step;
import dev.ceteris.engine.stopping.Patience;
import dev.ceteris.engine.training.Training;
import dev.ceteris.lab.trial.Factor;
import dev.ceteris.lab.trial.Knobs;
import dev.ceteris.spec.Place;
import dev.ceteris.spec.StudyException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts: choices that have knobs of their own, held, varied and set. */
class ChoicesTest {
    private static Training training(String lines) {
        return ExampleStudy.read(ExampleStudy.with("  update: batch\n", lines))
                .trials()
                .getFirst()
                .training();
    }

    @Test
    void a_choice_need_not_say_its_defaults() {
        assertThat(training("  optimizer: adam\n").optimizer()).isEqualTo(new Adam(0.9, 0.999, 1e-8));
        assertThat(training("  optimizer: {adamW: {weightDecay: 0.1}}\n").optimizer())
                .isEqualTo(new AdamW(0.9, 0.999, 1e-8, 0.1));
        assertThat(training("  optimizer: momentum\n").optimizer()).isEqualTo(new Momentum(0.9));
        assertThat(training("  optimizer: {nesterov: {}}\n").optimizer()).isEqualTo(new Nesterov(0.9));
        assertThat(training("  optimizer: rmsprop\n").optimizer()).isEqualTo(new Rmsprop(0.99, 1e-8));
        assertThat(training("  optimizer: {lion: {weightDecay: 0.1}}\n").optimizer())
                .isEqualTo(new Lion(0.9, 0.99, 0.1));
        assertThat(training("  optimizer: lbfgs\n").optimizer()).isEqualTo(new Lbfgs(10));
        assertThat(training("  optimizer: {levenbergMarquardt: {ease: 2}}\n").optimizer())
                .isEqualTo(new LevenbergMarquardt(1e-3, 2));
        assertThat(training("  schedule: {step: {every: 5}}\n").schedule()).isEqualTo(new Step(5, 0.1));
        assertThat(training("  schedule: cosine\n").schedule()).isEqualTo(new Cosine(0, 0));
        assertThat(training("  schedule: linear\n  rateScaling: linear\n"))
                .extracting(Training::schedule, Training::rateScaling)
                .containsExactly(new LinearDecay(0, 0), new Linear(128));
        assertThat(training("  schedule: {linear: {warmUp: 0.1, floor: 0.01}}\n")
                        .schedule())
                .isEqualTo(new LinearDecay(0.1, 0.01));
        assertThat(training("  schedule: {polynomial: {power: 2}}\n").schedule())
                .isEqualTo(new Polynomial(2, 0, 0));
        assertThat(training("  schedule: oneCycle\n").schedule()).isEqualTo(new OneCycle(0.3, 0.04, 4e-6));
        assertThat(training("  regularization: {l1: {lambda: 5e-5}}\n").regularization())
                .isEqualTo(new L1(5e-5, Form.PROXIMAL, Per.UPDATE));
        assertThat(training("  regularization: {l2: {lambda: 1, per: batch}}\n").regularization())
                .isEqualTo(new L2(1, Per.BATCH));
        assertThat(training("  regularization: {elasticNet: {l1: 0, l2: 1, form: subgradient}}\n")
                        .regularization())
                .isEqualTo(new ElasticNet(0, 1, Form.SUBGRADIENT, Per.UPDATE));
    }

    @Test
    void an_activation_may_have_a_number_and_is_a_factor_like_any_other() {
        Study study = ExampleStudy.read(ExampleStudy.with(
                "  batchSize: [128, 1024]\n",
                "  activation: [relu, leakyRelu, {leakyRelu: {slope: 0.2}}, elu, {elu: {alpha: 2}}]\n"));
        assertThat(study.trials().stream()
                        .map(trial -> trial.network().activation())
                        .distinct()
                        .toList())
                .containsExactly(new Relu(), new LeakyRelu(0.01), new LeakyRelu(0.2), new Elu(1), new Elu(2));
        assertThat(study.trials().stream()
                        .map(trial -> trial.condition().label())
                        .distinct()
                        .toList())
                .containsExactly(
                        "activation relu",
                        "activation leakyRelu",
                        "activation leakyRelu slope 0.2",
                        "activation elu",
                        "activation elu alpha 2");
    }

    @Test
    void a_knob_that_came_later_is_written_where_it_says_something_and_changes_no_digest_where_not() {
        Study plain = ExampleStudy.read(ExampleStudy.TEXT);
        Study said = ExampleStudy.read(ExampleStudy.with("  update: batch\n", "  clipping: none\n  maxNorm: 0\n"));
        Study clipped = ExampleStudy.read(
                ExampleStudy.with("  update: batch\n", "  clipping: {norm: {limit: 1}}\n  maxNorm: 3\n"));
        assertThat(plain.text()).doesNotContain("clipping", "maxNorm");
        assertThat(said.digest()).isEqualTo(plain.digest());
        assertThat(clipped.digest()).isNotEqualTo(plain.digest());
        assertThat(clipped.text()).contains("clipping:", "limit: 1", "maxNorm: 3");
        assertThat(ExampleStudy.read(clipped.text()).digest()).isEqualTo(clipped.digest());
    }

    @Test
    void clipping_and_bounds_are_factors_like_any_other() {
        Study study = ExampleStudy.read(ExampleStudy.with(
                "  batchSize: [128, 1024]\n",
                "  clipping: [none, {norm: {limit: 1}}, {value: {limit: 0.5}}]\n  maxNorm: [0, 3]\n"));
        assertThat(study.trials().stream()
                        .map(trial -> trial.condition().label())
                        .distinct()
                        .toList())
                .containsExactly(
                        "clipping none, maxNorm 0",
                        "clipping none, maxNorm 3",
                        "clipping norm limit 1, maxNorm 0",
                        "clipping norm limit 1, maxNorm 3",
                        "clipping value limit 0.5, maxNorm 0",
                        "clipping value limit 0.5, maxNorm 3");
        assertThat(ExampleStudy.read(study.text()).digest()).isEqualTo(study.digest());
    }

    @Test
    void early_stopping_has_defaults_and_needs_samples_to_judge_by() {
        String text = ExampleStudy.with("  update: batch\n", "  earlyStopping: patience\n");
        assertThat(ExampleStudy.read(text, "validation=1000")
                        .trials()
                        .getFirst()
                        .training()
                        .earlyStopping())
                .isEqualTo(new Patience(10, 0));
        assertThatThrownBy(() -> ExampleStudy.read(text))
                .isInstanceOf(StudyException.class)
                .hasMessage("my.yaml:11:18: 'training.earlyStopping' is the text 'patience', expected never as long as"
                        + " data.validation is 0: the validation set is what it goes by, so set some samples aside,"
                        + " such as data.validation=5000");
    }

    @Test
    void a_patience_that_watches_the_loss_is_the_one_that_it_was() {
        String text = ExampleStudy.with("  update: batch\n", "  earlyStopping: {patience: {epochs: 3}}\n");
        Study study = ExampleStudy.read(text, "validation=1000");
        Study said = ExampleStudy.read(text, "validation=1000", "patience.metric=validation.loss");
        Study other = ExampleStudy.read(text, "validation=1000", "patience.metric=validation.f1Macro");

        assertThat(study.text()).doesNotContain("metric: validation.loss");
        assertThat(said.digest()).isEqualTo(study.digest());
        assertThat(other.digest()).isNotEqualTo(study.digest());
        assertThat(ExampleStudy.read(other.text()).digest()).isEqualTo(other.digest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"test.accuracy", "validation.mae", "validation.f1", "weight.norm"})
    void what_is_not_measured_on_the_validation_set_is_not_watched(String metric) {
        String text = ExampleStudy.with("  update: batch\n", "  earlyStopping: {patience: {metric: " + metric + "}}\n");

        assertThatThrownBy(() -> ExampleStudy.read(text, "validation=1000"))
                .isInstanceOf(StudyException.class)
                .hasMessage("my.yaml:11:38: 'training.earlyStopping.patience.metric' is the text '" + metric
                        + "', expected a metric of the validation set that is measured where classes are learned:"
                        + " validation.loss, validation.accuracy, validation.balancedAccuracy,"
                        + " validation.precisionMacro, validation.recallMacro, validation.lowestRecall,"
                        + " validation.f1Macro, validation.f1Micro, validation.auc, validation.logLoss,"
                        + " validation.calibrationError, validation.precision(CLASS), validation.recall(CLASS),"
                        + " validation.f1(CLASS)");
    }

    @Test
    void whole_choices_are_levels_and_tables_show_what_is_not_a_default() {
        Study study = ExampleStudy.read(ExampleStudy.with(
                "batchSize: [128, 1024]",
                "regularization: [none, {l1: {lambda: 5e-5}}, {l2: {per: batch, lambda: 5e-3}}, {weightDecay: "
                        + "{lambda: 0.5}}]"));
        assertThat(study.factors().getFirst().texts())
                .containsExactly("none", "l1 lambda 5e-5", "l2 lambda 0.005, per batch", "weightDecay lambda 0.5");
        assertThat(study.trials().subList(0, 4))
                .extracting(trial -> trial.training().regularization())
                .containsExactly(
                        new None(),
                        new L1(5e-5, Form.PROXIMAL, Per.UPDATE),
                        new L2(5e-3, Per.BATCH),
                        new WeightDecay(0.5));
        assertThat(ExampleStudy.read(study.text())).usingRecursiveComparison().isEqualTo(study);
    }

    @Test
    void a_choice_of_defaults_is_shown_as_its_word() {
        Study study = ExampleStudy.read(
                ExampleStudy.with("batchSize: [128, 1024]", "optimizer: [sgd, adam, {adam: {beta1: 0.5}}]"));
        assertThat(study.factors().getFirst().texts()).containsExactly("sgd", "adam", "adam beta1 0.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"l2.lambda", "regularization.l2.lambda", "training.regularization.l2.lambda"})
    void who_varies_a_knob_of_a_choice_has_made_the_choice(String name) {
        Study study = ExampleStudy.read(ExampleStudy.with("batchSize: [128, 1024]", name + ": [5e-5, 5e-3]"));
        assertThat(study.factors())
                .containsExactly(new Factor("l2.lambda", "training.regularization.l2.lambda", List.of(5e-5, 5e-3)));
        assertThat(study.trials().getLast().training().regularization()).isEqualTo(new L2(5e-3, Per.UPDATE));
        assertThat(study.held()).containsEntry("training.regularization.l2.per", "update");
        assertThat(ExampleStudy.read(study.text()).digest()).isEqualTo(study.digest());
    }

    @Test
    void who_has_made_the_choice_by_its_word_can_vary_or_tune_its_knobs() {
        String chosen = ExampleStudy.with("batchSize: [128, 1024]", "l2.lambda: [5e-5, 5e-3]")
                .replace("  update: batch", "  regularization: l2");
        assertThat(ExampleStudy.read(chosen).trials().getLast().training().regularization())
                .isEqualTo(new L2(5e-3, Per.UPDATE));

        String tuned = ExampleStudy.TEXT.replace("  update: batch", "  regularization: l2")
                + "tune: {l2.lambda: [5e-5, 5e-3], search: grid, folds: 2, seeds: 1}\n";
        assertThat(ExampleStudy.read(tuned, "data.validation=0")
                        .tuning()
                        .tuningRuns()
                        .getFirst()
                        .trials())
                .extracting(trial -> trial.training().regularization())
                .containsExactly(
                        new L2(5e-5, Per.UPDATE),
                        new L2(5e-5, Per.UPDATE),
                        new L2(5e-3, Per.UPDATE),
                        new L2(5e-3, Per.UPDATE));
    }

    @Test
    void a_study_that_tunes_a_knob_of_a_choice_has_made_the_choice() {
        String space = "l2.lambda: {from: 5e-5, to: 5e-3}";
        String text = ExampleStudy.with("source: mnist", "source: mnist\n  validation: 100");
        String tuned = text + "tune: {" + space + ", budget: {trials: 2}}\n";
        Study study = ExampleStudy.read(tuned);
        assertThat(study.tuning().tuningRuns().getFirst().trials())
                .extracting(trial -> trial.training().regularization())
                .allSatisfy(penalty -> assertThat(penalty).isInstanceOf(L2.class));
        String stated = tuned.replace("  update: batch", "  update: batch\n  regularization: {l2: {lambda: 1}}");
        assertThat(study.digest()).isEqualTo(ExampleStudy.read(stated).digest());
        assertThat(ExampleStudy.read(study.text()).digest()).isEqualTo(study.digest());

        String search = "search: {" + space + ", budget: {trials: 4}}";
        assertThat(ExampleStudy.read(text.replace("vary:\n  batchSize: [128, 1024]", search))
                        .trials())
                .extracting(trial -> trial.training().regularization())
                .allSatisfy(penalty -> assertThat(penalty).isInstanceOf(L2.class));
    }

    @Test
    void a_knob_of_a_choice_can_be_set() {
        Study study = ExampleStudy.read(
                ExampleStudy.TEXT, "l1.lambda=1e-3", "optimizer={adam: {beta1: 0.8}}", "adam.beta2=0.99");
        assertThat(study.trials().getFirst().training().regularization())
                .isEqualTo(new L1(1e-3, Form.PROXIMAL, Per.UPDATE));
        assertThat(study.trials().getFirst().training().optimizer()).isEqualTo(new Adam(0.8, 0.99, 1e-8));
        assertThat(study.overrides())
                .containsExactly(
                        "training.regularization.l1.lambda=1e-3",
                        "training.optimizer={adam: {beta1: 0.8}}",
                        "training.optimizer.adam.beta2=0.99");
    }

    @Test
    void the_epochs_of_patience_are_not_those_of_the_training() {
        assertThat(Knobs.name("training.epochs")).isEqualTo("epochs");
        assertThat(Knobs.name("training.earlyStopping.patience.epochs")).isEqualTo("patience.epochs");
        assertThat(Knobs.PATHS)
                .allSatisfy(path ->
                        assertThat(Knobs.path(Knobs.name(path), new Place("x"))).isEqualTo(path));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "optimizer: {adam: {beta1: 1}} | my.yaml:11:29: 'training.optimizer.adam.beta1' is 1,"
                        + " expected at least 0 and below 1",
                "optimizer: {rmsprop: {epsilon: 0}} | my.yaml:11:34: 'training.optimizer.rmsprop.epsilon' is 0,"
                        + " expected between 1e-30 and 1e30",
                "optimizer: {lion: {beta2: 1}} | my.yaml:11:29: 'training.optimizer.lion.beta2' is 1,"
                        + " expected at least 0 and below 1",
                "optimizer: {adam: {beta: 1}} | my.yaml:11:22: unknown key 'beta' in 'training.optimizer.adam';"
                        + " did you mean 'beta1'?~~  known here: beta1, beta2, epsilon",
                "regularization: l2 | my.yaml:11:19: 'training.regularization.l2' has no 'lambda', expected a number",
                "regularization: {l2: {lambda: -1}} | my.yaml:11:33: 'training.regularization.l2.lambda' is -1,"
                        + " expected between 0 and 1e30",
                "regularization: {l1: {lambda: 1, form: sharp}} | my.yaml:11:42: unknown form 'sharp'~~"
                        + "  known here: proximal, subgradient",
                "schedule: {step: {every: 0}} | my.yaml:11:28: 'training.schedule.step.every' is 0, expected at least "
                        + "1",
                "schedule: {cosine: {warmUp: 1.5}} | my.yaml:11:31: 'training.schedule.cosine.warmUp' is 1.5,"
                        + " expected at least 0 and below 1",
                "schedule: cosinus | my.yaml:11:13: unknown schedule 'cosinus'; did you mean 'cosine'?~~"
                        + "  known here: constant, cosine, linear, oneCycle, polynomial, rangeTest, step",
                "schedule: polynomial | my.yaml:11:13: 'training.schedule.polynomial' has no 'power',"
                        + " expected a number",
                "schedule: {linear: {floor: 2}} | my.yaml:11:30: 'training.schedule.linear.floor' is 2,"
                        + " expected between 0 and 1",
                "clipping: {norm: {limit: 0}} | my.yaml:11:28: 'training.clipping.norm.limit' is 0,"
                        + " expected between 1e-30 and 1e30",
                "clipping: norm | my.yaml:11:13: 'training.clipping.norm' has no 'limit', expected a number",
                "maxNorm: -1 | my.yaml:11:12: 'training.maxNorm' is -1, expected between 0 and 1e30",
                "optimizer: lbfgs~  clipping: {norm: {limit: 1}} | my.yaml:12:13: 'training.clipping' is a section "
                        + "with the keys norm, expected none: lbfgs and levenbergMarquardt find the length of their "
                        + "steps themselves",
                "optimizer: lbfgs~  maxNorm: 3 | my.yaml:12:12: 'training.maxNorm' is 3, expected 0: lbfgs and "
                        + "levenbergMarquardt cannot make the loss small under a constraint",
                "optimizer: {lbfgs: {memory: 0}} | my.yaml:11:31: 'training.optimizer.lbfgs.memory' is 0,"
                        + " expected between 1 and 1000",
                "optimizer: lbfgs~  schedule: cosine | my.yaml:12:13: 'training.schedule' is the text 'cosine', "
                        + "expected constant: lbfgs and levenbergMarquardt find the length of their steps themselves",
                "optimizer: lbfgs~  regularization: {l1: {lambda: 1}} | my.yaml:12:19: 'training.regularization' is a "
                        + "section with the keys l1, expected none or l2: lbfgs and levenbergMarquardt can make "
                        + "nothing else small",
                "rateScaling: {linear: {base: 0}} | my.yaml:11:32: 'training.rateScaling.linear.base' is 0,"
                        + " expected at least 1",
                "rateScaling: squareroot | my.yaml:11:16: unknown rateScaling 'squareroot'; did you mean "
                        + "'squareRoot'?~~  known here: fixed, linear, squareRoot",
                "earlyStopping: goal | my.yaml:11:18: 'training.earlyStopping.goal' has no 'loss', expected a number",
                "earlyStopping: {patience: {epochs: 0}} | my.yaml:11:38:"
                        + " 'training.earlyStopping.patience.epochs' is 0, expected at least 1",
            })
    void a_mistake_in_a_choice_is_shown_at_its_place(String line, String message) {
        assertThatThrownBy(() -> training("  " + line.replace('~', '\n') + "\n"))
                .isInstanceOf(StudyException.class)
                .hasMessage(message.replace("~~", "\n"));
    }

    @Test
    void a_knob_of_another_choice_than_the_one_that_is_made_is_refused() {
        String text = ExampleStudy.with("batchSize: [128, 1024]", "l2.lambda: [5e-5]")
                .replace("  update: batch", "  regularization: none");
        assertThatThrownBy(() -> ExampleStudy.read(text))
                .isInstanceOf(StudyException.class)
                .hasMessage("my.yaml:11:19: 'regularization' is the text 'none', expected a section");
        String both = ExampleStudy.with("batchSize: [128, 1024]", "l2.lambda: [5e-5]\n  l1.lambda: [5e-5]");
        assertThatThrownBy(() -> ExampleStudy.read(both))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("'training.regularization' is a section with the keys l2, l1,"
                        + " expected elasticNet or l1 or l2 or none or weightDecay");
    }
}
