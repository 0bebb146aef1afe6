package reins.sim.robot;

import reins.core.fact.Actions;
import reins.core.fact.Channel;
import reins.core.fact.Unit;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a robot owes its safety, with a clock of the test's own. Used by one thread. */
final class SafetyInHand {
    static final Vec FULL = Vec.of(1, 1);

    static final WorldSpec SPEC =
            new WorldSpec(
                    "cart",
                    "Cart",
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    new Actions.Controls(
                            List.of(
                                    new Channel("steering", Unit.FRACTION, -1, 1),
                                    new Channel("throttle", Unit.FRACTION, -1, 1))),
                    List.of(new Channel("reward", Unit.NONE, 0, 1)),
                    0.05,
                    1000);

    final Ticking clock = new Ticking();
    final Safety safety;

    SafetyInHand(Limits limits) {
        safety = new Safety(limits, SPEC, Set.of(1), clock);
    }

    /** An episode that a policy may drive, with nothing owed. */
    void driving() {
        safety.connected();
        safety.begin();
        safety.begun();
        safety.goOn();
        safety.command(FULL);
        words();
        clock.pass(50);
        alive();
    }

    /** The robot is heard of and seen. */
    void alive() {
        safety.heard(clock.getAsLong());
        safety.observed(clock.getAsLong());
    }

    /** All that is to be said now. */
    List<Word> words() {
        List<Word> words = new ArrayList<>();
        for (Word word = safety.next(); !(word instanceof Word.Silence); word = safety.next()) {
            words.add(word);
            if (word instanceof Word.Begin) {
                safety.saidBegin();
            }
        }
        return words;
    }

    /** Lets time pass a millisecond at a time, and gathers what is said. */
    List<Word> pass(int millis) {
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < millis; i++) {
            clock.pass(1);
            words.addAll(words());
        }
        return words;
    }

    /** The same while it is seen, and everything is wanted again and again. */
    List<Word> live(int millis) {
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < millis; i++) {
            clock.pass(1);
            alive();
            safety.command(FULL);
            words.addAll(words());
        }
        return words;
    }
}
