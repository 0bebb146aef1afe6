package reins.app.input;

import reins.app.base.Text;
import reins.core.fact.ReinsException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names under which the system knows devices that SDL reads: SDL renames many of them, and the
 * system lists a pad's touchpad and tilt sensor as devices of their own. Safe on every thread.
 */
final class PadNames {
    /** Where Linux lists its input devices; there is no such file elsewhere. */
    private static final Path LIST = Path.of("/proc/bus/input/devices");

    private static final Pattern NUMBERS =
            Pattern.compile("^I:.*Vendor=([0-9a-fA-F]{4}) Product=([0-9a-fA-F]{4})");
    private static final Pattern NAME = Pattern.compile("^N: Name=\"(.*)\"$");

    private PadNames() {}

    /** Whether a device has one of these names. */
    static Predicate<String> of(List<SdlPads.Taken> taken) {
        if (taken.isEmpty() || !Files.isReadable(LIST)) {
            return of(taken, List.of());
        }
        try {
            return of(taken, Files.readAllLines(LIST));
        } catch (IOException e) {
            throw new ReinsException(Text.of("input.trouble.list", LIST), e);
        }
    }

    /**
     * @param lines the list's, as the kernel writes it: a line of numbers, then one with the name
     */
    static Predicate<String> of(List<SdlPads.Taken> taken, List<String> lines) {
        Set<String> names = new HashSet<>();
        for (SdlPads.Taken device : taken) {
            names.add(plain(device.name()));
        }
        boolean ours = false;
        for (String line : lines) {
            Matcher numbers = NUMBERS.matcher(line);
            if (numbers.find()) {
                int vendor = Integer.parseInt(numbers.group(1), 16);
                int product = Integer.parseInt(numbers.group(2), 16);
                ours =
                        vendor != 0
                                && taken.stream()
                                        .anyMatch(device ->
                                                device.vendor() == vendor
                                                        && device.product() == product);
            }
            Matcher name = NAME.matcher(line);
            if (ours && name.find()) {
                names.add(plain(name.group(1)));
            }
        }
        return name -> names.contains(plain(name));
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
