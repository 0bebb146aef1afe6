package reins.app.lab;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** What a result must say about where it was measured. Safe on every thread. */
final class Machine {
    private Machine() {}

    /** Processor, cores, system and Java. */
    static String sentence() {
        return "%s, %d cores, %s %s, Java %s"
                .formatted(
                        line("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch")),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Runtime.version());
    }

    /** How busy it is, as a sentence; to be asked before anything is measured. */
    static String load() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return load < 0 ? "" : "Load before: %.1f.".formatted(load);
    }

    /** The commit of the working folder, with a + where it was changed; empty outside of one. */
    static String commit() {
        String commit = said("git", "rev-parse", "--short", "HEAD");
        return commit
                + (commit.isEmpty() || said("git", "status", "--porcelain").isEmpty() ? "" : "+");
    }

    /** This program's resident size in bytes, where the system tells. */
    static OptionalLong residentBytes() {
        return status("VmRSS");
    }

    /** This program's largest resident size so far in bytes, where the system tells. */
    static OptionalLong peakResidentBytes() {
        return status("VmHWM");
    }

    private static OptionalLong status(String name) {
        return line("/proc/self/status", name)
                .map(text -> OptionalLong.of(1024 * Long.parseLong(text.replaceAll("\\D", ""))))
                .orElse(OptionalLong.empty());
    }

    private static Optional<String> line(String file, String name) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException _) {
            return Optional.empty(); // another system
        }
    }

    /** What a command prints; empty where it fails or is not there. */
    static String said(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            process.getOutputStream().close();
            String text =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? text.strip() : "";
        } catch (IOException _) {
            return "";
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
