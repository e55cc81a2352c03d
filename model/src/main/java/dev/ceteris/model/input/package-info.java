// SPDX-License-Identifier: Apache-2.0
/**
 * What a user shows a model lives here: images, rows of tables and IDX files as raw features, with the answers that
 * files state. The package knows the formats of data, and no format of models.
 */
package dev.ceteris.model.input;
