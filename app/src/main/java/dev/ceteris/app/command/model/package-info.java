// SPDX-License-Identifier: Apache-2.0
/**
 * The commands that ask exported models live here, with what they print. The package knows neither store nor study.
 */
package dev.ceteris.app.command.model;
