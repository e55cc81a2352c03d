// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.spec;

/**
 * A study as its author wrote it.
 *
 * @param place what messages call it: {@code studies/batch-size.yaml}
 * @param text its YAML
 */
public record StudyText(String place, String text) {}
