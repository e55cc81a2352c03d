// SPDX-License-Identifier: Apache-2.0
/**
 * Trained networks as files live here: what a model is, how it is made of a stored trial, written, read again and
 * asked. The package knows no command.
 */
package dev.ceteris.model;
