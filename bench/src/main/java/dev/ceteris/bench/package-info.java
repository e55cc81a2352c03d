// SPDX-License-Identifier: Apache-2.0
/**
 * The measurement of training speed lives here, and that of the machine's peak. The package may use {@code engine}
 * and {@code data}; it knows no study.
 */
package dev.ceteris.bench;
