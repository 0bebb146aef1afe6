package reins.sim.gym;

import java.util.List;
import java.util.Optional;

/**
 * Environments that another package brings: which module registers them, and what installs it. Safe
 * on every thread.
 *
 * @param prefixes how their ids begin
 * @param module what is imported first
 * @param packages what pip is told
 */
record Families(List<String> prefixes, String module, String packages) {
    private static final List<Families> ALL =
            List.of(
                    new Families(List.of("MiniGrid-", "BabyAI-"), "minigrid", "minigrid"),
                    new Families(
                            List.of("dm_control/"),
                            "shimmy",
                            "\"shimmy[dm-control]\" \"mujoco<4\""));

    Families {
        prefixes = List.copyOf(prefixes);
    }

    /** The module that registers this environment; empty where none is known. */
    static Optional<String> module(String env) {
        return ALL.stream()
                .filter(family -> family.prefixes().stream().anyMatch(env::startsWith))
                .map(Families::module)
                .findFirst();
    }

    /** What pip is told where this module is missing; empty where it is none of theirs. */
    static Optional<String> packages(String module) {
        return ALL.stream()
                .filter(family -> family.module().equals(module))
                .map(Families::packages)
                .findFirst();
    }
}
