# SPDX-License-Identifier: Apache-2.0
"""The studies of tables.py: cross-validation whose folds are files, so that every tool has the same ones.

Each fold is a condition, and `tune` chooses for each condition anew, by cross-validation inside of the fold's training
samples. The test samples of a fold decide nothing.
"""

RECIPES = ["plain", "tuned", "second"]
EPOCHS = 100


def of(table, seeds, file):
    """(name, text) of each study; file(repetition, fold, part) is the path of a part of the table."""
    levels = []
    for repetition in range(1, table.repetitions + 1):
        tuned = [level(table, repetition, fold, file) for fold in range(1, table.folds + 1)]
        levels += tuned
        yield f"{table.name}-tuned-{repetition}", text(table, f"{table.name}-tuned-{repetition}", tuned, seeds,
            TUNED_TRAINING.format(batch=batch(table), epochs=EPOCHS)
            + TUNE.format(budget=table.candidates * table.inner, folds=table.inner, seed=1_000_000 + repetition))
        yield f"{table.name}-second-{repetition}", text(table, f"{table.name}-second-{repetition}", tuned, seeds,
            SECOND_TRAINING.format(optimizer="lbfgs" if table.classes else "levenbergMarquardt",
                epochs=second_epochs(table))
            + TUNE_SECOND.format(budget=table.candidates * table.inner, folds=table.inner, seed=1_000_000 + repetition))
    yield f"{table.name}-plain", text(table, f"{table.name}-plain", levels, seeds,
        PLAIN_TRAINING.format(batch=32, epochs=PLAIN_EPOCHS))


def recipe(name):
    return next(recipe for recipe in RECIPES if f"-{recipe}" in name)


def second_epochs(table):
    """An epoch of lbfgs is one step and cheap; one of Levenberg-Marquardt solves for all weights."""
    return 200 if table.classes else 50


def batch(table):
    return 32 if table.classes else 64


def level(table, repetition, fold, file):
    answer = f"class: {table.answer}, drawing: stratified" if table.classes else f"target: {table.answer}"
    return f"{{csv: {file(repetition, fold, 'train')}, {answer}, test: {file(repetition, fold, 'test')}}}"


def text(table, name, levels, seeds, training):
    metrics = "test.accuracy, test.logLoss" if table.classes else "test.rmse, test.r2"
    return "\n".join([
        f"study: {name}",
        f"question: How well does a network do on the table {table.name}?",
        "data: {}",
        training.rstrip("\n"),
        "vary:",
        "  data.source:",
        *(f"    - {level}" for level in levels),
        f"seeds: {seeds}",
        f"metrics: [{metrics}, epoch.seconds]",
    ]) + "\n"


# What `ceteris init` writes.
PLAIN_EPOCHS = 50
PLAIN_TRAINING = """\
network: {{hidden: [32]}}
training: {{optimizer: adam, learningRate: 0.01, batchSize: {batch}, epochs: {epochs}, schedule: cosine}}
"""

TUNED_TRAINING = """\
network: {{}}
training: {{optimizer: adam, batchSize: {batch}, epochs: {epochs}, schedule: cosine}}
"""

SECOND_TRAINING = """\
network: {{activation: tanh}}
training: {{optimizer: {optimizer}, epochs: {epochs}}}
"""

TUNE_SECOND = """\
tune:
  hidden: [[8], [16]]
  regularization: [{{l2: {{lambda: {{from: 1e-4, to: 0.1, scale: log}}}}}}]
  by: validation.loss
  search: random
  budget: {{trials: {budget}}}
  folds: {folds}
  seeds: [{seed}]
"""

TUNE = """\
tune:
  hidden: [[16], [64], [64, 64]]
  activation: [relu, tanh]
  learningRate: {{from: 0.001, to: 0.03, scale: log}}
  regularization: [{{l2: {{lambda: {{from: 1e-6, to: 0.1, scale: log}}}}}}]
  by: validation.loss
  search: random
  budget: {{trials: {budget}}}
  folds: {folds}
  seeds: [{seed}]
"""
