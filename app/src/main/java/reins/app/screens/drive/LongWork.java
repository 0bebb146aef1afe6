package reins.app.screens.drive;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import reins.app.Text;
import reins.core.fact.ReinsException;

import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Work that takes a while, one piece at a time. Used by the fx thread only. */
final class LongWork {
    /** What is on, how it ends, and what is done next where it ends well. */
    private record Piece(
            String title, Future<?> future, Runnable next, Consumer<String> otherwise) {}

    private final Consumer<String> failed;
    private final ReadOnlyObjectWrapper<String> title = new ReadOnlyObjectWrapper<>("");
    private Optional<Piece> piece = Optional.empty();

    /**
     * @param failed told in a sentence what went wrong
     */
    LongWork(Consumer<String> failed) {
        this.failed = failed;
    }

    /** What is on, in words; empty for nothing. */
    ReadOnlyObjectProperty<String> titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** Begins, unless something else is on. */
    void start(String titled, Supplier<Future<?>> begin, Runnable next) {
        start(titled, begin, next, failed);
    }

    /**
     * @param otherwise told in a sentence why it did not end well
     */
    void start(
            String titled, Supplier<Future<?>> begin, Runnable next, Consumer<String> otherwise) {
        if (piece.isPresent()) {
            failed.accept(Text.of("work.busy", title.get()));
            return;
        }
        piece = Optional.of(new Piece(titled, begin.get(), next, otherwise));
        title.set(titled);
    }

    /** Once a pulse; whether something was done since the last one. */
    boolean pulse() {
        Optional<Piece> done = piece.filter(some -> some.future().isDone());
        done.ifPresent(this::finish);
        return done.isPresent();
    }

    private void finish(Piece done) {
        piece = Optional.empty();
        title.set("");
        if (done.future().state() != Future.State.FAILED) {
            done.next().run();
            return;
        }
        Throwable cause = done.future().exceptionNow();
        done.otherwise()
                .accept(
                        cause instanceof ReinsException known
                                ? known.sentence()
                                : Text.of("work.failed", done.title(), cause));
    }
}
