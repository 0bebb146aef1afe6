package reins.sessions.format;

import reins.core.fact.Decision;
import reins.core.fact.Hand;
import reins.core.fact.Link;
import reins.core.fact.Said;
import reins.core.fact.Step;
import reins.core.fact.Teaching;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What policy and teacher said at the ticks of an attempt, and how well its world was reached: each
 * by the tick's place in the attempt, from 0, and only where it differs from what is usual. Safe on
 * every thread.
 *
 * @param thoughts the teacher's; else empty
 * @param hands where who taught changes: from that place on; empty where that was not written
 * @param said the policy's thoughts; else empty
 * @param doubts from that place on, else 0; infinite ones as the largest number
 * @param risks from that place on, else 0
 * @param asking where the policy begins and ceases to ask for help; else it does not
 * @param links of those who were not reached at once
 */
public record Spoken(
        NavigableMap<Integer, String> thoughts,
        Optional<NavigableMap<Integer, Hand>> hands,
        NavigableMap<Integer, String> said,
        NavigableMap<Integer, Float> doubts,
        NavigableMap<Integer, Float> risks,
        NavigableMap<Integer, Boolean> asking,
        NavigableMap<Integer, Link> links) {
    /** What a person's ticks said before it was written who taught. */
    private static final String PERSON = "a person drives";

    /** Nothing is known of what was said. */
    static final Spoken NOTHING =
            new Spoken(
                    new TreeMap<>(),
                    Optional.empty(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>());

    public Spoken {
        for (float doubt : doubts.values()) {
            if (!(doubt >= 0)) {
                throw new IllegalArgumentException("doubt " + doubt);
            }
        }
        for (float risk : risks.values()) {
            if (!(risk >= 0 && risk <= 1)) {
                throw new IllegalArgumentException("risk " + risk);
            }
        }
        thoughts = Collections.unmodifiableNavigableMap(thoughts);
        hands = hands.map(Collections::unmodifiableNavigableMap);
        said = Collections.unmodifiableNavigableMap(said);
        doubts = Collections.unmodifiableNavigableMap(doubts);
        risks = Collections.unmodifiableNavigableMap(risks);
        asking = Collections.unmodifiableNavigableMap(asking);
        links = Collections.unmodifiableNavigableMap(links);
    }

    static Spoken of(List<Step> steps) {
        NavigableMap<Integer, String> thoughts = new TreeMap<>();
        NavigableMap<Integer, Hand> hands = new TreeMap<>();
        NavigableMap<Integer, String> said = new TreeMap<>();
        NavigableMap<Integer, Float> doubts = new TreeMap<>();
        NavigableMap<Integer, Float> risks = new TreeMap<>();
        NavigableMap<Integer, Boolean> asking = new TreeMap<>();
        NavigableMap<Integer, Link> links = new TreeMap<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            Said policy = step.policy();
            if (!step.teacher().thought().isEmpty()) {
                thoughts.put(i, step.teacher().thought());
            }
            if (!policy.thought().isEmpty()) {
                said.put(i, policy.thought());
            }
            change(hands, i, step.teacher().hand(), Hand.NOBODY);
            change(doubts, i, Math.min(policy.doubt(), Float.MAX_VALUE), 0f);
            change(risks, i, policy.risk(), 0f);
            change(asking, i, policy.asked(), false);
            if (!step.outcome().link().equals(Link.NONE)) {
                links.put(i, step.outcome().link());
            }
        }
        return new Spoken(thoughts, Optional.of(hands), said, doubts, risks, asking, links);
    }

    private static <T> void change(NavigableMap<Integer, T> changes, int place, T now, T usual) {
        T before = changes.isEmpty() ? usual : changes.lastEntry().getValue();
        if (!now.equals(before)) {
            changes.put(place, now);
        }
    }

    private static <T> T from(NavigableMap<Integer, T> changes, int place, T usual) {
        Map.Entry<Integer, T> last = changes.floorEntry(place);
        return last == null ? usual : last.getValue();
    }

    /** What the policy said at a place. */
    Said policy(int place, int version) {
        float doubt = from(doubts, place, 0f);
        return new Said(
                version,
                said.getOrDefault(place, ""),
                doubt == Float.MAX_VALUE ? Float.POSITIVE_INFINITY : doubt,
                from(risks, place, 0f),
                from(asking, place, false));
    }

    /**
     * Who taught at a place, and why.
     *
     * @param program whether what was taught is a program's where nothing else is known
     */
    Teaching teacher(int place, Decision decision, boolean program) {
        String thought = thoughts.getOrDefault(place, "");
        if (hands.isPresent()) {
            return new Teaching(from(hands.get(), place, Hand.NOBODY), thought);
        }
        boolean taught = decision.label().isPresent() || !thought.isEmpty();
        boolean person = thought.equals(PERSON) || !program;
        return new Teaching(
                taught ? person ? Hand.PERSON : Hand.PROGRAM : Hand.NOBODY,
                thought.equals(PERSON) ? "" : thought);
    }

    Link link(int place) {
        return links.getOrDefault(place, Link.NONE);
    }
}
