package reins.app.screens;

import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import reins.app.base.Text;
import reins.core.fact.ReinsException;
import reins.core.flow.Progress;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Work that takes a while, one piece at a time. Used by the fx thread only. */
public final class LongWork {
    /** What is being done, how it ends, and what is done next if it ends well. */
    private record Piece(
            String title,
            Future<?> future,
            Optional<Count> count,
            Runnable next,
            Consumer<String> otherwise) {}

    /** Counted by the thread that works, read by the fx thread. Safe on every thread. */
    private static final class Count implements Progress {
        private volatile double share = -1;
        private volatile boolean cancelled;

        @Override
        public void at(long done, long total) {
            share = total > 0 ? (double) done / total : -1;
            if (cancelled) {
                throw new CancellationException();
            }
        }
    }

    private final Consumer<String> failed;
    private final ReadOnlyObjectWrapper<String> title = new ReadOnlyObjectWrapper<>("");
    private final BooleanBinding busy = title.isNotEqualTo("");
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyBooleanWrapper cancellable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<String> far = new ReadOnlyObjectWrapper<>("");
    private Optional<Piece> piece = Optional.empty();

    /** When it was first told how far it is, and how far that was. */
    private Optional<Sight> first = Optional.empty();

    private record Sight(long nanos, double share) {}

    /**
     * @param failed told in a sentence what went wrong
     */
    public LongWork(Consumer<String> failed) {
        this.failed = failed;
    }

    /** What is on, in words; empty for nothing. */
    public ReadOnlyObjectProperty<String> titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** Whether anything is on. */
    public BooleanBinding busy() {
        return busy;
    }

    /** How much of it is done, 0 to 1; below 0 where that is not known. */
    public ReadOnlyDoubleProperty shareProperty() {
        return share.getReadOnlyProperty();
    }

    /** How much of it is done and how long the rest takes, in words; empty where nobody knows. */
    public ReadOnlyObjectProperty<String> farProperty() {
        return far.getReadOnlyProperty();
    }

    /** Whether it can be cancelled. */
    public ReadOnlyBooleanProperty cancellableProperty() {
        return cancellable.getReadOnlyProperty();
    }

    /** Asks it to stop; what it made is removed, and nothing is done next. */
    public void cancel() {
        piece.flatMap(Piece::count).ifPresent(count -> count.cancelled = true);
    }

    /** Begins, unless something else is on. */
    public void start(String titled, Supplier<Future<?>> begin, Runnable next) {
        start(titled, begin, next, failed);
    }

    /**
     * @param otherwise told in a sentence why it did not end well
     */
    public void start(
            String titled, Supplier<Future<?>> begin, Runnable next, Consumer<String> otherwise) {
        begin(titled, () -> new Piece(titled, begin.get(), Optional.empty(), next, otherwise));
    }

    /**
     * Begins work that tells how far it is and can be cancelled, unless something else is on.
     *
     * @param begin told whom to tell
     */
    public void startCounted(String titled, Function<Progress, Future<?>> begin, Runnable next) {
        Count count = new Count();
        begin(
                titled,
                () -> new Piece(titled, begin.apply(count), Optional.of(count), next, failed));
    }

    /**
     * Begins work that has a result, unless something else is on.
     *
     * @param next told the result
     */
    public <T> void startFor(String titled, Supplier<Future<T>> begin, Consumer<T> next) {
        begin(
                titled,
                () -> {
                    Future<T> future = begin.get();
                    return new Piece(
                            titled,
                            future,
                            Optional.empty(),
                            () -> next.accept(future.resultNow()),
                            failed);
                });
    }

    /**
     * Begins work that has a result and can be cancelled, unless something else is on.
     *
     * @param begin told whom to tell how far it is
     * @param next told the result
     */
    public <T> void startFor(String titled, Function<Progress, Future<T>> begin, Consumer<T> next) {
        Count count = new Count();
        begin(
                titled,
                () -> {
                    Future<T> future = begin.apply(count);
                    return new Piece(
                            titled,
                            future,
                            Optional.of(count),
                            () -> next.accept(future.resultNow()),
                            failed);
                });
    }

    private void begin(String titled, Supplier<Piece> begin) {
        if (piece.isPresent()) {
            failed.accept(Text.of("work.busy", title.get()));
            return;
        }
        Piece begun = begin.get();
        piece = Optional.of(begun);
        title.set(titled);
        share.set(-1);
        far.set("");
        first = Optional.empty();
        cancellable.set(begun.count().isPresent());
    }

    /** Called once a pulse, with its time; tells whether anything ended since the last one. */
    public boolean pulse(long nanos) {
        piece.flatMap(Piece::count).ifPresent(count -> told(count.share, nanos));
        Optional<Piece> done = piece.filter(some -> some.future().isDone());
        done.ifPresent(this::finish);
        return done.isPresent();
    }

    private void told(double now, long nanos) {
        if (now < 0 || now == share.get()) {
            return;
        }
        share.set(now);
        Sight since = first.orElseGet(() -> new Sight(nanos, now));
        first = Optional.of(since);
        String percent = Text.of("work.percent", (long) Math.floor(now * 100));
        OptionalDouble left =
                Remaining.seconds(now - since.share(), 1 - now, (nanos - since.nanos()) / 1e9);
        far.set(left.isEmpty() ? percent : percent + " · " + Remaining.words(left.getAsDouble()));
    }

    private void finish(Piece done) {
        piece = Optional.empty();
        title.set("");
        cancellable.set(false);
        if (done.future().state() == Future.State.SUCCESS) {
            done.next().run();
        } else if (done.future().state() == Future.State.FAILED
                && !(done.future().exceptionNow() instanceof CancellationException)) {
            done.otherwise().accept(why(done.title(), done.future().exceptionNow()));
        }
    }

    /** Why something failed, as a sentence. */
    public static String why(String title, Throwable cause) {
        return cause instanceof ReinsException known
                ? known.sentence()
                : Text.of("work.failed", title, cause);
    }
}
