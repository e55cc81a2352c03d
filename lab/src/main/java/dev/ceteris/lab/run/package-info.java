// SPDX-License-Identifier: Apache-2.0
/**
 * The training of a run lives here: the trials that a study has and the store lacks, on all cores, until they are
 * done or the run is stopped. The package may use everything in the lab except {@code inspect}.
 */
package dev.ceteris.lab.run;
