# SPDX-License-Identifier: Apache-2.0
"""Means, errors and paired differences of the results of tables.py."""

import csv
import math
import statistics

import housing
import studies
import tables

METRICS = {True: ("accuracy", "log loss"), False: ("RMSE", "R²")}


def of(folder, table):
    """Prints Markdown tables: each tool and recipe, and the differences on the same folds."""
    results = {tool: tables.stored(folder, table, tool) for tool in ("ceteris", "sklearn")}
    recipes = [recipe for recipe in studies.RECIPES if all(recipe in results[tool] for tool in results)]
    print(f"\n{table.name}, {table.repetitions} x {table.folds} folds, {len(tables.SEEDS)} networks on each")
    for index, metric in enumerate(METRICS[table.classes]):
        head(metric, recipes)
        columns = {tool: [folds(table, results[tool][recipe]["trials"], index) for recipe in recipes]
            for tool in results}
        for tool in results:
            print(f"| {tool} | " + " | ".join(map(spread, columns[tool])) + " |")
        pairs = zip(columns["ceteris"], columns["sklearn"])
        print("| ceteris - sklearn | " + " | ".join(difference(table, *pair) for pair in pairs) + " |")
        if not table.classes:
            print(f"| the formula itself | {spread(floor(folder, table, index))} |" + " |" * (len(recipes) - 1))
    head("seconds in all", recipes)
    for tool in results:
        print(f"| {tool} | " + " | ".join(f"{results[tool][recipe]['seconds']:.0f}" for recipe in recipes) + " |")


def head(corner, recipes):
    print(f"\n| {corner} | " + " | ".join(recipes) + " |\n|" + "---|" * (len(recipes) + 1))


def folds(table, trials, index):
    """The mean over the seeds of each fold, by the fold's name."""
    values = {}
    for fold, _, *metrics in trials:
        if int(fold.split("-")[-2]) <= table.repetitions:
            values.setdefault(fold, []).append(metrics[index])
    return {fold: statistics.mean(seeds) for fold, seeds in values.items()}


def spread(by_fold):
    values = list(by_fold.values())
    return f"{statistics.mean(values):.5g} (sd {statistics.stdev(values):.2g})"


def difference(table, ours, theirs):
    """Mean of the paired differences and its 95 % interval, corrected for training samples that folds share.

    Nadeau and Bengio 2003, equation 11: the variance of the mean is (1/n + test/training) times that of a difference.
    """
    from scipy.stats import t

    values = [ours[fold] - theirs[fold] for fold in sorted(theirs)]
    error = statistics.stdev(values) * math.sqrt(1 / len(values) + 1 / (table.folds - 1))
    half = t.ppf(0.975, len(values) - 1) * error
    greater, less = sum(value > 0 for value in values), sum(value < 0 for value in values)
    return f"{statistics.mean(values):+.3g} ± {half:.2g} (greater on {greater}, less on {less} of {len(values)})"


def floor(folder, table, index):
    """What the mean price of the formula would come to on each fold: no model is better in expectation."""
    values = {}
    for repetition in range(1, table.repetitions + 1):
        for fold in range(1, table.folds + 1):
            with open(tables.part_of(folder, table, repetition, fold, "test"), newline="", encoding="utf-8") as file:
                rows = list(csv.reader(file))[1:]
            prices = [float(row[-1]) for row in rows]
            errors = [price - housing.mean_price(*map(float, row[:6]), row[6]) for price, row in zip(prices, rows)]
            squared = statistics.mean(error * error for error in errors)
            values[repetition, fold] = (math.sqrt(squared), 1 - squared / statistics.pvariance(prices))[index]
    return values
