package reins.sim.gym;

import reins.core.fact.ReinsException;
import reins.core.flow.Patience;
import reins.core.flow.WorkerThread;
import reins.sim.json.Json;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The program that runs an environment, asked one thing at a time over a pipe or a port. Whatever
 * it does, nobody waits for it longer than the launch says: past that it is ended. A thread of its
 * own reads what it answers. Used by one thread at a time.
 */
final class Bridge implements AutoCloseable {
    private static final int SLICE_MILLIS = 20;
    private static final int CONNECT_MILLIS = 2_000;
    private static final int GOODBYE_MILLIS = 500;
    private static final int SIGNALLED = 128;

    private final Launch launch;
    private final Optional<Process> process;
    private final Optional<Socket> socket;
    private final Optional<Path> folder;
    private final OutputStream out;
    private final WorkerThread reader;
    private final BlockingQueue<AnswerReader.Arrived> arrived = new ArrayBlockingQueue<>(2);
    private final LastWords lastWords = new LastWords();
    private String lost = "";
    private long number;

    private Bridge(
            Launch launch,
            Optional<Process> process,
            Optional<Socket> socket,
            Optional<Path> folder,
            InputStream in,
            OutputStream out) {
        this.launch = launch;
        this.process = process;
        this.socket = socket;
        this.folder = folder;
        this.out = out;
        reader = WorkerThread.start(new AnswerReader(in, arrived), _ -> {});
    }

    /** A bridge and what it said first. */
    record Begun(Bridge bridge, Hello hello) {}

    /**
     * Begins the world's program, or connects to it.
     *
     * @throws ReinsException where it cannot be begun, or has no such environment
     */
    static Begun begin(Launch launch) {
        Bridge bridge = launch.port() > 0 ? connect(launch) : start(launch);
        try {
            Answer first = bridge.await(launch.beginMillis());
            return new Begun(bridge, bridge.hello(first));
        } catch (RuntimeException e) {
            bridge.close();
            throw e;
        }
    }

