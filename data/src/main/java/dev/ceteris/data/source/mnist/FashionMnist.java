// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.mnist;

import dev.ceteris.base.DataException;
import dev.ceteris.data.fetch.Fetcher;
import dev.ceteris.data.source.DataPlaces;
import dev.ceteris.data.source.DataSource;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.SourceFile;
import dev.ceteris.data.source.Task;
import dev.ceteris.data.source.Whereabouts;
import dev.ceteris.data.source.Whereabouts.Presence;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Fashion-MNIST (Xiao, Rasul and Vollgraf, 2017): MNIST's format and size, but articles of clothing. Looked for in the
 * user's folders, where Debian's package {@code dataset-fashion-mnist} installs it, and in the cache; else fetched.
 *
 * @param installed the folder of Debian's package
 * @param address where the authors publish the four files with {@code .gz}; ends with a slash
 */
public record FashionMnist(Path installed, URI address) implements DataSource {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    // Digests of the unpacked files of Debian's dataset-fashion-mnist 0.0~git20200523.55506a9-1. They are the authors'
    // files: with their names and times (2017-08-31) back in the gzip headers, all four have the MD5 sums of the
    // authors' README.
    private static final ImageSet FILES = new ImageSet(
            "fashion-mnist",
            List.of(
                    "T-shirt/top",
                    "Trouser",
                    "Pullover",
                    "Dress",
                    "Coat",
                    "Sandal",
                    "Shirt",
                    "Sneaker",
                    "Bag",
                    "Ankle boot"),
            new ImageSet.Part(
                    new SourceFile(
                            "train-images-idx3-ubyte",
                            "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"),
                    new SourceFile(
                            "train-labels-idx1-ubyte",
                            "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9")),
            new ImageSet.Part(
                    new SourceFile(
                            "t10k-images-idx3-ubyte",
                            "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"),
                    new SourceFile(
                            "t10k-labels-idx1-ubyte",
                            "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34")));

    /** Where Debian and the authors put it. */
    public FashionMnist() {
        this(
                Path.of("/usr/share/datasets/fashion-mnist"),
                URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"));
    }

    @Override
    public String name() {
        return FILES.name();
    }

    @Override
    public String description() {
        return "articles of clothing, 28 × 28 grey pixels, 10 classes; harder than mnist";
    }

    @Override
    public Task task() {
        return Task.CLASSIFICATION;
    }

    @Override
    public Whereabouts whereabouts(DataPlaces places) {
        return here(places)
                .map(shelf -> new Whereabouts(Presence.FOUND, shelf.folder().toString()))
                .orElse(new Whereabouts(Presence.FETCHABLE, address.toString()));
    }

    @Override
    public Dataset open(DataPlaces places) {
        return FILES.read(here(places).orElseGet(() -> fetched(places)));
    }

    private Optional<Shelf.Folder> here(DataPlaces places) {
        return FILES.among(places).or(() -> FILES.in(installed)).or(() -> cached(places));
    }

    /** The cache folder once it is complete; an interrupted fetch leaves it with fewer files, which is no mistake. */
    private static Optional<Shelf.Folder> cached(DataPlaces places) {
        Shelf.Folder cache = cache(places);
        return FILES.files().stream().allMatch(file -> cache.holds(file.name()))
                ? Optional.of(cache)
                : Optional.empty();
    }

    private static Shelf.Folder cache(DataPlaces places) {
        return new Shelf.Folder(places.cache().resolve(FILES.name()));
    }

    private Shelf.Folder fetched(DataPlaces places) {
        Shelf.Folder cache = cache(places);
        places.notice()
                .accept("fashion-mnist is not on this machine: fetching 4 files, 31 MB, from " + address + " into "
                        + cache.folder());
        try (Fetcher fetcher = new Fetcher(PATIENCE, places.notice())) {
            for (SourceFile file : FILES.files()) {
                if (!cache.holds(file.name())) {
                    String packed = file.name() + ".gz";
                    fetcher.fetch(address.resolve(packed), cache.folder().resolve(packed), file.sha256());
                }
            }
        } catch (DataException e) {
            throw new DataException(
                    e.getMessage() + "; or install Debian's package dataset-fashion-mnist, or put the four files into a"
                            + " folder named by --data-dir",
                    e);
        }
        return cache;
    }
}
