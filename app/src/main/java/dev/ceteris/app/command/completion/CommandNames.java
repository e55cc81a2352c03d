// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.completion;

import dev.ceteris.app.command.Commands;
import dev.ceteris.app.command.ListedCommand;
import java.util.Iterator;

/** The names of the commands. */
public final class CommandNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Commands.ALL.stream().map(ListedCommand::name).iterator();
    }
}
