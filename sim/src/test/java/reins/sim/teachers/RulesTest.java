package reins.sim.teachers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.Action;
import reins.core.fact.Actions;
import reins.core.fact.Channel;
import reins.core.fact.Observation;
import reins.core.fact.ReinsException;
import reins.core.fact.Unit;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Critic;
import reins.core.role.Expert;
import reins.core.role.Moment;
import reins.core.role.Rule;
import reins.core.role.RuleContext;
import reins.core.role.RuleType;
import reins.core.role.Settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** When each rule takes over and hands back, tick by tick. */
final class RulesTest {
    private static final int TICKS = 20_000;

    private static final WorldSpec SPEC =
            new WorldSpec(
                    "line",
                    "Line",
                    List.of(new Channel("x", Unit.METRE, -1, 1)),
                    List.of(),
                    Optional.empty(),
                    new Actions.Controls(List.of(new Channel("push", Unit.NEWTON, -1, 1))),
                    List.of(new Channel("reward", Unit.NONE, -1, 1)),
                    0.02,
                    100);

    private static final Action WISH = new Action.Continuous(Vec.of(0.5f));

    private static final Expert EXPERT =
            new Expert() {
                @Override
                public void begin() {}

                @Override
                public Action act(Observation observation) {
                    return WISH;
                }
            };

    /** An action is worth ten times what it pushes. */
    private static final Critic CRITIC = (_, action) -> 10 * action.asControls().at(0);

    private static Rule rule(RuleType<?> type, Map<String, String> changes) {
        return type.make(
                new RuleContext(SPEC, EXPERT, 7, () -> CRITIC),
                Settings.with(type.defaults(), changes));
    }

    private static Moment moment(boolean first, float proposed, boolean asked) {
        return new Moment(
                first,
                Observation.of(Vec.of(0)),
                new Action.Continuous(Vec.of(proposed)),
                false,
                asked);
    }

    /** Whether it drives, at each of so many ticks of a policy that always wants the same. */
    private static List<Boolean> drives(Rule rule, int ticks, float proposed) {
        return drives(rule, ticks, i -> moment(i == 0, proposed, false));
    }

    private static List<Boolean> drives(Rule rule, int ticks, IntFunction<Moment> moments) {
        return IntStream.range(0, ticks)
                .mapToObj(moments)
                .map(moment -> rule.judge(moment, WISH).drives())
                .toList();
    }

    private static double share(List<Boolean> drives) {
        return drives.stream().filter(one -> one).count() / (double) drives.size();
    }

    /** The lengths of the stretches that it drove, those cut off by the ends left out. */
    private static List<Integer> stretches(List<Boolean> drives) {
        List<Integer> lengths = new ArrayList<>();
        int from = drives.indexOf(false);
        int length = 0;
        for (boolean one : drives.subList(from, drives.size())) {
            if (one) {
                length++;
            } else if (length > 0) {
                lengths.add(length);
                length = 0;
            }
        }
        return lengths;
    }

    @Test
    void atRandomItDrivesForWholeTurnsAndAsOftenAsItShould() {
        List<Boolean> drives =
                drives(rule(RandomRule.TYPE, Map.of("probability", "0.1", "ticks", "5")), TICKS, 0);
        assertTrue(stretches(drives).stream().allMatch(length -> length % 5 == 0));
        assertTrue(stretches(drives).contains(5));
        // Before each turn of 5 ticks it waits for (1 − p)/p = 9 ticks on average: 5 of 14.
        assertEquals(5.0 / 14, share(drives), 0.02);
    }

    @Test
    void atRandomWithCertaintyItAlwaysDrivesAndWithoutAnyNever() {
        assertEquals(1, share(drives(rule(RandomRule.TYPE, Map.of("probability", "1")), 100, 0)));
        assertEquals(0, share(drives(rule(RandomRule.TYPE, Map.of("probability", "0")), 100, 0)));
    }

