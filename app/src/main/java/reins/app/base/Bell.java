package reins.app.base;

import reins.core.flow.Worker;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.Clip;
import javax.sound.sampled.LineUnavailableException;

/**
 * Calls the person with two soft notes; silent where there is no sound device. {@code ring} is safe
 * on every thread; the rest works on one, for a device may take its time.
 */
public final class Bell implements Worker {
    private static final float SAMPLES_PER_SECOND = 44_100;
    private static final double NOTE_SECONDS = 0.22;

    /** A fourth, upwards; in hertz. */
    private static final double[] NOTES = {659.26, 880};

    /** As a share of the loudest that the device can play. */
    private static final double LOUDNESS = 0.25;

    private final AtomicBoolean rung = new AtomicBoolean();
    private Optional<Clip> sounding = Optional.empty();

    @Override
    public String name() {
        return "bell";
    }

    public void ring() {
        rung.set(true);
    }

    @Override
    public boolean work() {
        if (!rung.getAndSet(false)) {
            return false;
        }
        sound();
        return true;
    }

    private void sound() {
        close();
        byte[] tone = tone();
        try {
            Clip clip = AudioSystem.getClip();
            sounding = Optional.of(clip);
            clip.open(
                    new AudioFormat(SAMPLES_PER_SECOND, 16, 1, true, false), tone, 0, tone.length);
            clip.start();
        } catch (LineUnavailableException | IllegalArgumentException | SecurityException _) {
            // Many machines have no sound; the window calls as well.
            close();
        }
    }

    /** One note after the other, each fading away: 16 bits a sample, the low byte first. */
    static byte[] tone() {
        int samples = (int) (SAMPLES_PER_SECOND * NOTE_SECONDS);
        byte[] bytes = new byte[NOTES.length * samples * 2];
        for (int i = 0; i < NOTES.length * samples; i++) {
            double seconds = i % samples / SAMPLES_PER_SECOND;
            double begins = Math.min(1, seconds / 0.01);
            double fades = Math.pow(1 - seconds / NOTE_SECONDS, 2);
            double wave = Math.sin(2 * Math.PI * NOTES[i / samples] * seconds);
            int value = (int) Math.round(Short.MAX_VALUE * LOUDNESS * begins * fades * wave);
            bytes[2 * i] = (byte) value;
            bytes[2 * i + 1] = (byte) (value >> 8);
        }
        return bytes;
    }

    @Override
    public void close() {
        sounding.ifPresent(Clip::close);
        sounding = Optional.empty();
    }
}
