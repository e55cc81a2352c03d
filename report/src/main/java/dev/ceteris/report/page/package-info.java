// SPDX-License-Identifier: Apache-2.0
/**
 * Chapters and tables live here, with their two forms, HTML and Markdown. The package may use {@code plot} and
 * {@code summary}; it knows no section by name.
 */
package dev.ceteris.report.page;
