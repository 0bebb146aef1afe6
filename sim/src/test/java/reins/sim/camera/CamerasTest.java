package reins.sim.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

final class CamerasTest {
    @TempDir private Path folder;

    private void node(String node, String name, String index) throws IOException {
        Files.createFile(folder.resolve(node));
        Path about = Files.createDirectories(folder.resolve("names").resolve(node));
        Files.writeString(about.resolve("name"), name + "\n");
        Files.writeString(about.resolve("index"), index + "\n");
    }

    @Test
    void devicesAreFoundByTheirNamesAndOnceEach() throws IOException {
        node("video10", "Rear", "0");
        node("video0", "HD Webcam", "0");
        node("video1", "HD Webcam", "1");
        Files.createFile(folder.resolve("video2"));
        assertEquals(
                List.of(
                        new Cameras.Found("HD Webcam", "v4l2:" + folder.resolve("video0")),
                        new Cameras.Found(
                                folder.resolve("video2").toString(),
                                "v4l2:" + folder.resolve("video2")),
                        new Cameras.Found("Rear", "v4l2:" + folder.resolve("video10"))),
                Cameras.devices(folder, folder.resolve("names")));
    }

    @Test
    void whereThereIsNothingNothingIsFound() {
        assertEquals(List.of(), Cameras.devices(folder.resolve("none"), folder));
        assertEquals(List.of(), Cameras.listed(CameraSource.Kind.RTSP));
        Cameras.found();
    }
}
