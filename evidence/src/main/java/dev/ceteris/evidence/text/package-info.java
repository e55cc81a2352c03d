// SPDX-License-Identifier: Apache-2.0
/**
 * Claims as text: read from YAML with places for messages, and written as canonical text. Knows {@code spec} and claims; nothing of
 * where results come from.
 */
package dev.ceteris.evidence.text;
