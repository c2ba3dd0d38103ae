package dev.scamander.it.sandbox.embedded;

import dev.scamander.it.sandbox.ConnectSpec;
import dev.scamander.it.sandbox.ProjectLayout;
import dev.scamander.it.sandbox.SandboxException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Installs packages as a user does: component zips unpacked side by side in one directory for {@code plugin.path}. */
final class PluginDirectory {
    private PluginDirectory() {}

    static Path install(ConnectSpec spec, ProjectLayout layout, Path target) {
        List<Path> packages = new ArrayList<>();
        spec.modules().forEach(module -> packages.add(layout.connectPackage(module)));
        packages.addAll(spec.packages());
        for (Path component : packages) {
            try {
                if (Files.isDirectory(component)) {
                    copy(component, target.resolve(component.getFileName().toString()));
                } else {
                    unzip(component, target);
                }
            } catch (IOException e) {
                throw new SandboxException("Cannot install " + component + " in " + target + ": " + e.getMessage(), e);
            }
        }
        return target;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static void unzip(Path zip, Path to) throws IOException {
        try (ZipFile archive = new ZipFile(zip.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = archive.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                Path file = to.resolve(entry.getName()).normalize();
                if (!file.startsWith(to)) {
                    throw new IOException("the entry " + entry.getName() + " leads out of the directory");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    try (InputStream content = archive.getInputStream(entry)) {
                        Files.copy(content, file);
                    }
                }
            }
        }
    }
}
