// SPDX-License-Identifier: Apache-2.0
/**
 * Commands that train: run and studies. Knows the lab, progress and the report.
 */
package dev.ceteris.app.command.run;
