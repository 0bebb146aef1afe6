package reins.policies.remote;

import reins.core.fact.Action;
import reins.core.fact.Artifact;
import reins.core.fact.Observation;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.flow.Event;
import reins.core.flow.WorkerThread;
import reins.core.role.Act;
import reins.core.role.Distant;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * A policy that thinks on another machine and is asked by openpi's WebSocket. It answers several
 * steps at a time: once half of them are driven it is asked ahead. Made by any thread; used by one,
 * the robot's own.
 */
public final class RemotePolicy implements Distant {
    /** The environment's variable that holds the key to show to a server. */
    public static final String KEY = "OPENPI_API_KEY";

    /** Who looks after it. */
    public enum Company {
        /** A person may take over: while there is no answer, the world waits, and says why. */
        ATTENDED,
        /**
         * Nobody: each answer is awaited, so that equal answers give equal runs, and what goes
         * wrong ends the run.
         */
        ALONE
    }

    /** What it was told to do; step 0 is for the tick that it was asked at. */
    private record Plan(long from, List<Action> steps) {
        static final Plan NONE = new Plan(0, List.of());

        Optional<Action> at(long tick) {
            long step = tick - from;
            return step < steps.size() ? Optional.of(steps.get((int) step)) : Optional.empty();
        }

        boolean isHalfDriven(long tick) {
            return 2 * (tick - from) >= steps.size();
        }
    }

    private final String shown;
    private final boolean looks;
    private final Asker asker;
    private final Company company;
    private final Runnable leave;
    private Plan plan = Plan.NONE;
    private long tick;
    private long number;
    private long asked;
    private long askedAt;
    private boolean first = true;

    RemotePolicy(String shown, boolean looks, Asker asker, Company company, Runnable leave) {
        this.shown = shown;
        this.looks = looks;
        this.asker = asker;
        this.company = company;
        this.leave = leave;
    }

    /**
     * Begins to connect, on a thread of its own that ends when this is closed.
     *
     * @param artifact of {@link RemoteSettings#artifact}
     * @param nanoTime a clock in nanoseconds that never goes back
     * @throws ReinsException where its settings do not fit the world
     */
    public static RemotePolicy connect(
            Artifact artifact, WorldSpec spec, Company company, LongSupplier nanoTime) {
        RemoteSettings settings = RemoteSettings.of(artifact);
        URI address = settings.address();
        Mapping mapping = new Mapping(settings, spec);
        Optional<String> key = Optional.ofNullable(System.getenv(KEY));
        Asker asker =
                new Asker(
                        address.toString(),
                        mapping,
                        () -> new Conversation(address, key),
                        Math.round(settings.answerSeconds() * 1e9),
                        nanoTime);
        WorkerThread thread =
                WorkerThread.start(
                        asker,
                        event -> {
                            if (event instanceof Event.Failed(_, String sentence)) {
                                asker.end(sentence);
                            }
                        });
        return new RemotePolicy(address.toString(), mapping.looks(), asker, company, thread::close);
    }

    @Override
    public boolean looks() {
        return looks;
    }

    /** It remembers where it is; what it was about to do is forgotten. */
    @Override
    public Vec begin() {
        forget();
        return Vec.EMPTY;
    }

    private void forget() {
        asker.drop();
        plan = Plan.NONE;
        asked = 0;
        first = true;
    }

    @Override
    public Optional<String> obstacle(Observation observation, boolean needed) {
        if (!needed) {
            forget();
            return Optional.of(waits());
        }
        return switch (company) {
            case ATTENDED -> goOn(observation);
            case ALONE -> Optional.empty(); // acting waits
        };
    }

    /** Takes what was answered, and asks where it is time to. */
    private Optional<String> goOn(Observation observation) {
        Asker.News news = asker.news();
        if (asked > 0 && news.answered() == asked) {
            plan = new Plan(askedAt, news.actions());
            asked = 0;
        } else if (asked > 0 && news.lost() >= asked) {
            asked = 0;
        }
        boolean drives = plan.at(tick).isPresent();
        if (asked == 0 && (!drives || (company == Company.ATTENDED && plan.isHalfDriven(tick)))) {
            number++;
            asked = number;
            askedAt = tick;
            asker.ask(new Asker.Question(asked, observation, first));
            first = false;
        } else if (!drives) {
            asker.renew(observation);
        }
        if (drives) {
            return Optional.empty();
        }
        return Optional.of(news.trouble().isEmpty() ? waits() : news.trouble());
    }

    private String waits() {
        return "Waiting for the policy server at '%s'.".formatted(shown);
    }

    /**
     * @throws ReinsException where nobody looks after it and it is not answered
     */
    @Override
    public Act act(Observation observation, Vec memory, RandomGenerator random) {
        while (company == Company.ALONE && goOn(observation).isPresent()) {
            String trouble = asker.news().trouble();
            if (!trouble.isEmpty()) {
                throw new ReinsException(trouble);
            }
            WorkerThread.moment();
        }
        Action action = plan.at(tick).orElseThrow();
        tick++;
        return new Act(action, memory, "", 0);
    }

    @Override
    public void close() {
        leave.run();
    }
}
