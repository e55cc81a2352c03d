// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.fetch;

import dev.ceteris.base.DataException;
import dev.ceteris.base.FileContent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Fetches files over HTTP and keeps only what has the expected content.
 *
 * <p>What arrives is written to {@code <target>.part}; a fetch that breaks off leaves it there and the next one asks
 * only for the rest. A complete file is checked and then renamed, so that {@code target} is never seen half-written.
 * Two processes do not fetch the same file at once: the second one is refused with a sentence.
 */
public final class Fetcher implements AutoCloseable {
    // A connection that breaks off is taken up again at once, as long as each attempt brings something.
    private static final int ATTEMPTS = 5;

    private final Duration patience;
    private final Consumer<String> notice;
    private final HttpClient client;

    /**
     * @param patience how long to wait for a connection, for an answer, and for each next portion of it
     * @param notice takes a line for the user for each file
     */
    public Fetcher(Duration patience, Consumer<String> notice) {
        this.patience = patience;
        this.notice = notice;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(patience)
                .build();
    }

    /**
     * Fetches a file; returns when {@code target} is complete and checked.
     *
     * @param sha256 digest of its unpacked content
     * @throws DataException when it cannot be had: no connection, another answer than the file, a connection that
     *     breaks off or stalls (what has arrived is kept), other content than expected (removed), or a folder that
     *     cannot be written
     */
    public void fetch(URI address, Path target, String sha256) {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(
                            part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    FileLock _ = lock(channel, part)) {
                complete(address, channel);
                channel.force(true);
            }
            keepIfGenuine(address, part, target, sha256);
        } catch (IOException e) {
            throw new DataException(part + " cannot be written: " + reason(e), e);
        }
    }

    private static FileLock lock(FileChannel channel, Path part) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            throw new DataException(beingFetched(part), e);
        }
        throw new DataException(beingFetched(part));
    }

    private static String beingFetched(Path part) {
        return part + " is being written by another fetch; wait until that has ended and run the command again";
    }

    private void complete(URI address, FileChannel channel) throws IOException {
        Download download = new Download(client, address, channel, patience);
        for (int attempt = 1; ; attempt++) {
            long before = channel.size();
            notice.accept(
                    before == 0 ? "fetching " + address : "fetching the rest of " + address + ", from byte " + before);
            Download.Outcome outcome = download.attempt();
            boolean hopeless = attempt == ATTEMPTS || channel.size() <= before;
            switch (outcome) {
                case Download.Complete() -> {
                    return;
                }
                case Download.Broken(String how) when hopeless -> throw unfinished(address, channel, how);
                case Download.Broken(String how) -> notice.accept(address + " " + how);
                case Download.Stalled() ->
                    throw unfinished(address, channel, "sent nothing for " + patience.toMillis() / 1000.0 + " seconds");
                case Download.Refused(String answer) ->
                    throw new DataException(address + " answered " + answer + ", expected the file; try again later");
            }
        }
    }

    private static DataException unfinished(URI address, FileChannel channel, String how) throws IOException {
        long kept = channel.size();
        return new DataException(address + " " + how + "; "
                + (kept == 0 ? "nothing has arrived" : "the " + kept + " bytes that have arrived are kept")
                + ", run the command again to go on");
    }

    private static void keepIfGenuine(URI address, Path part, Path target, String sha256) throws IOException {
        String found;
        try (FileContent content = FileContent.of(Files.newInputStream(part))) {
            content.drain();
            found = "content with the SHA-256 " + content.sha256();
        } catch (IOException e) {
            found = "gzip data that cannot be unpacked (" + reason(e) + ")";
        }
        if (!found.endsWith(sha256)) {
            Files.delete(part);
            throw new DataException(address + " gave " + found + ", expected the SHA-256 " + sha256
                    + "; it was removed, run the command again to fetch it anew");
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }

    static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
