// SPDX-License-Identifier: Apache-2.0
/**
 * A study lives here, as its author writes it and as it is run. The package may use {@code trial}, {@code source},
 * {@code tuning} and the claims of {@code evidence}; it knows neither the store nor training.
 */
package dev.ceteris.lab.study;
