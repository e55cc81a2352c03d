# SPDX-License-Identifier: Apache-2.0
"""scikit-learn's networks on the folds of tables.py: as they come, and tuned as the studies are."""

import csv
import random
import time
import warnings

import studies
import tables

CLASSES = "neg_log_loss"
NUMBERS = "neg_mean_squared_error"


def train(folder, table, seeds, recipes, jobs):
    """Trains recipes on every fold; stores [fold's name, seed, first metric, second metric] of each network."""
    import joblib

    (folder / "results").mkdir(exist_ok=True)
    results = tables.stored(folder, table, "sklearn")
    for recipe in recipes:
        places = [(r, f) for r in range(1, table.repetitions + 1) for f in range(1, table.folds + 1)]
        started = time.perf_counter()
        out = joblib.Parallel(jobs)(joblib.delayed(fold)(folder, table, recipe, *place, seeds) for place in places)
        results[recipe] = dict(seconds=time.perf_counter() - started, trials=[row for rows, _ in out for row in rows],
            chosen=[chosen for _, chosen in out if chosen])
        tables.store(folder, table, "sklearn", results)
        print(f"{table.name}, {recipe}: {results[recipe]['seconds']:.0f} s", flush=True)


def fold(folder, table, recipe, repetition, number, seeds):
    """The networks of one fold, and what was chosen for it."""
    warnings.filterwarnings("ignore")  # that 200 epochs were not enough is known
    x, y = part(folder, table, repetition, number, "train")
    test_x, test_y = part(folder, table, repetition, number, "test")
    chosen = {} if recipe == "plain" else search(table, recipe, repetition, x, y)
    rows = []
    for seed in seeds:
        model = network(table, x, **chosen, random_state=seed).fit(x, y)
        rows.append([f"{table.name}-{repetition}-{number}", seed, *measured(table, model, test_x, test_y)])
    return rows, {key: str(value) for key, value in chosen.items()}


def part(folder, table, repetition, number, name):
    import numpy

    with open(tables.part_of(folder, table, repetition, number, name), newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))[1:]
    x = numpy.array([[number_or_word(cell) for cell in row[:-1]] for row in rows], dtype=object)
    answers = [row[-1] for row in rows]
    return x, numpy.array(answers if table.classes else list(map(float, answers)))


def number_or_word(cell):
    try:
        return float(cell)
    except ValueError:
        return cell


def network(table, x, **knobs):
    """Inputs and targets standardized, words one-hot, then the network."""
    from sklearn.compose import TransformedTargetRegressor, make_column_transformer
    from sklearn.neural_network import MLPClassifier, MLPRegressor
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OneHotEncoder, StandardScaler

    words = [i for i, cell in enumerate(x[0]) if isinstance(cell, str)]
    numbers = [i for i in range(x.shape[1]) if i not in words]
    inputs = make_column_transformer((StandardScaler(), numbers),
        (OneHotEncoder(handle_unknown="ignore", sparse_output=False), words))
    if table.classes:
        return make_pipeline(inputs, MLPClassifier(**knobs))
    return TransformedTargetRegressor(make_pipeline(inputs, MLPRegressor(**knobs)), transformer=StandardScaler())


def search(table, recipe, repetition, x, y):
    """The best of so many candidates by cross-validation inside of the training samples."""
    from sklearn.model_selection import KFold, StratifiedKFold, cross_val_score

    inner = (StratifiedKFold if table.classes else KFold)(table.inner, shuffle=True, random_state=repetition)
    best, chosen = None, None
    for knobs in (tuned if recipe == "tuned" else second)(table, repetition, len(x)):
        model = network(table, x, **knobs, random_state=1_000_000 + repetition)
        score = cross_val_score(model, x, y, cv=inner, scoring=CLASSES if table.classes else NUMBERS).mean()
        if best is None or score > best:
            best, chosen = score, knobs
    return chosen


def log(draws, low, high):
    return low * (high / low) ** draws.random()


def tuned(table, repetition, _):
    """As many as the studies try, over the same networks and budget; alpha / batch is the study's lambda."""
    draws = random.Random(repetition)
    batch = studies.batch(table)
    for _ in range(table.candidates):
        yield dict(hidden_layer_sizes=draws.choice([(16,), (64,), (64, 64)]), activation=draws.choice(["relu", "tanh"]),
            learning_rate_init=log(draws, 0.001, 0.03), alpha=batch * log(draws, 1e-6, 0.1), batch_size=batch,
            max_iter=studies.EPOCHS, n_iter_no_change=draws.choice([10, studies.EPOCHS]))


def second(table, repetition, samples):
    """The same with lbfgs, whose batch is all samples that are learned from."""
    draws = random.Random(repetition)
    learned = samples * (table.inner - 1) // table.inner
    for _ in range(table.candidates):
        yield dict(solver="lbfgs", activation="tanh", hidden_layer_sizes=draws.choice([(8,), (16,)]),
            alpha=learned * log(draws, 1e-4, 0.1), max_iter=studies.EPOCHS * 5)


def measured(table, model, x, y):
    from sklearn.metrics import accuracy_score, log_loss, r2_score, root_mean_squared_error

    if table.classes:
        return accuracy_score(y, model.predict(x)), log_loss(y, model.predict_proba(x))
    return root_mean_squared_error(y, model.predict(x)), r2_score(y, model.predict(x))
