# SPDX-License-Identifier: Apache-2.0
"""A table of house prices that is drawn from a formula, so that the best possible error is known.

The price of a house is m(x) * exp(SIGMA * z - SIGMA**2 / 2) with a standard normal z, so that m(x) is its mean. No
model of x can have a smaller expected squared error than m itself. All draws come from random.Random(SEED).random(),
whose numbers are the same in every version of Python, and are turned into other distributions here.

    ln m = ln 240,000 + 0.85 ln(area / 90) + 0.03 (rooms - area / 28) + 0.10 ln(1 + garden / 100)
           + age term + location term - 0.0012 (energy - 120)
    age term:       -0.006 age up to 60 years, then level, and +0.25 for houses of 95 years and more outside Harbour
    location term:  premium of the district - slope of the district * distance
"""

import math
import random
import statistics

SEED = 17
ROWS = 3000
SIGMA = 0.15
HEADER = ["area", "rooms", "age", "distance", "garden", "energy", "district", "price"]
# name: share of the houses, premium in ln price, loss of ln price per km to the centre
DISTRICTS = {
    "Old Town": (0.15, 0.35, 0.12),
    "Harbour": (0.15, 0.20, 0.02),
    "Hillside": (0.20, 0.25, 0.00),
    "Mill Quarter": (0.25, 0.00, 0.05),
    "Station": (0.15, -0.10, 0.03),
    "Fields": (0.10, -0.25, -0.01),
}
NORMAL = statistics.NormalDist()


def mean_price(area, rooms, age, distance, garden, energy, district):
    """m(x): the mean price of such a house."""
    _, premium, slope = DISTRICTS[district]
    log = math.log(240_000) + 0.85 * math.log(area / 90) + 0.03 * (rooms - area / 28) + 0.10 * math.log1p(garden / 100)
    log -= 0.006 * min(age, 60)
    if age >= 95 and district != "Harbour":
        log += 0.25
    log += premium - slope * distance
    log -= 0.0012 * (energy - 120)
    return math.exp(log)


def rows():
    """The table's rows, in the order of HEADER."""
    draws = random.Random(SEED)

    def normal():
        return NORMAL.inv_cdf(min(max(draws.random(), 1e-12), 1 - 1e-12))

    table = []
    for _ in range(ROWS):
        area = round(min(max(90 * math.exp(0.42 * normal()), 22), 420))
        rooms = max(1, round(area / 28 + 0.8 * normal()))
        age = int(130 * draws.random() ** 1.5)
        distance = round(0.3 - 2.2 * (math.log(1 - draws.random()) + math.log(1 - draws.random())), 1)
        garden = 0 if draws.random() < 0.45 else round(220 * math.exp(0.7 * normal()))
        energy = round(max(60 + 1.1 * min(age, 90) + 25 * normal(), 15))
        share, district = draws.random(), None
        for name, (weight, _, _) in DISTRICTS.items():
            district = name
            share -= weight
            if share < 0:
                break
        inputs = (area, rooms, age, distance, garden, energy, district)
        price = mean_price(*inputs) * math.exp(SIGMA * normal() - SIGMA**2 / 2)
        table.append([*inputs, round(price / 100) * 100])
    return table
