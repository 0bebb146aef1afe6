package reins.sim.camera;

import java.util.function.LongSupplier;

/** Which reader a source needs. Safe on every thread. */
final class CameraReaders {
    private CameraReaders() {}

    static CameraReader of(CameraSource source, LongSupplier nanoTime) {
        return switch (source.kind()) {
            case MJPEG -> new MjpegReader(source, nanoTime);
            case FOLDER -> new FolderReader(source, nanoTime);
            case FILM, RTSP, V4L2, DSHOW, AVFOUNDATION -> new FfmpegReader(source, nanoTime);
        };
    }
}
