package reins.app.input;

import reins.core.fact.Ending;
import reins.core.flow.Command;
import reins.core.flow.Still;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Turns a press into the command it stands for; these work while the world stands still, too. Safe
 * on every thread if what it was given is.
 *
 * @param send takes commands to the sim loop
 * @param paused whether the sim loop stands still
 * @param rewind how one press goes back
 */
public record Commands(
        Consumer<Command> send, BooleanSupplier paused, Supplier<Command.Rewind> rewind) {
    /** How one press goes back, unless the person wants it otherwise. */
    public static final Command.Rewind REWIND = new Command.Rewind(2, Command.Then.STANDS);

    public Commands(Consumer<Command> send, BooleanSupplier paused) {
        this(send, paused, () -> REWIND);
    }

    void pressed(Request request) {
        switch (request) {
            case REWIND -> send.accept(rewind.get());
            case PAUSE ->
                    send.accept(
                            paused.getAsBoolean()
                                    ? new Command.Resume()
                                    : new Command.Pause(Still.Paused.PERSON));
            case END -> send.accept(new Command.End(Ending.CUT));
            case EMERGENCY_STOP -> send.accept(new Command.Stop());
            case TAKE_OVER, TAKE_OVER_TOGGLE, SUCCESS, FAILURE, DISCARD -> {
                // The teacher says these, at the tick they belong to.
            }
        }
    }
}
