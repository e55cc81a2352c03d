// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Journey: the launcher renews a jar of old classes; picocli's is one. */
class RenewalTest {
    @TempDir
    private Path folder;

    @Test
    void old_classes_get_the_version_that_has_stack_maps_and_keep_their_methods()
            throws IOException, InterruptedException {
        Path old = picocli();
        Path jar = Files.copy(old, folder.resolve("old.jar"));

        renew();

        for (String name : names(old)) {
            ClassModel before = ClassFile.of().parse(bytes(old, name));
            ClassModel after = ClassFile.of().parse(bytes(jar, name));
            assertThat(after.majorVersion()).as(name).isGreaterThanOrEqualTo(ClassFile.JAVA_7_VERSION);
            assertThat(after.methods().stream().map(RenewalTest::signature))
                    .as(name)
                    .containsExactlyElementsOf(before.methods().stream()
                            .map(RenewalTest::signature)
                            .toList());
        }
    }

    @Test
    void every_renewed_class_passes_the_verifier()
            throws IOException, InterruptedException, ReflectiveOperationException {
        Path jar = Files.copy(picocli(), folder.resolve("old.jar"));

        renew();

        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            for (String name : names(jar)) {
                String type = name.replace('/', '.').replaceFirst("\\.class$", "");
                // Linked, and so verified, when it is initialized; what it needs from elsewhere may be missing.
                if (!type.contains("AutoComplete") && !type.contains("module-info")) {
                    Class.forName(type, true, loader);
                }
            }
        }
    }

    @Test
    void a_jar_of_newer_classes_stays_as_it_is() throws IOException, InterruptedException {
        Path jar = Files.copy(jarOf(Test.class), folder.resolve("new.jar"));
        byte[] before = Files.readAllBytes(jar);

        renew();

        assertThat(jar).hasBinaryContent(before);
        assertThat(folder).isDirectoryContaining(file -> file.equals(jar)).isDirectoryNotContaining("glob:**.part");
    }

    /** As the launcher does it. */
    private void renew() throws IOException, InterruptedException {
        int exitCode = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        Path.of("..", "bin", "Renewal.java").toString(),
                        folder.toString())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(exitCode).isZero();
    }

    private static String signature(MethodModel method) {
        return method.methodName().stringValue() + method.methodType().stringValue();
    }

    private static Path picocli() {
        return jarOf(CommandLine.class);
    }

    private static Path jarOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static List<String> names(Path jar) throws IOException {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            return file.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .toList();
        }
    }

    private static byte[] bytes(Path jar, String name) throws IOException {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            return file.getInputStream(file.getEntry(name)).readAllBytes();
        }
    }
}
