package reins.core.role;

import reins.core.fact.WorldSpec;

import java.util.function.Supplier;

/** A world that can be chosen: its spec and how to make one. Safe on every thread. */
public record WorldType(WorldSpec spec, Supplier<World> create) {
    public String id() {
        return spec.id();
    }
}
