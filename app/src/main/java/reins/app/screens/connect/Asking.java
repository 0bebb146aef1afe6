package reins.app.screens.connect;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import reins.app.base.Text;
import reins.app.screens.LongWork;
import reins.core.role.Chosen;
import reins.core.role.Introduction;
import reins.core.role.Settings;
import reins.core.role.WorldType;

import java.util.List;
import java.util.Optional;

/**
 * Asks a world what it is, where a person wants that, and keeps what it said. Used by the fx thread
 * only.
 */
final class Asking {
    private final ConnectControls controls;
    private final LongWork work = new LongWork(this::refuse);
    private final ReadOnlyObjectWrapper<String> refusal = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<Optional<Introduction>> answer =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Chosen<WorldType.Reached<?>>> asked = Optional.empty();

    Asking(ConnectControls controls) {
        this.controls = controls;
    }

    /** Asks the world at the address of these settings. */
    void ask(Chosen<WorldType.Reached<?>> world) {
        forget();
        asked = Optional.of(world);
        work.startFor(
                Text.of("connect.asking"),
                progress -> controls.ask(world, progress),
                said -> {
                    if (asked.equals(Optional.of(world))) {
                        answer.set(Optional.of(said));
                    }
                });
    }

    private void refuse(String why) {
        if (asked.isPresent()) {
            refusal.set(why);
        }
    }

    /** Forgets what was said where it was said by another one than this. */
    void keepFor(Chosen<WorldType.Reached<?>> world) {
        if (asked.filter(one -> !whom(one).equals(whom(world))).isPresent()) {
            forget();
        }
    }

    /** What a world is known by: its kind, and its first setting, the address. */
    private static List<Object> whom(Chosen<WorldType.Reached<?>> world) {
        return List.of(world.type().id(), Settings.fields(world.settings()).getFirst().value());
    }

    /** Whatever was said was said by another one. */
    void forget() {
        work.cancel();
        asked = Optional.empty();
        refusal.set("");
        answer.set(Optional.empty());
    }

    /** Once a pulse, with its time. */
    void pulse(long nanos) {
        work.pulse(nanos);
    }

    LongWork work() {
        return work;
    }

    /** Why it did not say what it is, as a sentence; may be empty. */
    ReadOnlyObjectProperty<String> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /** What it said. */
    ReadOnlyObjectProperty<Optional<Introduction>> answerProperty() {
        return answer.getReadOnlyProperty();
    }
}
