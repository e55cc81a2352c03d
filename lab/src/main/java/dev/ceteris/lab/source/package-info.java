// SPDX-License-Identifier: Apache-2.0
/**
 * The written forms of data sources live here, one file each. The package may use {@code data} and {@code spec}; it
 * knows no study.
 */
package dev.ceteris.lab.source;
