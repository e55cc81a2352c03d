// SPDX-License-Identifier: Apache-2.0
/**
 * Claims as text live here: read from YAML with places for messages, and written as canonical text. The package may
 * use {@code spec}, {@code claim} and {@code verdict}; it does not know where results come from.
 */
package dev.ceteris.evidence.text;
