package reins.core.role;

/**
 * A rule of intervention that can be chosen. The settings form, the command line's help and the
 * session's header come from the record {@code C}. Safe on every thread.
 *
 * @param paper the address of where it is from; may be empty
 * @param asksCritic whether it asks the world's reference critic
 */
public record RuleType<C extends Record>(
        String id, String title, String paper, C defaults, boolean asksCritic, Create<C> create) {
    /** A rule that asks no critic. */
    public RuleType(String id, String title, String paper, C defaults, Create<C> create) {
        this(id, title, paper, defaults, false, create);
    }

    /** Makes a rule for one run. */
    @FunctionalInterface
    public interface Create<C extends Record> {
        Rule create(RuleContext context, C settings);
    }

    public Chosen<RuleType<?>> byDefault() {
        return new Chosen<>(this, defaults);
    }

    /**
     * Makes a rule where the settings' type is known only at run time.
     *
     * @throws ClassCastException where the settings are another rule's
     */
    public Rule make(RuleContext context, Record settings) {
        @SuppressWarnings("unchecked") // the defaults are a C
        Class<C> type = (Class<C>) defaults.getClass();
        return create.create(context, type.cast(settings));
    }
}
