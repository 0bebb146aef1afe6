package reins.sim.robot;

import reins.core.fact.Ending;
import reins.core.fact.Vec;

import java.util.Optional;

/** A wire that remembers what was said over it. Used by one thread. */
final class ToldWire implements Wire {
    private final Wire wire;
    private int words;
    private int begins;
    private boolean rested = true;
    private boolean busy = true;

    ToldWire(Wire wire) {
        this.wire = wire;
    }

    /** How often a command or rest was said. */
    int words() {
        return words;
    }

    /** How often an episode was begun. */
    int begins() {
        return begins;
    }

    /** Whether nothing but rest was said last. */
    boolean isAtRest() {
        return rested;
    }

    /** Whether nothing could be said when it was asked last, or it was not asked yet. */
    boolean isBusy() {
        return busy;
    }

    @Override
    public State state() {
        return wire.state();
    }

    @Override
    public long openingNanos() {
        return wire.openingNanos();
    }

    @Override
    public boolean isReady() {
        busy = !wire.isReady();
        return !busy;
    }

    @Override
    public boolean hears() {
        return wire.hears();
    }

    @Override
    public void command(Vec controls) {
        words++;
        rested = false;
        wire.command(controls);
    }

    @Override
    public void rest() {
        words++;
        rested = true;
        wire.rest();
    }

    @Override
    public void begin() {
        begins++;
        wire.begin();
    }

    @Override
    public Ending ending() {
        return wire.ending();
    }

    @Override
    public Optional<Seen> seen() {
        return wire.seen();
    }

    @Override
    public long heardNanos() {
        return wire.heardNanos();
    }

    @Override
    public Optional<Long> roundTrip() {
        return wire.roundTrip();
    }

    @Override
    public String trouble() {
        return wire.trouble();
    }

    @Override
    public void close() {
        wire.close();
    }
}
