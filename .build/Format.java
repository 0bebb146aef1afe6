import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Formats every Java source file ("write"), or says which ones are not formatted ("check"). */
public final class Format {
    private Format() {}

    public static void main(String[] arguments) throws Exception {
        boolean write = arguments[0].equals("write");
        Formatter formatter =
                new Formatter(
                        JavaFormatterOptions.builder()
                                .style(JavaFormatterOptions.Style.AOSP)
                                .build());
        List<Path> wrong = new ArrayList<>();
        for (String module : List.of("sim", "policies", "sessions", "app", ".build")) {
            List<Path> files;
            try (var tree = Files.walk(Path.of(module))) {
                files =
                        tree.filter(file -> file.toString().endsWith(".java"))
                                .filter(file -> !file.startsWith(Path.of(module, "target")))
                                .sorted()
                                .toList();
            }
            for (Path file : files) {
                String before = Files.readString(file);
                String after = formatted(formatter, before);
                if (!after.equals(before)) {
                    wrong.add(file);
                    if (write) {
                        // The formatter has at times more to say of what it made of long texts.
                        Files.writeString(file, formatted(formatter, after));
                    }
                }
            }
        }
        wrong.forEach(
                file -> System.out.println((write ? "Formatted " : "Not formatted: ") + file));
        if (!write && !wrong.isEmpty()) {
            System.out.println("Run: mvn -q -N initialize exec:exec@format");
            System.exit(1);
        }
    }

    private static String formatted(Formatter formatter, String source) throws Exception {
        return formatter.formatSourceAndFixImports(RemoveUnusedImports.removeUnusedImports(source));
    }
}
