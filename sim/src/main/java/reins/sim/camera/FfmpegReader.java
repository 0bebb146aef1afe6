package reins.sim.camera;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

import reins.core.fact.Frame;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Reads films, RTSP and the system's devices, by FFmpeg. See {@link CameraReader}. */
final class FfmpegReader implements CameraReader {
    private static final long SECOND = 1_000_000_000;
    private static final long OPENING = 10 * SECOND;
    private static final long SILENCE = 2 * SECOND;

    private final CameraSource source;
    private final LongSupplier nanoTime;
    private final Pace pace;
    private final FilmTimes times = new FilmTimes();

    /** Asked by FFmpeg while it waits; kept here, else the collector would take it. */
    private final Interrupt interrupt = new Interrupt();

    private volatile boolean ended;
    private volatile long deadline;

    private @Nullable AVFormatContext input;
    private @Nullable AVCodecContext decoder;
    private @Nullable AVPacket packet;
    private @Nullable AVFrame decoded;
    private @Nullable RgbPictures pictures;
    private int stream;
    private int nothingYet;
    private long heard;

    /** Of a film: what is shown next, once it is due. */
    private Optional<Shown> held = Optional.empty();

    /**
     * A film's picture.
     *
     * @param stamp when it is due, in nanoseconds from the beginning of the first time round
     */
    private record Shown(Frame frame, long stamp) {}

    /** Ends what waits once we are ended, or once it takes too long. */
    private final class Interrupt extends AVIOInterruptCB.Callback_Pointer {
        @Override
        public int call(Pointer nothing) {
            return ended || nanoTime.getAsLong() - deadline > 0 ? 1 : 0;
        }
    }

    FfmpegReader(CameraSource source, LongSupplier nanoTime) {
        this.source = source;
        this.nanoTime = nanoTime;
        pace = new Pace(nanoTime);
    }

    private boolean isFilm() {
        return source.kind() == CameraSource.Kind.FILM;
    }

    @Override
    public void open() throws IOException {
        if (isFilm() && !Files.isReadable(Path.of(source.address()))) {
            throw new IOException("there is no such file");
        }
        nothingYet = Ffmpeg.nothingYet();
        if (source.kind().isDevice()) {
            Ffmpeg.addDevices();
        }
        deadline = nanoTime.getAsLong() + OPENING;
        AVFormatContext opened = avformat.avformat_alloc_context();
        opened.interrupt_callback().callback(interrupt);
        if (!isFilm()) {
            opened.flags(opened.flags() | AVFormatContext.AVFMT_FLAG_NOBUFFER);
        }
        if (source.kind().isDevice()) {
            opened.flags(opened.flags() | AVFormatContext.AVFMT_FLAG_NONBLOCK);
        }
        AVDictionary options = new AVDictionary(null);
        FfmpegOptions.of(source)
                .forEach((name, value) -> avutil.av_dict_set(options, name, value, 0));
        try {
            // frees the context where it fails
            check(
                    avformat.avformat_open_input(
                            opened,
                            FfmpegOptions.address(source),
                            FfmpegOptions.format(source),
                            options),
                    OPENING);
        } finally {
            avutil.av_dict_free(options);
        }
        input = opened;
        check(avformat.avformat_find_stream_info(opened, (PointerPointer<?>) null), OPENING);
        stream =
                check(
                        avformat.av_find_best_stream(
                                opened,
                                avutil.AVMEDIA_TYPE_VIDEO,
                                -1,
                                -1,
                                (PointerPointer<?>) null,
                                0),
                        OPENING);
        decoder = decoder(opened.streams(stream));
        packet = avcodec.av_packet_alloc();
        decoded = avutil.av_frame_alloc();
        pictures = new RgbPictures();
        heard = nanoTime.getAsLong();
    }

    private AVCodecContext decoder(AVStream video) throws IOException {
        AVCodec codec = avcodec.avcodec_find_decoder(video.codecpar().codec_id());
        if (codec == null) {
            throw new IOException("its pictures are coded in a way that nobody here can read");
        }
        AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
        decoder = context;
        check(avcodec.avcodec_parameters_to_context(context, video.codecpar()), OPENING);
        context.thread_count(1); // each more would add a picture of delay
        context.flags(context.flags() | avcodec.AV_CODEC_FLAG_LOW_DELAY);
        check(avcodec.avcodec_open2(context, codec, (PointerPointer<?>) null), OPENING);
        return context;
    }

