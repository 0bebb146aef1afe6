package reins.core.role;

import org.jspecify.annotations.Nullable;

import reins.core.fact.Step;
import reins.core.fact.WorldSpec;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * A world that can be chosen. The settings form, the command line's help and the session's header
 * come from the record {@code C}. Safe on every thread.
 */
public sealed interface WorldType<C extends Record> {
    String id();

    /** The world's name for people. */
    String title();

    C defaults();

    /** The spec of the world with these settings; a robot's joints may depend on them. */
    WorldSpec spec(C settings);

    /** How a person drives it with these settings. */
    Handling handling(C settings);

    /**
     * A world for a run that a person began: made, or reached.
     *
     * @throws reins.core.fact.ReinsException where it cannot be reached
     */
    World open(C settings);

    /**
     * Whether equal seeds and actions give equal episodes, as far as that is known before it is
     * opened.
     */
    boolean repeats(C settings);

    /**
     * What opening it starts on this machine that did not come with Reins, a line each, for a
     * person to agree to; none where nothing is started.
     */
    default List<String> starts(C settings) {
        return List.of();
    }

    /**
     * How an episode ended and why, in a few words that begin small; empty where the last step does
     * not tell, for instance because a person judged it.
     *
     * @param last the step that ended it
     */
    default String verdict(Step last) {
        return "";
    }

    /** Its spec with the default settings. */
    default WorldSpec spec() {
        return spec(defaults());
    }

    default Chosen<WorldType<?>> byDefault() {
        return new Chosen<>(this, defaults());
    }

    /**
     * The same where the settings' type is known only at run time.
     *
     * @throws ClassCastException where the settings are another world's
     */
    default WorldSpec specWith(Record settings) {
        return spec(own(settings));
    }

    /** See {@link #specWith}. */
    default Handling handlingWith(Record settings) {
        return handling(own(settings));
    }

    /** See {@link #specWith}. */
    default World openWith(Record settings) {
        return open(own(settings));
    }

    /** See {@link #specWith}. */
    default boolean repeatsWith(Record settings) {
        return repeats(own(settings));
    }

    /** See {@link #specWith}. */
    default List<String> startsWith(Record settings) {
        return starts(own(settings));
    }

    private C own(Record settings) {
        @SuppressWarnings("unchecked") // the defaults are a C
        Class<C> type = (Class<C>) defaults().getClass();
        return type.cast(settings);
    }

    /** A world in this program, which anybody may make at any time. */
    record Simulated<C extends Record>(
            String id,
            String title,
            C defaults,
            Function<C, WorldSpec> specs,
            Function<C, Handling> handlings,
            Function<C, Simulation> create,
            Function<Step, String> verdicts)
            implements WorldType<C> {
        /** One that does not tell why its episodes end. */
        public Simulated(
                String id,
                String title,
                C defaults,
                Function<C, WorldSpec> specs,
                Function<C, Handling> handlings,
                Function<C, Simulation> create) {
            this(id, title, defaults, specs, handlings, create, _ -> "");
        }

        /** One that is the same whatever its settings. */
        public Simulated(
                WorldSpec spec, C defaults, Handling handling, Function<C, Simulation> create) {
            this(spec.id(), spec.title(), defaults, _ -> spec, _ -> handling, create);
        }

        /**
         * The same, which tells why its episodes end.
         *
         * @param words see {@link WorldType#verdict}
         */
        public Simulated<C> telling(Function<Step, String> words) {
            return new Simulated<>(id, title, defaults, specs, handlings, create, words);
        }

        @Override
        public String verdict(Step last) {
            return verdicts.apply(last);
        }

        @Override
        public WorldSpec spec(C settings) {
            return specs.apply(settings);
        }

        @Override
        public Handling handling(C settings) {
            return handlings.apply(settings);
        }

        @Override
        public Simulation open(C settings) {
            return create.apply(settings);
        }

        @Override
        public boolean repeats(C settings) {
            return true;
        }

        /** The world with the default settings. */
        public Simulation make() {
            return open(defaults);
        }

        /**
         * A world where the settings' type is known only at run time.
         *
         * @throws ClassCastException where the settings are another world's
         */
        public Simulation make(Record settings) {
            return open(WorldType.super.own(settings));
        }
    }