    private static Bridge connect(Launch launch) {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), launch.port()),
                    CONNECT_MILLIS);
            return new Bridge(
                    launch,
                    Optional.empty(),
                    Optional.of(socket),
                    Optional.empty(),
                    socket.getInputStream(),
                    socket.getOutputStream());
        } catch (IOException e) {
            close(socket);
            throw new ReinsException(
                    "No world answers on port %d of this machine; start it with: python bridge.py --env %s --port %d"
                            .formatted(launch.port(), launch.env(), launch.port()),
                    e);
        }
    }

    private static Bridge start(Launch launch) {
        Path folder;
        try {
            folder = Files.createTempDirectory("reins-gym");
        } catch (IOException e) {
            throw new ReinsException("No folder can be made for the world's program.", e);
        }
        try {
            Path script = folder.resolve("bridge.py");
            Files.write(script, script());
            Process process =
                    new ProcessBuilder(launch.typed(script)).directory(folder.toFile()).start();
            return new Bridge(
                    launch,
                    Optional.of(process),
                    Optional.empty(),
                    Optional.of(folder),
                    process.getInputStream(),
                    process.getOutputStream());
        } catch (IOException e) {
            delete(folder);
            throw new ReinsException(
                    "This Python cannot be started: %s; name another one by --python."
                            .formatted(String.join(" ", launch.command())),
                    e);
        }
    }

    private static byte[] script() throws IOException {
        try (InputStream script = Bridge.class.getResourceAsStream("/reins/assets/bridge.py")) {
            if (script == null) {
                throw new ReinsException("This file is missing in Reins: bridge.py");
            }
            return script.readAllBytes();
        }
    }

    private Hello hello(Answer first) {
        if (first.op().equals("error")) {
            String say = first.told().at("say").text();
            throw new ReinsException(
                    Pythons.lacking(String.join(" ", launch.command()), say)
                            .orElseGet(() -> "The world cannot be made: " + sentence(say)),
                    new Trace(first.told().maybe("trace").map(Json::text).orElse("")));
        }
        if (!first.op().equals("hello")) {
            throw lose("The world's program said '%s' first.".formatted(first.op()));
        }
        return Hello.of(first.told());
    }

    /** Whether it can still be asked. */
    boolean isThere() {
        return lost.isEmpty();
    }

    /**
     * Asks, and waits for the answer as long as a step may take.
     *
     * @param rest the request behind its number, such as {@code "op":"reset","seed":1}
     * @throws ReinsException where the world tells an error, or does not answer as it should
     */
    Answer ask(CharSequence rest) {
        return ask(rest, launch.stepMillis());
    }

    /** Asks for what may take as long as the beginning. */
    Answer askPatiently(CharSequence rest) {
        return ask(rest, launch.beginMillis());
    }

    private Answer ask(CharSequence rest, long millis) {
        if (!isThere()) {
            throw new ReinsException(lost);
        }
        number++;
        try {
            send("{\"n\":" + number + "," + rest + "}");
        } catch (IOException _) {
            await(GOODBYE_MILLIS); // which tells how it ended
            throw lose("The world's program no longer listens.");
        }
        Answer answer = await(millis);
        String failed;
        try {
            if (answer.told().at("n").number() != number) {
                throw answer.told().wrong("this is no answer to what it was asked.");
            }
            failed = answer.op().equals("error") ? failed(answer.told()) : "";
        } catch (ReinsException e) {
            throw lose(e.sentence());
        }
        if (!failed.isEmpty()) {
            throw new ReinsException(failed);
        }
        return answer;
    }

    private static String failed(Json told) {
        String where = told.maybe("where").map(Json::text).orElse("");
        return "The world failed%s: %s"
                .formatted(
                        where.isEmpty() ? "" : " (" + where + ")", sentence(told.at("say").text()));
    }

    private static String sentence(String say) {
        return say.endsWith(".") || say.endsWith("?") || say.endsWith("!") ? say : say + ".";
    }

    private void send(String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        out.write(
                ByteBuffer.allocate(Integer.BYTES + body.length)
                        .putInt(body.length)
                        .put(body)
                        .array());
        out.flush();
    }

    private Answer await(long millis) {
        try {
            for (long waited = 0; waited < millis; waited += SLICE_MILLIS) {
                AnswerReader.Arrived next = arrived.poll(SLICE_MILLIS, TimeUnit.MILLISECONDS);
                listen();
                Patience.check();
                if (next instanceof AnswerReader.Came(Answer answer)) {
                    return answer;
                }
                if (next instanceof AnswerReader.Ended(String garbled)) {
                    throw lose(garbled.isEmpty() ? end() : garbled);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw lose("Waiting for the world was interrupted.");
        } catch (CancellationException e) {
            lose("The world is no longer waited for.");
            throw e;
        }
        throw lose(
                "The world did not answer for %s s, so its program was ended."
                        .formatted(
                                millis % 1000 == 0
                                        ? Long.toString(millis / 1000)
                                        : Double.toString(millis / 1000.0)));
    }

    /** Ends it, for it is of no more use; from now on it tells this. */
    ReinsException lose(String why) {
        lost = why;
        kill();
        return new ReinsException(why, new Trace(lastWords.all()));
    }

    /** Reads what it said beside its answers, so that it never waits to be heard. */
    private void listen() {
        process.ifPresent(running -> lastWords.listen(running.getErrorStream()));
    }

    /** How it ended, as a sentence. */
    private String end() throws InterruptedException {
        if (process.isEmpty()) {
            return "The world's program closed the connection.";
        }
        Process ended = process.get();
        if (!ended.waitFor(2, TimeUnit.SECONDS)) {
            return "The world's program closed its answers and runs on, so it was ended.";
        }
        listen();
        int code = ended.exitValue();
        String how =
                code > SIGNALLED
                        ? "The world's program crashed (code %d, signal %d)"
                                .formatted(code, code - SIGNALLED)
                        : "The world's program ended (code %d)".formatted(code);
        String why = lastWords.why();
        return why.isEmpty() ? how + "." : how + ": " + sentence(why);
    }

    private void kill() {
        process.ifPresent(running -> {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly();
        });
        socket.ifPresent(Bridge::close);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is of no more use either way.
        }
    }

    /** Says goodbye, and ends it where it does not go. */
    @Override
    public void close() {
        if (isThere()) {
            lost = "The world is closed.";
            try {
                send("{\"n\":%d,\"op\":\"close\"}".formatted(++number));
                if (process.isPresent()) {
                    process.get().waitFor(GOODBYE_MILLIS, TimeUnit.MILLISECONDS);
                }
            } catch (IOException _) {
                // It is gone already.
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        kill();
        reader.close();
        folder.ifPresent(Bridge::delete);
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.toList().reversed()) {
                Files.deleteIfExists(one);
            }
        } catch (IOException _) {
            // The system's own folder for such things is emptied sometime.
        }
    }
}
