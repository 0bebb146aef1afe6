package reins.sim.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import reins.core.fact.ReinsException;

import java.util.Map;

final class CameraSourceTest {
    @ParameterizedTest
    @CsvSource({
        "http://host/video, MJPEG, http://host/video",
        "https://host:8080/?action=stream, MJPEG, https://host:8080/?action=stream",
        "rtsp://host/stream, RTSP, rtsp://host/stream",
        "film.mp4, FILM, film.mp4",
        "/my films/the first.MKV, FILM, /my films/the first.MKV",
        "folder/*.jpg, FOLDER, folder/*.jpg",
        "C:\\pictures\\f*.png, FOLDER, C:\\pictures\\f*.png",
        "v4l2:/dev/video0, V4L2, /dev/video0",
        "dshow:video=HD Camera, DSHOW, video=HD Camera",
        "avfoundation:0, AVFOUNDATION, 0"
    })
    void anAddressSaysWhatKindOfCameraItIs(String text, CameraSource.Kind kind, String address) {
        CameraSource source = CameraSource.parse(" " + text + " ");
        assertEquals(kind, source.kind());
        assertEquals(address, source.address());
        assertEquals(text, source.shown());
    }

    @Test
    void optionsStandBehindTheAddress() {
        assertEquals(
                new CameraSource(
                        CameraSource.Kind.V4L2,
                        "/dev/video0",
                        Map.of(
                                CameraSource.Option.SIZE,
                                "640x480",
                                CameraSource.Option.FPS,
                                "30",
                                CameraSource.Option.FORMAT,
                                "mjpeg")),
                CameraSource.parse("v4l2:/dev/video0  size=640x480 fps=30 format=mjpeg"));
        assertEquals(15, CameraSource.parse("folder/*.jpg fps=15").fps());
        assertEquals(30, CameraSource.parse("folder/*.jpg").fps());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | No camera is given; type its address",
                "ftp://host/video | Camera address 'ftp://host/video' is none that can be opened",
                "notes.txt | Camera address 'notes.txt' is none that can be opened",
                "http:///video | Camera address 'http:///video' names no host",
                "http://a b/video | Camera address 'http://a b/video' is no address of the web",
                "v4l2: | Camera address 'v4l2:' names no device",
                "v4l2:/dev/video0 sise=1 | A camera has no option 'sise'",
                "v4l2:/dev/video0 size=640 | Option 'size' of a camera cannot be '640'",
                "v4l2:/dev/video0 fps=0 | Option 'fps' of a camera cannot be '0'",
                "film.mp4 fps=30 | Option 'fps' does not go with a camera of the kind FILM",
                "rtsp://h/s transport=ip | Option 'transport' of a camera cannot be 'ip'"
            })
    void whatCannotBeOpenedIsRefusedByASentence(String text, String begin) {
        String sentence =
                assertThrows(ReinsException.class, () -> CameraSource.parse(text)).sentence();
        assertEquals(begin, sentence.substring(0, Math.min(begin.length(), sentence.length())));
    }

    @Test
    void aPasswordIsNeverShown() {
        CameraSource source = CameraSource.parse("rtsp://me:secret@host/stream");
        assertFalse(source.toString().contains("secret"));
        assertEquals("rtsp://host/stream", source.shown());
    }
}
