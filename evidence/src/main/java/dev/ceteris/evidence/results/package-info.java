// SPDX-License-Identifier: Apache-2.0
/** Results brought before the evidence: those of the store, and those that other tools made. */
package dev.ceteris.evidence.results;
