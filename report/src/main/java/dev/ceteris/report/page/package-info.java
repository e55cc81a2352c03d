// SPDX-License-Identifier: Apache-2.0
/**
 * Chapters, tables and their two forms, HTML and Markdown. Knows plots; no section by name.
 */
package dev.ceteris.report.page;
