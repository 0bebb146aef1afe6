package reins.sim.arbiters;

import reins.core.fact.ReinsException;
import reins.core.role.ArbiterType;
import reins.core.role.ById;
import reins.core.role.NoSettings;
import reins.core.role.Settings;

import java.util.List;

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

    public static final ArbiterType<?> MOVE =
            new ArbiterType<>(
                    "move",
                    "Move to drive",
                    Settings.defaults(MoveToDrive.Config.class),
                    MoveToDrive::new);

    public static final ArbiterType<?> BLEND =
            new ArbiterType<>(
                    "blend",
                    "Both drive, by share",
                    Settings.defaults(Blend.Config.class),
                    (_, config) -> new Blend(config));

    private static final ArbiterType<?> CHANNEL =
            new ArbiterType<>(
                    "channel",
                    "Both drive, each with some of the controls",
                    Settings.defaults(ByChannel.Config.class),
                    ByChannel::new);

    private static final ArbiterType<?> BETA =
            new ArbiterType<>(
                    "beta",
                    "By a falling chance, as DAgger",
                    Settings.defaults(BetaMixture.Config.class),
                    (_, config) -> new BetaMixture(config));

    private static final ArbiterType<?> ASK =
            new ArbiterType<>(
                    "ask",
                    "When the policy asks for help",
                    Settings.defaults(AskForHelp.Config.class),
                    AskForHelp::new);

    public static final List<ArbiterType<?>> ALL =
            List.of(HOLD, TOGGLE, MOVE, BLEND, CHANNEL, BETA, ASK);

    private Arbiters() {}

    /**
     * The arbiter of this id.
     *
     * @throws ReinsException where there is none
     */
    public static ArbiterType<?> find(String id) {
        return ById.find("way of taking over", ALL, ArbiterType::id, id);
    }
}
