package reins.sim.camera;

import reins.core.fact.Frame;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads MJPEG over HTTP: a stream of parts, each a JPEG. See {@link CameraReader}. */
final class MjpegReader implements CameraReader {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final long ANSWER_SECONDS = 10;
    private static final long SILENCE = 2_000_000_000;
    private static final Pattern BOUNDARY =
            Pattern.compile(";\\s*boundary\\s*=\\s*([^;]+)", Pattern.CASE_INSENSITIVE);

    private final URI url;
    private final LongSupplier nanoTime;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .connectTimeout(CONNECT)
                    .build();
    private volatile Optional<Future<?>> answer = Optional.empty();
    private volatile Optional<HttpBody> body = Optional.empty();
    private volatile boolean ended;
    private Optional<Parts> parts = Optional.empty();
    private byte[] last = {};

    MjpegReader(CameraSource source, LongSupplier nanoTime) {
        url = URI.create(source.address());
        this.nanoTime = nanoTime;
    }

    @Override
    public void open() throws IOException {
        Future<HttpResponse<Flow.Publisher<List<ByteBuffer>>>> asked =
                client.sendAsync(request(), HttpResponse.BodyHandlers.ofPublisher());
        answer = Optional.of(asked);
        if (ended) {
            asked.cancel(false); // whoever ended us may have looked for it too early
        }
        HttpResponse<Flow.Publisher<List<ByteBuffer>>> came = await(asked);
        HttpBody bytes = new HttpBody(nanoTime, SILENCE);
        body = Optional.of(bytes);
        if (ended) {
            bytes.end();
        }
        came.body().subscribe(bytes);
        parts = Optional.of(new Parts(bytes, boundary(came)));
    }

    private HttpRequest request() {
        HttpRequest.Builder request = HttpRequest.newBuilder(url);
        String who = url.getUserInfo();
        if (who != null) {
            request.header(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString(who.getBytes(StandardCharsets.UTF_8)));
        }
        return request.build();
    }

    private <T> T await(Future<T> asked) throws IOException {
        try {
            return asked.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            asked.cancel(false);
            throw new IOException("it did not answer for %d s".formatted(ANSWER_SECONDS), e);
        } catch (CancellationException e) {
            throw new IOException("it was closed", e);
        } catch (ExecutionException e) {
            throw new IOException(ended ? "it was closed" : "there is no answer from its host", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("it was interrupted", e);
        }
    }

    private static String boundary(HttpResponse<?> came) throws IOException {
        int status = came.statusCode();
        String type = came.headers().firstValue("Content-Type").orElse("nothing");
        if (status == 401) {
            throw new IOException(
                    "it wants a name and a password, as in http://name:password@host/video");
        }
        if (status != 200) {
            throw new IOException("it answers with status %d".formatted(status));
        }
        if (!type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            throw new IOException("it sends %s and not a stream of pictures".formatted(type));
        }
        Matcher boundary = BOUNDARY.matcher(type);
        return boundary.find() ? boundary.group(1) : "";
    }

    /** Some servers send the same picture again and again: that is passed over. */
    @Override
    public Optional<Frame> next() throws IOException {
        byte[] part = parts.orElseThrow().next();
        if (Arrays.equals(part, last)) {
            return Optional.empty();
        }
        last = part;
        return Optional.of(Pictures.jpeg(part));
    }

    @Override
    public void end() {
        ended = true;
        answer.ifPresent(asked -> asked.cancel(false));
        body.ifPresent(HttpBody::end);
        client.shutdownNow();
    }

    @Override
    public void close() {
        end();
    }
}
