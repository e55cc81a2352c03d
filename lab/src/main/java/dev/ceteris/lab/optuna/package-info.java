// SPDX-License-Identifier: Apache-2.0
/**
 * Reads the SQLite file of Optuna as results to judge. The package may use the formats of {@code evidence} and the
 * database driver; it knows nothing of studies, runs and the store of Ceteris.
 */
package dev.ceteris.lab.optuna;
