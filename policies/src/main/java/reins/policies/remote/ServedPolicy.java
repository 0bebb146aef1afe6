package reins.policies.remote;

import reins.core.fact.Action;
import reins.core.fact.Actions;
import reins.core.fact.Blob;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.Frame;
import reins.core.fact.Observation;
import reins.core.fact.ReinsException;
import reins.core.fact.Release;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Act;
import reins.core.role.Policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * One of our policies as one client of a policy server sees it; what it remembers is this client's.
 * Used by one thread at a time.
 */
final class ServedPolicy {
    private final Policy policy;
    private final WorldSpec spec;
    private final Mapping mapping;
    private final LongSupplier nanoTime;
    private final SplittableRandom random = new SplittableRandom(0);
    private Vec memory;

    ServedPolicy(Policy policy, WorldSpec spec, LongSupplier nanoTime) {
        this.policy = policy;
        this.spec = spec;
        this.nanoTime = nanoTime;
        mapping = new Mapping(RemoteSettings.defaults(), spec);
        memory = policy.begin();
    }

    /** What it wants to be asked, and what it answers, as the server says first of all. */
    Packed metadata() {
        Map<Packed, Packed> fields = new LinkedHashMap<>();
        put(fields, "world", new Packed.Text(spec.id()));
        put(fields, "reins", new Packed.Text(Release.VERSION));
        put(fields, "tick_seconds", new Packed.Real(spec.tickSeconds()));
        Map<Packed, Packed> asked = new LinkedHashMap<>();
        for (Mapping.Numbers part : mapping.numbers()) {
            put(asked, part.key(), texts(spec.state().stream().map(Channel::name).toList()));
        }
        for (Mapping.Picture picture : pictures()) {
            Camera camera = picture.camera();
            put(
                    asked,
                    picture.key(),
                    new Packed.Items(
                            List.of(
                                    new Packed.Whole(camera.height()),
                                    new Packed.Whole(camera.width()),
                                    new Packed.Whole(3))));
        }
        put(fields, "asked", new Packed.Fields(asked));
        put(
                fields,
                Mapping.ACTIONS,
                switch (spec.actions()) {
                    case Actions.Controls(List<Channel> channels) ->
                            texts(channels.stream().map(Channel::name).toList());
                    case Actions.Words(List<String> words) -> texts(words);
                });
        return new Packed.Fields(fields);
    }

    /** The names of what it is to be asked by, each with what it is. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        mapping.numbers()
                .forEach(part ->
                        keys.add("%s: %d numbers".formatted(part.key(), part.channels().size())));
        for (Mapping.Picture picture : pictures()) {
            Camera camera = picture.camera();
            keys.add("%s: %d×%d×3".formatted(picture.key(), camera.height(), camera.width()));
        }
        return keys;
    }

    private List<Mapping.Picture> pictures() {
        return policy.looks() ? mapping.pictures() : List.of();
    }

    private static void put(Map<Packed, Packed> fields, String key, Packed value) {
        fields.put(new Packed.Text(key), value);
    }

    private static Packed texts(List<String> texts) {
        return new Packed.Items(texts.stream().<Packed>map(Packed.Text::new).toList());
    }

    /**
     * What it wants to do.
     *
     * @throws ReinsException where it is not asked as it wants to be
     */
    Packed answer(Packed question) {
        long before = nanoTime.getAsLong();
        if (!(question instanceof Packed.Fields fields)) {
            throw new ReinsException("A question is a map.");
        }
        boolean first =
                new Packed.Flag(true).equals(fields.values().get(new Packed.Text(Mapping.FIRST)));
        Act act = policy.act(observation(fields), first ? policy.begin() : memory, random);
        memory = act.memory();
        float[] wanted =
                switch (act.action()) {
                    case Action.Continuous(Vec controls) -> controls.toArray();
                    case Action.Token(int id) -> new float[] {id};
                };
        Map<Packed, Packed> answer = new LinkedHashMap<>();
        put(answer, Mapping.ACTIONS, NumpyArray.ofFloats(wanted, 1, wanted.length).packed());
        Map<Packed, Packed> timing = new LinkedHashMap<>();
        put(timing, "infer_ms", new Packed.Real((nanoTime.getAsLong() - before) / 1e6));
        put(answer, "server_timing", new Packed.Fields(timing));
        return new Packed.Fields(answer);
    }

    private Observation observation(Packed.Fields question) {
        Vec state = Vec.EMPTY;
        for (Mapping.Numbers part : mapping.numbers()) {
            float[] numbers = NumpyArray.of(part.key(), question.at(part.key())).floats();
            if (numbers.length != part.channels().size()) {
                throw new ReinsException(
                        "'%s' has %d numbers where %d are needed."
                                .formatted(part.key(), numbers.length, part.channels().size()));
            }
            state = Vec.of(numbers);
        }
        List<Frame> frames = new ArrayList<>();
        for (Mapping.Picture picture : pictures()) {
            frames.add(frame(picture, NumpyArray.of(picture.key(), question.at(picture.key()))));
        }
        return new Observation(state, frames, List.of());
    }

    private static Frame frame(Mapping.Picture picture, NumpyArray array) {
        Camera camera = picture.camera();
        List<Integer> shape = List.of(camera.height(), camera.width(), 3);
        if (!array.dtype().equals(NumpyArray.BYTES) || !array.shape().equals(shape)) {
            throw new ReinsException(
                    "'%s' is %s of %s where %s of %s is needed."
                            .formatted(
                                    picture.key(),
                                    array.shape(),
                                    array.dtype(),
                                    shape,
                                    NumpyArray.BYTES));
        }
        Blob pixels = array.data();
        return new Frame(camera.name(), camera.width(), camera.height(), pixels);
    }
}
