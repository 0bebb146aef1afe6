package reins.app.input;

import reins.app.base.Text;
import reins.core.fact.ReinsException;
import reins.core.flow.Worker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads all gamepads, far more often than there are ticks. Where their libraries do not load it
 * goes on without and tells why. Works on one thread; what it has seen is safe on every thread.
 */
public final class PadWatch implements Worker {
    private final Commands commands;
    private final Path cache;
    private final Map<String, Tally> tallies = new HashMap<>();

    private boolean open;
    private Optional<SdlPads> sdl = Optional.empty();
    private Optional<JInputPads> jinput = Optional.empty();
    private long looked = -1;

    private volatile Bindings bindings;
    private volatile Seen seen;
    private volatile List<String> troubles = List.of();

    private record Seen(Bindings bindings, List<PadState> pads, Map<String, Wish> wishes) {}

    /**
     * @param cache a folder of the program's own, where native libraries may be kept
     */
    public PadWatch(Bindings bindings, Commands commands, Path cache) {
        this.bindings = bindings;
        this.commands = commands;
        this.cache = cache;
        seen = new Seen(bindings, List.of(), Map.of());
    }

    /** What sticks and buttons ask for from the next look on. */
    void bind(Bindings changed) {
        bindings = changed;
    }

    @Override
    public String name() {
        return "gamepads";
    }

    /** The pads that are plugged in. */
    public List<PadState> pads() {
        return seen.pads();
    }

    /** What each pad asks for, by its id. */
    Map<String, Wish> wishes() {
        return seen.wishes();
    }

    /** Why some gamepads cannot be read, one sentence each; empty until the first work. */
    public List<String> troubles() {
        return troubles;
    }

    /** One look at every pad; there is a rest after it, for a look costs microseconds. */
    @Override
    public boolean work() {
        if (!open) {
            open = true;
            sdl = opened(SdlPads::new);
            jinput = opened(() -> new JInputPads(cache.resolve("jinput-2.0.10")));
        }
        List<PadState> pads = new ArrayList<>();
        sdl.ifPresent(library -> pads.addAll(library.poll()));
        long changes = sdl.map(SdlPads::changes).orElse(0L);
        if (changes != looked) {
            looked = changes;
            jinput.ifPresent(this::lookForOthers);
        }
        jinput.ifPresent(library -> pads.addAll(library.poll()));
        Bindings bound = bindings;
        if (!pads.equals(seen.pads()) || !bound.equals(seen.bindings())) {
            publish(bound, pads);
        }
        return false;
    }

    private void lookForOthers(JInputPads library) {
        try {
            library.look(PadNames.of(sdl.map(SdlPads::taken).orElse(List.of())));
        } catch (ReinsException e) {
            complain(e.sentence());
        } catch (LinkageError e) {
            complain(Text.of("input.trouble.natives", e));
        }
    }

    private void publish(Bindings bound, List<PadState> pads) {
        Map<String, Wish> wishes = new HashMap<>();
        for (PadState pad : pads) {
            wishes.put(
                    pad.id(),
                    tallies.computeIfAbsent(pad.id(), _ -> new Tally(commands))
                            .update(
                                    bound.held(pad),
                                    bound.axes(pad),
                                    bound.share(pad),
                                    Optional.empty()));
        }
        tallies.keySet().retainAll(wishes.keySet());
        seen = new Seen(bound, List.copyOf(pads), Map.copyOf(wishes));
    }

    private <L> Optional<L> opened(Supplier<L> library) {
        try {
            return Optional.of(library.get());
        } catch (ReinsException e) {
            complain(e.sentence());
        } catch (LinkageError e) {
            complain(Text.of("input.trouble.natives", e));
        }
        return Optional.empty();
    }

    private void complain(String sentence) {
        List<String> all = new ArrayList<>(troubles);
        all.add(sentence);
        troubles = List.copyOf(all);
    }

    @Override
    public void close() {
        jinput.ifPresent(JInputPads::close);
        sdl.ifPresent(SdlPads::close);
        jinput = Optional.empty();
        sdl = Optional.empty();
        publish(bindings, List.of());
    }
}
