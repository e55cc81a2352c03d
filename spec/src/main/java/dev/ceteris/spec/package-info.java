// SPDX-License-Identifier: Apache-2.0
/**
 * Specs as text and back: YAML with places, records bound by their shape, canonical text and digest. Knows no spec;
 * modules add theirs as a {@link dev.ceteris.spec.Language}.
 */
package dev.ceteris.spec;
