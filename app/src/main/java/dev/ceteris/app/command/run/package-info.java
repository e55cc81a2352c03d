// SPDX-License-Identifier: Apache-2.0
/**
 * The commands that train live here: run and studies. The package may use the lab, progress, verdicts and the
 * report.
 */
package dev.ceteris.app.command.run;
