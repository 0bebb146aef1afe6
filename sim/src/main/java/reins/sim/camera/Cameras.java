package reins.sim.camera;

import org.bytedeco.ffmpeg.avdevice.AVDeviceInfo;
import org.bytedeco.ffmpeg.avdevice.AVDeviceInfoList;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.global.avdevice;
import org.bytedeco.ffmpeg.global.avformat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The cameras that this computer has; none is opened to find them. Safe on every thread. */
public final class Cameras {
    private static final Path DEVICES = Path.of("/dev");
    private static final Path NAMES = Path.of("/sys/class/video4linux");

    private Cameras() {}

    /**
     * A camera that was found.
     *
     * @param name as the system calls it
     * @param address to open it by, see {@link CameraSource#parse}
     */
    public record Found(String name, String address) {}

    /** Those the system knows of; none where it cannot be asked. */
    public static List<Found> found() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            return listed(CameraSource.Kind.DSHOW);
        }
        if (system.contains("mac")) {
            return listed(CameraSource.Kind.AVFOUNDATION);
        }
        return devices(DEVICES, NAMES);
    }

    /** Of several nodes of a camera only the first gives pictures. */
    static List<Found> devices(Path devices, Path names) {
        List<Found> found = new ArrayList<>();
        try (DirectoryStream<Path> nodes = Files.newDirectoryStream(devices, "video*")) {
            for (Path node : nodes) {
                Path about = names.resolve(String.valueOf(node.getFileName()));
                if (read(about.resolve("index"), "0").equals("0")) {
                    found.add(
                            new Found(
                                    read(about.resolve("name"), node.toString()),
                                    CameraSource.Kind.V4L2.prefix() + node));
                }
            }
        } catch (IOException _) {
            return List.of(); // a system without devices
        }
        found.sort(
                Comparator.comparingInt((Found camera) -> camera.address().length())
                        .thenComparing(Found::address));
        return List.copyOf(found);
    }

    private static String read(Path file, String otherwise) {
        try {
            return Files.readString(file).strip();
        } catch (IOException _) {
            return otherwise;
        }
    }

    /** As FFmpeg lists them. */
    static List<Found> listed(CameraSource.Kind kind) {
        try {
            Ffmpeg.addDevices();
        } catch (IOException _) {
            return List.of();
        }
        AVInputFormat format = avformat.av_find_input_format(kind.name().toLowerCase(Locale.ROOT));
        AVDeviceInfoList list = new AVDeviceInfoList(null);
        List<Found> found = new ArrayList<>();
        if (format != null
                && avdevice.avdevice_list_input_sources(format, (String) null, null, list) >= 0) {
            for (int i = 0; i < list.nb_devices(); i++) {
                AVDeviceInfo device = list.devices(i);
                found.add(
                        new Found(
                                device.device_description().getString(),
                                kind.prefix() + device.device_name().getString()));
            }
            avdevice.avdevice_free_list_devices(list);
        }
        return List.copyOf(found);
    }
}