    /**
     * A robot, or a world of another program: opened only by the run that a person began. Two are
     * equal that have the same id, title and defaults, for all else follows from those.
     *
     * @param cautions what a person has to know before it is reached with these settings, as a
     *     sentence; empty where there is nothing
     * @param repeating see {@link WorldType#repeats}
     * @param starting see {@link WorldType#starts}
     * @param question asks it what it is; empty where it cannot tell
     */
    record Reached<C extends Record>(
            String id,
            String title,
            C defaults,
            Function<C, WorldSpec> specs,
            Function<C, Handling> handlings,
            Function<C, String> cautions,
            Function<C, World> connect,
            Predicate<C> repeating,
            Function<C, List<String>> starting,
            Optional<BiFunction<C, LongSupplier, Introduction>> question)
            implements WorldType<C> {
        /** One that never does the same again, starts nothing and cannot be asked. */
        public Reached(
                String id,
                String title,
                C defaults,
                Function<C, WorldSpec> specs,
                Function<C, Handling> handlings,
                Function<C, String> cautions,
                Function<C, World> connect) {
            this(
                    id,
                    title,
                    defaults,
                    specs,
                    handlings,
                    cautions,
                    connect,
                    _ -> false,
                    _ -> List.of(),
                    Optional.empty());
        }

        /** The same, with one caution whatever its settings. */
        public Reached(
                String id,
                String title,
                C defaults,
                Function<C, WorldSpec> specs,
                Function<C, Handling> handlings,
                String caution,
                Function<C, World> connect) {
            this(id, title, defaults, specs, handlings, _ -> caution, connect);
        }

        /** The same, which asks for no caution. */
        public Reached(
                String id,
                String title,
                C defaults,
                Function<C, WorldSpec> specs,
                Function<C, Handling> handlings,
                Function<C, World> connect) {
            this(id, title, defaults, specs, handlings, "", connect);
        }

        /**
         * What a person has to know before it is reached, where the settings' type is known only at
         * run time.
         *
         * @throws ClassCastException where the settings are another world's
         */
        public String caution(Record settings) {
            return cautions.apply(WorldType.super.own(settings));
        }

        /**
         * The same, which can be asked what it is.
         *
         * @param asks waits for the answer by the clock that it is given, and checks its {@link
         *     reins.core.flow.Patience} meanwhile
         */
        public Reached<C> introducing(BiFunction<C, LongSupplier, Introduction> asks) {
            return new Reached<>(
                    id,
                    title,
                    defaults,
                    specs,
                    handlings,
                    cautions,
                    connect,
                    repeating,
                    starting,
                    Optional.of(asks));
        }

        /**
         * What the world at the address of these settings says of itself. It is connected to, told
         * nothing that moves it, and left; so this waits, and is not for a thread that draws.
         *
         * @param nanoTime a clock in nanoseconds that never goes back
         * @throws reins.core.fact.ReinsException where there is none, or it says nothing that can
         *     be used
         * @throws java.util.concurrent.CancellationException where nobody wants it any more
         */
        public Introduction ask(Record settings, LongSupplier nanoTime) {
            return question.orElseThrow().apply(WorldType.super.own(settings), nanoTime);
        }

        @Override
        public WorldSpec spec(C settings) {
            return specs.apply(settings);
        }

        @Override
        public Handling handling(C settings) {
            return handlings.apply(settings);
        }

        @Override
        public World open(C settings) {
            return connect.apply(settings);
        }

        @Override
        public boolean repeats(C settings) {
            return repeating.test(settings);
        }

        @Override
        public List<String> starts(C settings) {
            return starting.apply(settings);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Reached<?> world
                    && id.equals(world.id)
                    && title.equals(world.title)
                    && defaults.equals(world.defaults);
        }

        @Override
        public int hashCode() {
            return Objects.hash(id, title, defaults);
        }
    }
}
