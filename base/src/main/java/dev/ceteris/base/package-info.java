// SPDX-License-Identifier: Apache-2.0
/**
 * Everything that all modules need and the JDK lacks lives here: requirements and errors for users, whole files,
 * digests, words and numbers as text. The package may use the JDK alone; it knows nothing of networks, studies or
 * results.
 */
package dev.ceteris.base;
