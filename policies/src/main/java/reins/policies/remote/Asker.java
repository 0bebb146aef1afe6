package reins.policies.remote;

import reins.core.fact.Action;
import reins.core.fact.Observation;
import reins.core.fact.ReinsException;
import reins.core.flow.Worker;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Asks a policy server one question at a time, the newest one, and connects again where the
 * connection is lost. Used by one thread; asking and {@code news} are one other thread's.
 */
final class Asker implements Worker {
    static final String NAME = "remote policy";

    private static final long FIRST_PAUSE_NANOS = 250_000_000;
    private static final long LONGEST_PAUSE_NANOS = 5_000_000_000L;

    /** A connection that is on its way for longer is given up. */
    private static final long CONNECT_NANOS = 15_000_000_000L;

    /**
     * Something to be answered.
     *
     * @param number from 1, each once
     * @param first whether nothing was asked before that it goes on from
     */
    record Question(long number, Observation observation, boolean first) {}

    /**
     * How it stands.
     *
     * @param answered the question that was answered last; 0 for none
     * @param actions what was answered
     * @param lost the last question that will not be answered; 0 for none
     * @param trouble why the last one is not, as a sentence; empty where all is well
     */
    record News(long answered, List<Action> actions, long lost, String trouble) {
        News {
            actions = List.copyOf(actions);
        }
    }

    private final String shown;
    private final Mapping mapping;
    private final Supplier<Conversation> connect;
    private final LongSupplier nanoTime;
    private final long answerNanos;
    private final AtomicReference<Optional<Question>> next =
            new AtomicReference<>(Optional.empty());
    private volatile News news = new News(0, List.of(), 0, "");

    private Optional<Conversation> conversation = Optional.empty();
    private Optional<Packed> metadata = Optional.empty();
    private boolean introduced;
    private boolean over;
    private Optional<Question> asked = Optional.empty();
    private long since;
    private long pauseNanos;

    /**
     * @param shown the server's address, for people
     * @param connect begins a new connection, and does not wait for it
     * @param answerNanos how long an answer may take
     * @param nanoTime a clock in nanoseconds that never goes back
     */
    Asker(
            String shown,
            Mapping mapping,
            Supplier<Conversation> connect,
            long answerNanos,
            LongSupplier nanoTime) {
        this.shown = shown;
        this.mapping = mapping;
        this.connect = connect;
        this.answerNanos = answerNanos;
        this.nanoTime = nanoTime;
        since = nanoTime.getAsLong();
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Asks this instead of what waits to be asked. */
    void ask(Question question) {
        next.set(Optional.of(question));
    }

    /** What waits to be asked is asked of what is seen now. */
    void renew(Observation observation) {
        next.updateAndGet(waiting ->
                waiting.map(question ->
                        new Question(question.number(), observation, question.first())));
    }

    /** Asks nothing of what waits to be asked. */
    void drop() {
        next.set(Optional.empty());
    }

    News news() {
        return news;
    }

    /** Will answer nothing any more. */
    void end(String why) {
        over = true;
        tellTrouble(why);
    }

    @Override
    public boolean work() {
        long now = nanoTime.getAsLong();
        if (over) {
            return false;
        }
        if (conversation.isPresent()) {
            try {
                return goOn(conversation.get(), now);
            } catch (ReinsException e) {
                giveUp(
                        "What the policy server at '%s' says cannot be used: %s"
                                .formatted(shown, e.sentence()));
            }
        } else if (now - since >= pauseNanos) {
            since = now;
            introduced = false;
            conversation = Optional.of(connect.get());
        }
        return false;
    }

    private boolean goOn(Conversation with, long now) {
        Optional<byte[]> message = with.take();
        if (message.isPresent()) {
            hear(Msgpack.read(message.get()));
            since = now;
            return true;
        }
        Optional<String> end = with.end();
        if (end.isPresent()) {
            giveUp(end.get());
            return false;
        }
        if (!with.isOpen()) {
            if (now - since > CONNECT_NANOS) {
                giveUp(
                        "No policy server answers at '%s'; look at its address and whether it is running."
                                .formatted(shown));
            }
            return false;
        }
        if (asked.isPresent()) {
            if (now - since > answerNanos) {
                giveUp(
                        "The policy server at '%s' has not answered for %s seconds."
                                .formatted(shown, answerNanos / 1e9));
            }
            return false;
        }
        if (!introduced) {
            if (now - since > CONNECT_NANOS) {
                giveUp(
                        "What answers at '%s' does not say what it is, as a policy server does."
                                .formatted(shown));
            }
            return false;
        }
        asked = next.getAndSet(Optional.empty());
        asked.ifPresent(question -> say(question, with, now));
        return asked.isPresent();
    }

    private void say(Question question, Conversation with, long now) {
        Packed packed;
        try {
            packed = mapping.question(question.observation(), question.first());
        } catch (ReinsException e) {
            tellTrouble(e.sentence());
            return;
        }
        with.say(Msgpack.write(packed));
        since = now;
    }

    private void hear(Packed said) {
        if (!introduced) {
            introduced = true;
            if (metadata.isPresent() && !metadata.get().equals(said)) {
                close();
                end(
                        "The policy server at '%s' has another policy than before; choose it again to let it drive."
                                .formatted(shown));
            }
            metadata = Optional.of(said);
            return;
        }
        if (asked.isEmpty()) {
            throw new ReinsException("Nothing was asked.");
        }
        news = new News(asked.get().number(), mapping.actions(said), news.lost(), "");
        asked = Optional.empty();
        pauseNanos = 0;
    }

    /** Closes this connection; the next one is begun after a pause that grows. */
    private void giveUp(String why) {
        close();
        since = nanoTime.getAsLong();
        pauseNanos = Math.clamp(2 * pauseNanos, FIRST_PAUSE_NANOS, LONGEST_PAUSE_NANOS);
        tellTrouble(why);
    }

    private void tellTrouble(String why) {
        long lost = asked.map(Question::number).orElse(news.lost());
        news = new News(news.answered(), news.actions(), lost, why);
        asked = Optional.empty();
    }

    /** Hangs up. */
    @Override
    public void close() {
        conversation.ifPresent(Conversation::close);
        conversation = Optional.empty();
    }
}
