// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.stopping;

/** Whether a trial ends before its last epoch, and which epoch's weights it ends with. */
public sealed interface EarlyStopping permits Never, Patience, Goal {}
