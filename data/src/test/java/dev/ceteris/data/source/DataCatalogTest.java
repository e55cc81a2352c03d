// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.base.DataException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataCatalogTest {
    @Test
    void every_known_data_set_is_found_by_its_name() {
        assertThat(DataCatalog.known())
                .isNotEmpty()
                .allSatisfy(
                        source -> assertThat(DataCatalog.named(source.name())).isSameAs(source));
    }

    @Test
    void an_unknown_name_is_answered_with_the_nearest_and_all() {
        assertThatThrownBy(() -> DataCatalog.named("fashion-minst"))
                .isInstanceOf(DataException.class)
                .hasMessage("unknown data set 'fashion-minst'; did you mean 'fashion-mnist'? known here: fashion-mnist,"
                        + " mnist");
        assertThatThrownBy(() -> DataCatalog.named("MNIST")).hasMessageContaining("did you mean 'mnist'?");
        assertThatThrownBy(() -> DataCatalog.named("xyz"))
                .hasMessage("unknown data set 'xyz'; known here: fashion-mnist, mnist");
    }

    @Test
    void the_cache_is_where_the_environment_says_or_in_the_home_folder() {
        Path home = Path.of("home");
        assertThat(cache(Map.of(), home)).isEqualTo(home.resolve(".cache").resolve("ceteris"));
        assertThat(cache(Map.of("XDG_CACHE_HOME", "caches"), home)).isEqualTo(Path.of("caches", "ceteris"));
        assertThat(cache(Map.of("XDG_CACHE_HOME", "caches", "CETERIS_CACHE", "mine"), home))
                .isEqualTo(Path.of("mine"));
    }

    private static Path cache(Map<String, String> environment, Path home) {
        return DataPlaces.of(List.of(), environment, home, line -> {}).cache();
    }
}
