package reins.core.role;

import reins.core.fact.WorldSpec;

import java.util.function.Function;

/**
 * A world that can be chosen. The settings form, the command line's help and the session's header
 * come from the record {@code C}. Safe on every thread.
 */
public record WorldType<C extends Record>(WorldSpec spec, C defaults, Function<C, World> create) {
    public String id() {
        return spec.id();
    }

    public Chosen<WorldType<?>> byDefault() {
        return new Chosen<>(this, defaults);
    }

    /** The world as it is by itself. */
    public World make() {
        return make(defaults);
    }

    /**
     * Makes a world where the settings' type is known only at run time.
     *
     * @throws ClassCastException where the settings are another world's
     */
    public World make(Record settings) {
        @SuppressWarnings("unchecked") // the defaults are a C
        Class<C> type = (Class<C>) defaults.getClass();
        return create.apply(type.cast(settings));
    }
}
