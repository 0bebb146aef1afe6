package reins.core.role;

import reins.core.fact.Action;
import reins.core.fact.Observation;
import reins.core.fact.Vec;

/**
 * A program that can drive a world and knows where it is in trouble; programs teach by it. Used by
 * one thread at a time.
 */
public interface Expert {
    /** Begins an episode. */
    void begin();

    /** What it would do now; called once a tick. */
    Action act(Observation observation);

    /** Looks on, instead of act, where its action is not wanted. */
    default void watch(Observation observation) {
        act(observation);
    }

    /**
     * What is wrong here, in a few words; empty where nothing is. Called once a tick, after act or
     * watch.
     */
    default String danger(Observation observation) {
        return "";
    }

    /** Whether the state is well clear of every danger. */
    default boolean isCalm(Observation observation) {
        return true;
    }

    /** Whether a mistake made here can still be mended. */
    default boolean isForgiving(Observation observation) {
        return isCalm(observation);
    }

    /**
     * What controls {@code [A]} do, {@code [A]}, each as a share of the most it can do: by this two
     * actions are compared.
     */
    default Vec effect(Vec controls) {
        return controls;
    }
}
