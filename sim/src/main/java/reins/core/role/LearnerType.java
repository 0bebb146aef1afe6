package reins.core.role;

import reins.core.fact.Artifact;

import java.util.Optional;

/**
 * A learning system that can be chosen. The settings form, the command line's help and the stored
 * provenance come from the record {@code C}. Safe on every thread.
 *
 * @param paper the paper's address
 */
public record LearnerType<C extends Record>(
        String id, String title, String paper, C defaults, Create<C> create) {
    /** Makes a learner. */
    @FunctionalInterface
    public interface Create<C extends Record> {
        /**
         * @param trained where to go on from; empty to start from scratch
         */
        Learner create(LearnerContext context, C settings, Optional<Artifact> trained);
    }

    public Chosen<LearnerType<?>> byDefault() {
        return new Chosen<>(this, defaults);
    }

    /**
     * Makes a learner where the settings' type is known only at run time.
     *
     * @throws ClassCastException where the settings are another learner's
     */
    public Learner make(LearnerContext context, Record settings, Optional<Artifact> trained) {
        @SuppressWarnings("unchecked") // the defaults are a C
        Class<C> type = (Class<C>) defaults.getClass();
        return create.create(context, type.cast(settings), trained);
    }
}
