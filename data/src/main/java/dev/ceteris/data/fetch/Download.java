// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.fetch;

import dev.ceteris.base.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Brings a file's bytes from an address to the end of a channel, in as many attempts as its caller allows. */
record Download(HttpClient client, URI address, FileChannel channel, Duration patience) {
    private static final int PORTION_BYTES = 1 << 16;

    /** How an attempt ended. */
    sealed interface Outcome {}

    /** The server has nothing more to send. */
    record Complete() implements Outcome {}

    /** There was no connection, or it ended too early; {@code how} follows the address in a sentence. */
    record Broken(String how) implements Outcome {}

    /** Nothing came for as long as {@code patience}. */
    record Stalled() implements Outcome {}

    /** The server has something else to say; {@code answer} tells what. */
    record Refused(String answer) implements Outcome {}

    /**
     * Asks for what the channel does not hold yet and appends it. A server that sends the whole file all the same is
     * believed: the channel starts anew.
     *
     * @throws IOException when the channel cannot be written
     * @throws DataException when the thread is interrupted
     */
    Outcome attempt() throws IOException {
        long start = channel.size();
        HttpResponse<InputStream> response;
        try {
            response = client.send(request(start), HttpResponse.BodyHandlers.ofInputStream());
        } catch (HttpTimeoutException e) {
            return new Stalled();
        } catch (IOException e) {
            return new Broken("cannot be reached (" + Fetcher.reason(e) + ")");
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        try (InputStream body = response.body()) {
            return switch (response.statusCode()) {
                case 200 -> append(body, 0);
                case 206 -> {
                    String range =
                            response.headers().firstValue("Content-Range").orElse("none");
                    yield range.startsWith("bytes " + start + "-")
                            ? append(body, start)
                            : new Refused("with the range '" + range + "'");
                }
                // Nothing left: the last fetch ended between its last byte and the check of the content.
                case 416 -> new Complete();
                default -> new Refused("HTTP " + response.statusCode());
            };
        }
    }

    private HttpRequest request(long start) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(patience);
        if (start > 0) {
            request.header("Range", "bytes=" + start + "-");
        }
        return request.build();
    }

    /** The client times an answer's beginning only, so each portion of it is read by a thread that can be given up. */
    private Outcome append(InputStream body, long start) throws IOException {
        channel.truncate(start).position(start);
        byte[] portion = new byte[PORTION_BYTES];
        try (ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor()) {
            try (body) {
                while (true) {
                    int count = reader.submit(() -> body.read(portion)).get(patience.toMillis(), TimeUnit.MILLISECONDS);
                    if (count < 0) {
                        return new Complete();
                    }
                    ByteBuffer arrived = ByteBuffer.wrap(portion, 0, count);
                    while (arrived.hasRemaining()) {
                        channel.write(arrived);
                    }
                }
            } catch (TimeoutException e) {
                return new Stalled();
            } catch (ExecutionException e) {
                return new Broken("broke off (" + e.getCause().getMessage() + ")");
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    private DataException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new DataException(
                "fetching " + address + " was interrupted; what has arrived is kept, run the command again to go on",
                e);
    }
}
