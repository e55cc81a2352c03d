// SPDX-License-Identifier: Apache-2.0
/**
 * What every room needs and the JDK lacks: requirements and the errors for users, whole files, digests, words and
 * numbers as text. Knows the JDK alone, and nothing of networks, studies or results.
 */
package dev.ceteris.base;
