// SPDX-License-Identifier: Apache-2.0
/**
 * How a study writes each kind of data source, one form a file. Knows {@code data} and {@code spec}.
 */
package dev.ceteris.lab.source;
