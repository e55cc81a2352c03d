// SPDX-License-Identifier: Apache-2.0
/**
 * Files from the network, checked against their digest. Knows no data set.
 */
package dev.ceteris.data.fetch;
