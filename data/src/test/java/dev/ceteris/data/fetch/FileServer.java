// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One file on loopback, served as it should be or not. */
final class FileServer implements AutoCloseable {
    /** How one request is answered. */
    enum Manner {
        PROPER,
        /** The connection ends halfway through what was announced. */
        CUT,
        /** The connection ends before the first byte of what was announced. */
        NOTHING,
        /** Halfway through nothing comes any more, until the server ends. */
        STALLING,
        /** The whole file, whatever range was asked for. */
        WITHOUT_RANGES,
        /** 404. */
        ABSENT
    }

    private final byte[] file;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Deque<Manner> manners = new ArrayDeque<>(List.of(Manner.PROPER));
    private final List<String> ranges = Collections.synchronizedList(new ArrayList<>());

    FileServer(byte[] file) {
        this.file = file.clone();
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/file.gz");
    }

    /** The manners of the next requests; the last one stays. */
    synchronized void behave(Manner... next) {
        manners.clear();
        Collections.addAll(manners, next);
    }

    /** The range that each request asked for, empty for all. */
    List<String> ranges() {
        return List.copyOf(ranges);
    }

    private synchronized Manner manner() {
        return manners.size() > 1 ? manners.removeFirst() : manners.getFirst();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Manner manner = manner();
            String range = exchange.getRequestHeaders().getFirst("Range");
            ranges.add(range == null ? "" : range);
            int start = range == null || manner == Manner.WITHOUT_RANGES
                    ? 0
                    : Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
            if (manner == Manner.ABSENT) {
                exchange.sendResponseHeaders(404, -1);
            } else if (start >= file.length) {
                exchange.sendResponseHeaders(416, -1);
            } else {
                send(exchange, manner, start);
            }
        }
    }

    private void send(HttpExchange exchange, Manner manner, int start) throws IOException {
        int length = file.length - start;
        if (start > 0) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + start + "-" + (file.length - 1) + "/" + file.length);
        }
        exchange.sendResponseHeaders(start > 0 ? 206 : 200, length);
        int sent = switch (manner) {
            case CUT, STALLING -> length / 2;
            case NOTHING -> 0;
            default -> length;
        };
        exchange.getResponseBody().write(file, start, sent);
        exchange.getResponseBody().flush();
        if (manner == Manner.STALLING) {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.close();
    }
}
