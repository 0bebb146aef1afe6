package reins.app.base;

import reins.policies.learn.Learners;
import reins.sessions.Session;
import reins.sim.worlds.Worlds;

import java.io.IOException;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The texts that the program's class files hold. Stateless and safe on every thread. */
final class Constants {
    /** One class of each module that says anything. */
    private static final List<Class<?>> MODULES =
            List.of(Worlds.class, Learners.class, Session.class, Text.class);

    /** What is filled in: by a concatenation, or by a format. */
    private static final Pattern HOLE =
            Pattern.compile("[\\x01\\x02]|%[-#+ 0,(]*\\d*(?:\\.\\d+)?[a-zA-Z]");

    private Constants() {}

    /**
     * Every text, recipe of a concatenation and annotation's value; a number where it has holes.
     */
    static Set<String> ofProgram() throws IOException {
        Set<String> constants = new HashSet<>();
        for (Path root : roots()) {
            if (Files.isDirectory(root)) {
                collect(root, constants);
            } else {
                try (FileSystem archive = FileSystems.newFileSystem(root)) {
                    collect(archive.getPath("/"), constants);
                }
            }
        }
        return constants;
    }

    private static Set<Path> roots() {
        Set<Path> roots = new HashSet<>();
        for (Class<?> type : MODULES) {
            try {
                roots.add(
                        Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()));
            } catch (URISyntaxException e) {
                throw new IllegalStateException(type.getName(), e);
            }
        }
        return roots;
    }

    private static void collect(Path root, Set<String> constants) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".class")).toList()) {
                collect(ClassFile.of().parse(Files.readAllBytes(file)), constants);
            }
        }
    }

    private static void collect(ClassModel type, Set<String> constants) {
        for (PoolEntry entry : type.constantPool()) {
            if (entry instanceof StringEntry text) {
                constants.add(filled(text.stringValue()));
            }
        }
        type.findAttribute(Attributes.record())
                .ifPresent(of ->
                        of.components().forEach(component -> annotated(component, constants)));
    }

    private static void annotated(AttributedElement element, Set<String> constants) {
        element.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(all -> all.annotations().stream())
                .flatMap(annotation -> annotation.elements().stream())
                .forEach(value -> {
                    if (value.value() instanceof AnnotationValue.OfString text) {
                        constants.add(text.stringValue());
                    }
                });
    }

    private static String filled(String constant) {
        return HOLE.matcher(constant).replaceAll("0").replace("%%", "%");
    }
}
