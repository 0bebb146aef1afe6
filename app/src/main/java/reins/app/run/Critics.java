package reins.app.run;

import reins.core.fact.ReinsException;
import reins.core.fact.WorldSpec;
import reins.core.role.Critic;

import java.util.function.Supplier;

/** The reference critics that rules of intervention may ask. Safe on every thread. */
public final class Critics {
    private Critics() {}

    /** A world's critic, which is looked for when it is first asked for. */
    public static Supplier<Critic> of(WorldSpec spec) {
        return () -> {
            throw new ReinsException(
                    "There is no reference critic for the world '%s'; choose another rule."
                            .formatted(spec.id()));
        };
    }
}
