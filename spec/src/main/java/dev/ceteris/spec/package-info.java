// SPDX-License-Identifier: Apache-2.0
/**
 * Specs as text live here: YAML with places, records bound by their shape, canonical text and digest. The package
 * knows no spec; other modules add theirs as a {@link dev.ceteris.spec.Language}.
 */
package dev.ceteris.spec;
