package reins.core.role;

/**
 * An arbiter that can be chosen. The settings form, the command line's help and the session's
 * header come from the record {@code C}. Safe on every thread.
 */
public record ArbiterType<C extends Record>(String id, String title, C defaults, Create<C> create) {
    /** Makes an arbiter for one run. */
    @FunctionalInterface
    public interface Create<C extends Record> {
        Arbiter create(ArbiterContext context, C settings);
    }

    public Chosen<ArbiterType<?>> byDefault() {
        return new Chosen<>(this, defaults);
    }

    /**
     * Makes an arbiter where the settings' type is known only at run time.
     *
     * @throws ClassCastException where the settings are another arbiter's
     */
    public Arbiter make(ArbiterContext context, Record settings) {
        @SuppressWarnings("unchecked") // the defaults are a C
        Class<C> type = (Class<C>) defaults.getClass();
        return create.create(context, type.cast(settings));
    }
}
