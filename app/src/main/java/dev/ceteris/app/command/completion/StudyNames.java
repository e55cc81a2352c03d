// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.completion;

import dev.ceteris.lab.study.Studies;
import java.util.Iterator;

/** The names of the studies that come with Ceteris; read when they are asked for, not when a command is made. */
public final class StudyNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Studies.names().iterator();
    }
}