    @Test
    void byValueItTakesOverNearlyAlwaysWhereThePolicyIsWorseAndHardlyElsewhere() {
        // Its own action is worth 5, the policy's 3: by difference worse by more than 1.
        // Watching for 1/0.95 ticks before each turn of 4: 4/(4 + 1/0.95) of the time.
        assertEquals(
                4 / (4 + 1 / 0.95),
                share(drives(rule(ValueRule.TYPE, Map.of()), TICKS, 0.3f)),
                0.01);
        // Worth 4.5, which is near enough. Watching for 20 ticks before each turn: 4/24.
        List<Boolean> near = drives(rule(ValueRule.TYPE, Map.of()), TICKS, 0.45f);
        assertEquals(4.0 / 24, share(near), 0.02);
        assertTrue(stretches(near).stream().allMatch(length -> length == 4));
    }

    @Test
    void byValueItTakesOverAfterTheStepThatWasWorse() {
        Rule rule = rule(ValueRule.TYPE, Map.of("whereWorse", "1", "elsewhere", "0", "ticks", "2"));
        float[] proposed = {0.45f, 0.3f, 0.45f, 0.3f, 0.45f, 0.45f};
        // What is proposed while it drives does not count.
        assertEquals(
                List.of(false, false, true, true, false, false),
                drives(rule, proposed.length, i -> moment(i == 0, proposed[i], false)));
    }

    @Test
    void byValueItFirstDrivesSoManyEpisodesAlone() {
        Rule rule = rule(ValueRule.TYPE, Map.of("demonstrations", "2", "elsewhere", "0"));
        assertEquals( // in three episodes of two ticks
                List.of(true, true, true, true, false, false),
                drives(rule, 6, i -> moment(i % 2 == 0, 0.45f, false)));
    }

    @Test
    void byValueChosenInTheMiddleOfAnEpisodeItCountsThatAsTheFirst() {
        assertEquals(List.of(false, false, false, false), midway(Map.of("elsewhere", "0")));
        assertEquals(
                List.of(true, true, false, false),
                midway(Map.of("demonstrations", "1", "elsewhere", "0")));
    }

    /** Who drives in the last two ticks of an episode and the first two of the next. */
    private static List<Boolean> midway(Map<String, String> changes) {
        return drives(rule(ValueRule.TYPE, changes), 4, i -> moment(i == 2, 0.45f, false));
    }

    @Test
    void byFactorAShareOfItsOwnValueIsWhatCounts() {
        Map<String, String> sure =
                Map.of("by", "factor", "factor", "0.9", "whereWorse", "1", "elsewhere", "0");
        assertEquals(4.0 / 5, share(drives(rule(ValueRule.TYPE, sure), 100, 0.44f)));
        assertEquals(0, share(drives(rule(ValueRule.TYPE, sure), 100, 0.46f)));
    }

    @Test
    void byValueItSaysWhereThereIsNoCritic() {
        RuleContext without =
                new RuleContext(
                        SPEC,
                        EXPERT,
                        7,
                        () -> {
                            throw new ReinsException("There is no critic.");
                        });
        assertThrows(
                ReinsException.class,
                () -> ValueRule.TYPE.make(without, ValueRule.TYPE.defaults()));
    }

    @Test
    void whoOnlySaysWhatItWouldDoNeverDrives() {
        assertEquals(0, share(drives(rule(LabelRule.TYPE, Map.of()), 100, -1)));
    }

    @Test
    void whenAskedItDrivesUntilTheTwoHaveAgreedForAWhile() {
        Rule rule = rule(AskedRule.TYPE, Map.of("trustTicks", "3"));
        assertFalse(rule.judge(moment(true, -1, false), WISH).drives());
        assertTrue(rule.judge(moment(false, -1, true), WISH).drives());
        for (int i = 0; i < 50; i++) {
            assertTrue(rule.judge(moment(false, -1, false), WISH).drives(), "they differ");
        }
        int ticks = 0;
        while (rule.judge(moment(false, 0.5f, false), WISH).drives()) {
            ticks++;
        }
        // The mean of differences falls from 1.5 by a factor of 0.85 a tick: below 0.15 after 15,
        // and the third tick of that hands back.
        assertEquals(16, ticks);
        assertFalse(rule.judge(moment(false, -1, false), WISH).drives(), "nobody asks");
    }

    @Test
    void anEpisodesBeginningEndsEveryTurn() {
        Rule asked = rule(AskedRule.TYPE, Map.of());
        assertTrue(asked.judge(moment(true, -1, true), WISH).drives());
        assertFalse(asked.judge(moment(true, -1, false), WISH).drives());
    }
}
