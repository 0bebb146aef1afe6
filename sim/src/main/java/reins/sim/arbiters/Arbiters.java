package reins.sim.arbiters;

import reins.core.fact.ReinsException;
import reins.core.role.ArbiterType;
import reins.core.role.NoSettings;

import java.util.List;
import java.util.stream.Collectors;

/** Every arbiter there is. Safe on every thread. */
public final class Arbiters {
    public static final ArbiterType<NoSettings> HOLD =
            new ArbiterType<>(
                    "hold", "Hold to drive", new NoSettings(), (_, _) -> new HoldToDrive());
    public static final ArbiterType<NoSettings> TOGGLE =
            new ArbiterType<>(
                    "toggle",
                    "Press to take over, press to hand back",
                    new NoSettings(),
                    (_, _) -> new ToggleToDrive());

    public static final List<ArbiterType<?>> ALL = List.of(HOLD, TOGGLE);

    private Arbiters() {}

    /**
     * The arbiter of this id.
     *
     * @throws ReinsException where there is none
     */
    public static ArbiterType<?> find(String id) {
        return ALL.stream()
                .filter(type -> type.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new ReinsException(
                                "There is no way of taking over '%s'; choose one of: %s."
                                        .formatted(
                                                id,
                                                ALL.stream()
                                                        .map(ArbiterType::id)
                                                        .collect(Collectors.joining(", ")))));
    }
}
