package reins.sim.camera;

import reins.core.fact.ReinsException;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a camera's pictures come from, as data: nothing is opened by it. Safe on every thread.
 *
 * @param address as its kind has it: a URL, a file, a pattern of files, a device
 * @param options by their names, those of {@link Option}
 */
public record CameraSource(Kind kind, String address, Map<Option, String> options) {
    private static final Pattern OPTIONS = Pattern.compile("^(.*?)((?:\\s+[a-z]+=\\S+)*)\\s*$");
    private static final Pattern SAID = Pattern.compile("([a-z]+)=(\\S+)");
    private static final Pattern FILM =
            Pattern.compile(".+\\.(mp4|m4v|mov|mkv|avi|webm)", Pattern.CASE_INSENSITIVE);
    private static final Pattern FOLDER =
            Pattern.compile(".*\\*\\.(jpg|jpeg|png)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SIZE = Pattern.compile("[1-9]\\d{0,4}x[1-9]\\d{0,4}");
    private static final Pattern SECRET = Pattern.compile("//[^/@]*@");
    private static final String EXAMPLES =
            "http://host/video, rtsp://host/stream, film.mp4, folder/*.jpg or v4l2:/dev/video0";

    /** What there is to open. */
    public enum Kind {
        /** A stream of JPEG pictures over HTTP. */
        MJPEG,
        RTSP,
        /** A film's file, paced by its own times, again and again. */
        FILM,
        /** The pictures of a folder in the order of their names, again and again. */
        FOLDER,
        /** A device of Linux. */
        V4L2,
        /** A device of Windows. */
        DSHOW,
        /** A device of macOS. */
        AVFOUNDATION;

        /** What its addresses begin with, where it is a device. */
        String prefix() {
            return name().toLowerCase(Locale.ROOT) + ":";
        }

        boolean isDevice() {
            return this == V4L2 || this == DSHOW || this == AVFOUNDATION;
        }
    }

    /** What may be said behind an address, as {@code name=value}. */
    public enum Option {
        /** Pictures a second, of folders and devices. */
        FPS,
        /** {@code 640x480}, of devices. */
        SIZE,
        /** How a device codes its pictures, for instance {@code mjpeg}. */
        FORMAT,
        /** {@code tcp} or {@code udp}, of RTSP. */
        TRANSPORT;

        /** As it is typed. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public CameraSource {
        options = Map.copyOf(options);
    }

    /**
     * Of what a person types, for instance {@code v4l2:/dev/video0 size=640x480 fps=30}.
     *
     * @throws ReinsException where it cannot be any camera
     */
    public static CameraSource parse(String text) {
        Matcher parts = OPTIONS.matcher(text.strip());
        if (!parts.matches() || parts.group(1).isBlank()) {
            throw new ReinsException(
                    "No camera is given; type its address, for instance %s.".formatted(EXAMPLES));
        }
        String address = parts.group(1);
        Kind kind = kind(address);
        Map<Option, String> options = new TreeMap<>();
        Matcher said = SAID.matcher(parts.group(2));
        while (said.find()) {
            Option option = option(said.group(1));
            options.put(option, check(kind, option, said.group(2)));
        }
        switch (kind) {
            case MJPEG, RTSP -> checkUrl(address);
            case V4L2, DSHOW, AVFOUNDATION -> {
                address = address.substring(kind.prefix().length());
                if (address.isBlank()) {
                    throw new ReinsException(
                            "Camera address '%s' names no device; type for instance v4l2:/dev/video0."
                                    .formatted(text.strip()));
                }
            }
            case FILM, FOLDER -> {}
        }
        return new CameraSource(kind, address, options);
    }

    private static Kind kind(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        if (lower.startsWith("http://") || lower.startsWith("https://")) {
            return Kind.MJPEG;
        }
        if (lower.startsWith("rtsp://") || lower.startsWith("rtsps://")) {
            return Kind.RTSP;
        }
        for (Kind kind : Kind.values()) {
            if (kind.isDevice() && address.startsWith(kind.prefix())) {
                return kind;
            }
        }
        if (FOLDER.matcher(address).matches()) {
            return Kind.FOLDER;
        }
        if (FILM.matcher(address).matches() && !address.contains("://")) {
            return Kind.FILM;
        }
        throw new ReinsException(
                "Camera address '%s' is none that can be opened; type for instance %s."
                        .formatted(hidden(address), EXAMPLES));
    }

    private static Option option(String name) {
        for (Option option : Option.values()) {
            if (option.toString().equals(name)) {
                return option;
            }
        }
        throw new ReinsException(
                "A camera has no option '%s'; there are fps, size, format and transport."
                        .formatted(name));
    }

    private static String check(Kind kind, Option option, String value) {
        boolean fits =
                switch (option) {
                    case FPS -> kind.isDevice() || kind == Kind.FOLDER;
                    case SIZE, FORMAT -> kind.isDevice();
                    case TRANSPORT -> kind == Kind.RTSP;
                };
        if (!fits) {
            throw new ReinsException(
                    "Option '%s' does not go with a camera of the kind %s; take it away."
                            .formatted(option, kind));
        }
        boolean sound =
                switch (option) {
                    case FPS -> value.matches("[1-9]\\d{0,2}");
                    case SIZE -> SIZE.matcher(value).matches();
                    case FORMAT -> value.matches("[a-z0-9_]+");
                    case TRANSPORT -> value.equals("tcp") || value.equals("udp");
                };
        if (!sound) {
            throw new ReinsException(
                    "Option '%s' of a camera cannot be '%s'; type %s."
                            .formatted(
                                    option,
                                    value,
                                    switch (option) {
                                        case FPS -> "a whole number from 1 to 999";
                                        case SIZE -> "width and height, for instance size=640x480";
                                        case FORMAT -> "a format's name, for instance format=mjpeg";
                                        case TRANSPORT -> "transport=tcp or transport=udp";
                                    }));
        }
        return value;
    }

    private static void checkUrl(String address) {
        try {
            URI url = new URI(address);
            if (url.getHost() == null) {
                throw new ReinsException(
                        "Camera address '%s' names no host; type for instance http://192.168.1.20:8080/video."
                                .formatted(hidden(address)));
            }
        } catch (URISyntaxException e) {
            throw new ReinsException(
                    "Camera address '%s' is no address of the web: %s; look for blanks and wrong signs."
                            .formatted(hidden(address), e.getReason()),
                    e);
        }
    }

    /** Pictures a second that were asked for. */
    int fps() {
        return Integer.parseInt(options.getOrDefault(Option.FPS, "30"));
    }

    /** The address as it may be shown: without a name and a password. */
    public String shown() {
        return (kind.isDevice() ? kind.prefix() : "") + hidden(address);
    }

    /** Whether a name and a password are in the address. */
    boolean hasPassword() {
        return SECRET.matcher(address).find();
    }

    private static String hidden(String address) {
        return SECRET.matcher(address).replaceFirst("//");
    }

    /** Shows no password. */
    @Override
    public String toString() {
        return "%s %s %s".formatted(kind, shown(), new TreeMap<>(options));
    }
}