    @Override
    public Optional<Frame> next() throws IOException {
        if (!isFilm()) {
            return decode();
        }
        if (held.isEmpty()) {
            Optional<Frame> next = decode();
            held = next.map(frame -> new Shown(frame, times.due(there(decoded), video())));
        }
        if (held.isPresent() && pace.isDue(held.get().stamp())) {
            Frame frame = held.get().frame();
            held = Optional.empty();
            return Optional.of(frame);
        }
        return Optional.empty();
    }

    /** The next picture, waited for; empty where a device has none yet. */
    private Optional<Frame> decode() throws IOException {
        AVCodecContext context = there(decoder);
        AVFrame frame = there(decoded);
        deadline = nanoTime.getAsLong() + SILENCE;
        while (true) {
            if (ended) {
                throw new IOException("it was closed");
            }
            int received = avcodec.avcodec_receive_frame(context, frame);
            if (received == 0) {
                heard = nanoTime.getAsLong();
                return Optional.of(there(pictures).of(frame));
            }
            if (received == avutil.AVERROR_EOF()) {
                again(context);
            } else if (received != nothingYet) {
                check(received, SILENCE);
            }
            if (!feed(context)) {
                return Optional.empty();
            }
        }
    }

    /** Gives the decoder one packet more; whether there was one. */
    private boolean feed(AVCodecContext context) throws IOException {
        AVPacket next = there(packet);
        int read = avformat.av_read_frame(there(input), next);
        if (read == nothingYet) {
            if (nanoTime.getAsLong() - heard > SILENCE) {
                throw new IOException(silent(SILENCE));
            }
            return false;
        }
        if (read == avutil.AVERROR_EOF() && isFilm()) {
            avcodec.avcodec_send_packet(context, new AVPacket(null));
            return true;
        }
        check(read, SILENCE);
        if (!isFilm() && nanoTime.getAsLong() - deadline > 0) {
            avcodec.av_packet_unref(next); // what FFmpeg still held when it gave up: an old picture
            throw new IOException(silent(SILENCE));
        }
        if (next.stream_index() == stream) {
            avcodec.avcodec_send_packet(context, next); // a damaged one is passed over
        }
        avcodec.av_packet_unref(next);
        return true;
    }

    /** Back to a film's beginning. */
    private void again(AVCodecContext context) throws IOException {
        if (!times.isBegun()) {
            throw new IOException("it has no pictures");
        }
        check(avformat.av_seek_frame(there(input), 0, 0, avformat.AVSEEK_FLAG_BACKWARD), SILENCE);
        avcodec.avcodec_flush_buffers(context);
        times.again(video());
    }

    private AVStream video() {
        return there(input).streams(stream);
    }

    /** What FFmpeg returned, where it is no error. */
    private int check(int returned, long limit) throws IOException {
        if (returned >= 0) {
            return returned;
        }
        if (ended) {
            throw new IOException("it was closed");
        }
        if (nanoTime.getAsLong() - deadline > 0) { // some of its parts say something else then
            throw new IOException(silent(limit));
        }
        if (returned == avutil.AVERROR_EOF()) {
            throw new IOException("its stream ended");
        }
        if (returned == avutil.AVERROR_HTTP_UNAUTHORIZED()) {
            throw new IOException(
                    source.hasPassword()
                            ? "it does not accept this name and this password"
                            : "it wants a name and a password, as in"
                                    + " rtsp://name:password@host/stream");
        }
        if (returned == avutil.AVERROR_HTTP_NOT_FOUND()) {
            throw new IOException("it has nothing at this path; look behind the host's name");
        }
        byte[] said = new byte[256];
        avutil.av_strerror(returned, said, said.length);
        String why = new String(said, StandardCharsets.UTF_8);
        throw new IOException(
                why.substring(0, Math.max(0, why.indexOf('\0'))).toLowerCase(Locale.ROOT));
    }

    private static String silent(long limit) {
        return "nothing came for %d s".formatted(limit / SECOND);
    }

    private static <T> T there(@Nullable T opened) {
        return Objects.requireNonNull(opened, "not open");
    }

    @Override
    public void end() {
        ended = true;
    }

    @Override
    public void close() {
        end();
        if (pictures != null) {
            pictures.close();
            pictures = null;
        }
        if (decoded != null) {
            avutil.av_frame_free(decoded);
            decoded = null;
        }
        if (packet != null) {
            avcodec.av_packet_free(packet);
            packet = null;
        }
        if (decoder != null) {
            avcodec.avcodec_free_context(decoder);
            decoder = null;
        }
        if (input != null) {
            avformat.avformat_close_input(input);
            input = null;
        }
        interrupt.close();
    }
}
