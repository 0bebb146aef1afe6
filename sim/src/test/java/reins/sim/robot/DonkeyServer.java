package reins.sim.robot;

import reins.core.role.Settings;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

/**
 * The web page of a donkeycar, as 5.4.0 has it: believes any number, keeps the last throttle for
 * ever, hangs up without a word on what is no JSON, tells changes of its mode only, and shows a
 * picture again and again. Safe on every thread.
 */
public final class DonkeyServer extends SocketPeer implements FaultyPeer {
    private static final Pattern NUMBER = Pattern.compile("\"(angle|throttle)\"\\s*:\\s*([^,}]+)");
    private static final Pattern MODE = Pattern.compile("\"drive_mode\"\\s*:\\s*\"(\\w+)\"");

    private static final byte[] NO_MORE = {};

    private final List<BlockingQueue<byte[]>> watchers = new CopyOnWriteArrayList<>();
    private volatile Optional<byte[]> picture = Optional.empty();
    private volatile int looks;
    private volatile boolean frozen;
    private final AtomicInteger heard = new AtomicInteger();
    private volatile double angle;
    private volatile double throttle;
    private volatile String mode = "user";

    public DonkeyServer() throws IOException {
        begin();
    }

    double angle() {
        return angle;
    }

    public double throttle() {
        return throttle;
    }

    /** Somebody changes its mode on its page. */
    void changeMode(String to) throws IOException {
        mode = to;
        say("{\"driveMode\":\"%s\",\"recording\":false}".formatted(to));
    }

    /** Its camera sees one colour, which is shown twice. */
    public void see(int rgb) throws IOException {
        BufferedImage image = new BufferedImage(160, 120, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 120; y++) {
            for (int x = 0; x < 160; x++) {
                image.setRGB(x, y, rgb);
            }
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", jpeg);
        picture = Optional.of(jpeg.toByteArray());
        show();
    }

    private void show() {
        picture.ifPresent(jpeg ->
                watchers.forEach(watcher -> {
                    watcher.clear(); // only what it sees now is shown
                    watcher.add(jpeg);
                    watcher.add(jpeg);
                }));
    }

    @Override
    public Robot robot() {
        return DonkeyCar.robot(
                Settings.with(
                        DonkeyCar.TYPE.defaults(),
                        Map.of("address", address(), "width", "16", "height", "16")));
    }

    @Override
    public void look() throws IOException {
        if (!frozen) {
            looks = (looks + 1) % 16;
            see(looks * 0x101010);
        }
    }

    @Override
    public void live() throws IOException {
        say("{\"driveMode\":\"%s\"}".formatted(mode));
        show();
    }

    @Override
    public void half() throws IOException {
        sayHalf("{\"driveMode\":\"user\"}");
    }

    @Override
    public void freeze(boolean now) {
        frozen = now;
    }

    @Override
    public int heard() {
        return heard.get();
    }

    @Override
    public boolean isAtRest() {
        return throttle == 0;
    }

    @Override
    String path() {
        return "/wsDrive";
    }

    @Override
    void page(String path, OutputStream out) throws IOException {
        if (!path.equals("/video")) {
            super.page(path, out);
            return;
        }
        write(
                out,
                "HTTP/1.1 200 OK\r\n"
                        + "Content-type:"
                        + " multipart/x-mixed-replace;boundary=--boundarydonotcross\r\n\r\n");
        BlockingQueue<byte[]> coming = new LinkedBlockingQueue<>();
        watchers.add(coming);
        picture.ifPresent(coming::add);
        try {
            for (byte[] jpeg = coming.take(); jpeg.length > 0; jpeg = coming.take()) {
                write(
                        out,
                        "--boundarydonotcross\nContent-type: image/jpeg\r\nContent-length: %d\r\n\r\n"
                                .formatted(jpeg.length));
                out.write(jpeg);
                out.flush();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            watchers.remove(coming);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    void obey(String message) throws IOException {
        if (!message.startsWith("{") || !message.endsWith("}")) {
            throw new IOException("no JSON");
        }
        Matcher number = NUMBER.matcher(message);
        while (number.find()) {
            double value = Double.parseDouble(number.group(2));
            if (number.group(1).equals("angle")) {
                angle = value;
            } else {
                throttle = value;
            }
        }
        heard.incrementAndGet();
        Matcher said = MODE.matcher(message);
        if (said.find() && !said.group(1).equals(mode)) {
            changeMode(said.group(1));
        }
    }

    @Override
    public void close() throws IOException {
        super.close();
        watchers.forEach(watcher -> watcher.add(NO_MORE));
    }
}
