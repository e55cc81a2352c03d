// SPDX-License-Identifier: Apache-2.0
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Gives the classes of old jars the stack maps that class files have since Java 6. Without them a class is checked by
 * the JVM's old verifier at every start, and no AOT cache may hold it; picocli's classes are of that kind. What the
 * classes do is not touched. The launcher runs this file once after a build: {@code java bin/Renewal.java FOLDER}.
 */
public final class Renewal {
    /** The first version whose stack maps the verifier does not do without. */
    private static final int RENEWED = ClassFile.JAVA_7_VERSION;

    private Renewal() {}

    /** Rewrites those of the jars in the folder {@code arguments[0]} that hold a class of before Java 6. */
    public static void main(String[] arguments) throws IOException {
        try (var jars = Files.newDirectoryStream(Path.of(arguments[0]), "*.jar")) {
            for (Path jar : jars) {
                renew(jar);
            }
        }
    }

    private static void renew(Path jar) throws IOException {
        Map<String, byte[]> entries = read(jar);
        if (entries.entrySet().stream().noneMatch(entry -> isOld(entry.getKey(), entry.getValue()))) {
            return;
        }
        ClassFile tool = ClassFile.of(
                ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                ClassFile.ClassHierarchyResolverOption.of(hierarchy(entries)));
        Path beside = jar.resolveSibling(jar.getFileName() + ".part");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(beside))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                byte[] bytes = entry.getValue();
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(isOld(entry.getKey(), bytes) ? renewed(tool, bytes) : bytes);
            }
        }
        Files.move(beside, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] renewed(ClassFile tool, byte[] old) {
        ClassTransform version = (builder, element) -> {
            if (element instanceof ClassFileVersion) {
                builder.withVersion(RENEWED, 0);
            } else {
                builder.with(element);
            }
        };
        // Code that is only passed on is copied as it is; code that is built again gets its stack map.
        ClassTransform code = ClassTransform.transformingMethodBodies(CodeBuilder::with);
        return tool.transformClass(tool.parse(old), version.andThen(code));
    }

    private static ClassHierarchyResolver hierarchy(Map<String, byte[]> entries) {
        return ClassHierarchyResolver.ofResourceParsing((ClassDesc type) -> {
                    String descriptor = type.descriptorString();
                    byte[] bytes = entries.get(descriptor.substring(1, descriptor.length() - 1) + ".class");
                    return bytes == null ? null : new ByteArrayInputStream(bytes);
                })
                .orElse(ClassHierarchyResolver.defaultResolver());
    }

    private static boolean isOld(String name, byte[] bytes) {
        // Bytes 6 and 7 of a class file are its version.
        return name.endsWith(".class") && ((bytes[6] & 0xff) << 8 | (bytes[7] & 0xff)) < ClassFile.JAVA_6_VERSION;
    }

    private static Map<String, byte[]> read(Path jar) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(jar + " cannot be read", failure);
        }
        return entries;
    }
}
