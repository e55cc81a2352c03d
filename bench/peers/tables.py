# SPDX-License-Identifier: Apache-2.0
"""Small tables in Ceteris and in scikit-learn: the same rows, the same folds, each with its own tuning.

    pip install scikit-learn
    python bench/peers/tables.py make           writes tables, folds and studies into the folder tables/
    python bench/peers/tables.py sklearn        trains scikit-learn's networks; results in tables/results/
    python bench/peers/tables.py ceteris        runs the studies with ./ceteris; results in tables/results/
    python bench/peers/tables.py compare        prints means, errors and paired differences

docs/accuracy.md has the protocol and the results. Nothing is fetched: iris, wine and breast cancer come with
scikit-learn, the housing table is drawn from the formula in housing.py.
"""

import argparse
import csv
import json
import shlex
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import housing
import studies


@dataclass(frozen=True)
class Table:
    """What a table is about, how often it is divided, and how many candidates a tuning run tries on how many folds."""

    name: str
    answer: str
    classes: bool
    repetitions: int
    candidates: int
    inner: int
    folds: int = 5


TABLES = [
    Table("iris", "species", True, 5, 20, 5),
    Table("wine", "cultivar", True, 3, 20, 5),
    Table("breast-cancer", "diagnosis", True, 2, 10, 5),
    Table("housing", "price", False, 1, 8, 3),
]
SEEDS = [1, 2, 3]  # networks that are trained on each fold; their mean is the fold's result


def make(folder, tables):
    """Writes each table, its folds and its studies."""
    (folder / "folds").mkdir(parents=True, exist_ok=True)
    for table in tables:
        header, rows = read(table)
        write(folder / f"{table.name}.csv", header, rows)
        for repetition, fold, train, test in divided(table, rows):
            for part, chosen in (("train", train), ("test", test)):
                write(part_of(folder, table, repetition, fold, part), header, [rows[i] for i in chosen])
        for name, text in studies.of(table, SEEDS, lambda *place: part_of(folder, table, *place).as_posix()):
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        print(f"{table.name}: {len(rows)} rows, {len(header) - 1} inputs")


def read(table):
    """The header and the rows of a table; the last column is what is predicted."""
    if table.name == "housing":
        return housing.HEADER, housing.rows()
    from sklearn import datasets

    loaded = getattr(datasets, "load_" + table.name.replace("-", "_"))()
    header = [str(name) for name in loaded.feature_names] + [table.answer]
    return header, [[*map(float, x), str(loaded.target_names[y])] for x, y in zip(loaded.data, loaded.target)]


def write(file, header, rows):
    with open(file, "w", newline="", encoding="utf-8") as out:
        csv.writer(out, lineterminator="\n").writerows([header, *rows])


def divided(table, rows):
    """(repetition, fold, training rows, test rows), from 1; each class has the same share in every fold."""
    from sklearn.model_selection import KFold, StratifiedKFold

    form = StratifiedKFold if table.classes else KFold
    for repetition in range(1, table.repetitions + 1):
        folds = form(table.folds, shuffle=True, random_state=repetition)
        for fold, (train, test) in enumerate(folds.split(rows, [row[-1] for row in rows]), 1):
            yield repetition, fold, train, test


def part_of(folder, table, repetition, fold, part):
    return folder / "folds" / f"{table.name}-{repetition}-{fold}-{part}.csv"


def ceteris(folder, tables, recipes, program):
    """Runs every study and stores what its trials came to, as rows in the form of scikit-learn's."""
    (folder / "results").mkdir(exist_ok=True)
    for table in tables:
        metrics = ("test.accuracy", "test.logLoss") if table.classes else ("test.rmse", "test.r2")
        results = {**stored(folder, table, "ceteris"), **{r: dict(seconds=0, trials=[], chosen=[]) for r in recipes}}
        for name in [name for name, _ in studies.of(table, SEEDS, lambda *_: "") if studies.recipe(name) in recipes]:
            started = time.perf_counter()
            run = [*shlex.split(program), "run", str(folder / f"{name}.yaml"), "--runs", str(folder / "runs")]
            out = subprocess.run([*run, "--no-report", "--json"], stdout=subprocess.PIPE, check=True).stdout
            seconds = time.perf_counter() - started
            recipe = studies.recipe(name)
            results[recipe]["seconds"] += seconds
            results[recipe]["trials"] += trials(json.loads(out), metrics)
            results[recipe]["chosen"] += [run["chosen"] for run in json.loads(out).get("tuning", [])]
            store(folder, table, "ceteris", results)


def trials(run, metrics):
    """[fold's name, seed, first metric, second metric] of each trial of a run."""
    for trial in run["trials"]:
        if trial["state"] != "done":
            raise SystemExit(f"trial {trial['trial']} of {run['run']} is {trial['state']}")
        result = next(epoch for epoch in trial["epochs"] if epoch["epoch"] == trial["resultEpoch"])
        fold = Path(trial["condition"]["source"]["csv"]).name.removesuffix("-train.csv")
        yield [fold, trial["seed"], *(result[metric] for metric in metrics)]


def store(folder, table, tool, results):
    place(folder, table, tool).write_text(json.dumps(results), encoding="utf-8")


def stored(folder, table, tool):
    """What is stored for a table, by recipe."""
    file = place(folder, table, tool)
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def place(folder, table, tool):
    return folder / "results" / f"{table.name}-{tool}.json"


def main():
    parser = argparse.ArgumentParser(description="Compares Ceteris with scikit-learn on small tables.")
    parser.add_argument("what", choices=["make", "sklearn", "ceteris", "compare"])
    parser.add_argument("--folder", default="tables", type=Path, help="where all files are (default: %(default)s)")
    parser.add_argument("--tables", default=",".join(table.name for table in TABLES), metavar="iris,wine",
        help="which tables (default: %(default)s)")
    parser.add_argument("--recipes", default=",".join(studies.RECIPES), metavar="plain,tuned",
        help="which recipes (default: %(default)s)")
    parser.add_argument("--ceteris", default="./ceteris", help="how Ceteris is called (default: %(default)s)")
    parser.add_argument("--jobs", default=2, type=int, help="processes of scikit-learn (default: %(default)s)")
    arguments = parser.parse_args()
    names = arguments.tables.split(",")
    known = {table.name: table for table in TABLES}
    unknown = [name for name in names if name not in known]
    if unknown:
        parser.error(f"unknown table '{unknown[0]}', expected some of {', '.join(known)}")
    recipes = arguments.recipes.split(",")
    unknown = [recipe for recipe in recipes if recipe not in studies.RECIPES]
    if unknown:
        parser.error(f"unknown recipe '{unknown[0]}', expected some of {', '.join(studies.RECIPES)}")
    tables = [known[name] for name in names]
    if arguments.what == "make":
        make(arguments.folder, tables)
    elif not all((arguments.folder / f"{name}.csv").exists() for name in names):
        parser.error(f"{arguments.folder} lacks a table; write it with: python bench/peers/tables.py make")
    elif arguments.what == "ceteris":
        ceteris(arguments.folder, tables, recipes, arguments.ceteris)
    elif arguments.what == "sklearn":
        import sklearn_peer

        for table in tables:
            sklearn_peer.train(arguments.folder, table, SEEDS, recipes, arguments.jobs)
    else:
        import comparison

        for table in tables:
            comparison.of(arguments.folder, table)


if __name__ == "__main__":
    main()
