// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import dev.ceteris.base.DataException;
import dev.ceteris.data.source.DataPlaces;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.Whereabouts;
import dev.ceteris.data.source.Whereabouts.Presence;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetching a whole set, from a server on loopback in place of the authors'. */
class FashionMnistTest {
    private final List<String> notices = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void what_is_not_here_is_fetched_once_and_found_in_the_cache_ever_after() {
        FashionMnist installed = new FashionMnist();
        assumeThat(installed.installed()).as("Debian's dataset-fashion-mnist").isDirectory();
        HttpServer server = serve(installed.installed());
        FashionMnist absent = new FashionMnist(folder.resolve("not-installed"), address(server));
        assertThat(absent.whereabouts(places()))
                .isEqualTo(new Whereabouts(Presence.FETCHABLE, address(server).toString()));

        Dataset fetched = absent.open(places());
        server.stop(0);

        assertThat(notices)
                .hasSize(5)
                .first()
                .asString()
                .contains("fetching 4 files")
                .contains(address(server).toString());
        assertThat(fetched.files()).isEqualTo(installed.open(places()).files());
        assertThat(absent.whereabouts(places()).presence()).isEqualTo(Presence.FOUND);
        assertThat(absent.open(places()).train().count()).isEqualTo(60_000);
        assertThat(notices).hasSize(5);
    }

    @Test
    void when_it_cannot_be_fetched_the_other_ways_to_get_it_are_said() {
        HttpServer empty = serve(folder);
        FashionMnist absent = new FashionMnist(folder.resolve("not-installed"), address(empty));
        assertThatThrownBy(() -> absent.open(places()))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        address(empty) + "train-images-idx3-ubyte.gz answered HTTP 404, expected the file; try again"
                                + " later; or install Debian's package dataset-fashion-mnist, or put the four"
                                + " files into a folder named by --data-dir");
        empty.stop(0);
    }

    private static HttpServer serve(Path files) {
        HttpServer server = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                files.toAbsolutePath(),
                SimpleFileServer.OutputLevel.NONE);
        server.start();
        return server;
    }

    private static URI address(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private DataPlaces places() {
        return new DataPlaces(List.of(), folder.resolve("cache"), notices::add);
    }
}
