package reins.app.input;

import reins.core.fact.Action;
import reins.core.fact.Actions;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Axis;
import reins.core.role.Chosen;
import reins.core.role.Handling;
import reins.core.role.WorldType;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * How the axes a person drives along become a world's actions. Safe on every thread.
 *
 * @param handling how the world is driven
 * @param spec of the world
 */
public record ControlMapping(Handling handling, WorldSpec spec) {
    /** How far an axis must be pushed to say a word. */
    private static final float SAID = 0.5f;

    public ControlMapping {
        for (Handling.Drive drive : handling.drives()) {
            if (drive.control() >= spec.controls().size()) {
                throw new IllegalArgumentException(drive + ", controls " + spec.controls());
            }
        }
        for (Handling.Word word : handling.words()) {
            if (!spec.vocabulary().contains(word.word())) {
                throw new IllegalArgumentException("the world has no word '" + word.word() + "'");
            }
        }
    }

    /** Whether there is any way to drive it. */
    boolean isDrivable() {
        return !handling.drives().isEmpty() || !handling.words().isEmpty();
    }

    /** As the world says, or else its actions in order. */
    public static ControlMapping of(Chosen<WorldType<?>> world) {
        WorldSpec spec = world.type().specWith(world.settings());
        Handling handling = world.type().handlingWith(world.settings());
        return new ControlMapping(handling.isEmpty() ? Handling.inOrder(spec) : handling, spec);
    }

    /**
     * The action for these axes; empty where the world takes words, each has a key and none is
     * pressed.
     *
     * @param spot what is pointed at; counts for more than the axes where pointing drives
     * @param state what is observed, {@code [S]}
     */
    public Optional<Action> action(Map<Axis, Float> axes, Optional<Spot> spot, Vec state) {
        return switch (spec.actions()) {
            case Actions.Words words -> said(words, axes);
            case Actions.Controls _ -> Optional.of(controls(axes, spot, state));
        };
    }

    /** The word of the axis that is pushed furthest; where none is, the first if it has no key. */
    private Optional<Action> said(Actions.Words words, Map<Axis, Float> axes) {
        return handling.words().stream()
                .filter(word -> word.side() * axes.getOrDefault(word.axis(), 0f) >= SAID)
                .max(
                        Comparator.comparingDouble(
                                word -> word.side() * axes.getOrDefault(word.axis(), 0f)))
                .map(word -> words.vocabulary().indexOf(word.word()))
                .or(() -> silent(words))
                .map(Action.Token::new);
    }

    private Optional<Integer> silent(Actions.Words words) {
        String first = words.vocabulary().getFirst();
        return handling.words().stream().anyMatch(word -> word.word().equals(first))
                ? Optional.empty()
                : Optional.of(0);
    }

    private Action controls(Map<Axis, Float> axes, Optional<Spot> spot, Vec state) {
        float[] controls = spec.rest().asControls().toArray();
        for (Handling.Drive drive : handling.drives()) {
            float from = drive.from() < 0 ? 0 : state.at(drive.from());
            controls[drive.control()] = control(drive, axes.getOrDefault(drive.axis(), 0f)) + from;
        }
        if (handling.lead().isPresent() && spot.isPresent()) {
            lead(handling.lead().get(), spot.get(), state, controls);
        }
        return new Action.Continuous(Vec.of(controls));
    }

    private static float control(Handling.Drive drive, float value) {
        if (value == 0) {
            return drive.atRest();
        }
        return value > 0
                ? drive.plusStart() + (drive.plusEnd() - drive.plusStart()) * value
                : drive.minusStart() + (drive.minusEnd() - drive.minusStart()) * -value;
    }

    private static void lead(Handling.Lead lead, Spot spot, Vec state, float[] controls) {
        double right = spot.x() - state.at(0);
        double down = lead.height() - spot.y() - state.at(1);
        double shorter = lead.reach() / Math.max(lead.reach(), Math.hypot(right, down));
        controls[0] = (float) (state.at(0) + right * shorter);
        controls[1] = (float) (state.at(1) + down * shorter);
    }
}
